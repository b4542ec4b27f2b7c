"""Options that need not be given each time: flag over environment over project file over user file.

    TWOSOURCE_STORY=floods twosource claims desk.case       the environment
    ./twosource.toml            story = "floods"            the project: this folder's, or the nearest above it
    ~/.config/twosource/config.toml                         the user

An option set here is the default of every command that has it.
"""

import argparse
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from twosource.errors import UsageError

# What may be set, as in the flag, and what of it a project's file may not: a folder from someone else must not open the
# network.
SETTABLE = (
    "story", "wait", "jobs", "offline", "by", "all", "every", "rate", "host", "port", "allow_private", "limit",
)  # fmt: skip
_NOT_IN_PROJECT = ("allow_private",)
PREFIX = "TWOSOURCE_"
PROJECT = "twosource.toml"
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")

Value = str | int | float | bool


class Setting(NamedTuple):  # no dataclass: that module is slow to load, and every start would wait for it
    """An option's value, and where it was set."""

    name: str
    value: Value
    origin: str


def user_file(env: Mapping[str, str]) -> Path:
    """Where the user's file is."""
    if os.name == "nt" and env.get("APPDATA"):
        return Path(env["APPDATA"]) / "twosource" / "config.toml"
    base = env.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path(env.get("HOME") or Path.home()) / ".config") / "twosource" / "config.toml"


def project_file(folder: Path) -> Path | None:
    """The nearest `twosource.toml`, from a folder upwards."""
    return next((f / PROJECT for f in (folder, *folder.parents) if (f / PROJECT).is_file()), None)


def settings(env: Mapping[str, str], folder: Path) -> dict[str, Setting]:
    """Every option that is set anywhere, by its name; UsageError for a file that can't be read or a name unknown."""
    found: dict[str, Setting] = {}
    user, project = user_file(env), project_file(folder)
    for file in (user, project):
        if file is not None and file.is_file():
            for setting in _in_file(file, project=file == project):
                found[setting.name] = setting
    for name in SETTABLE:
        value = env.get(PREFIX + name.upper())
        if value is not None:
            found[name] = Setting(name, value, PREFIX + name.upper())
    return found


def _in_file(file: Path, *, project: bool) -> Iterator[Setting]:
    import tomllib

    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: {error}") from error
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in SETTABLE:
            raise UsageError(f"{file}: no option {key!r}; those that can be set: {', '.join(SETTABLE)}")
        if project and name in _NOT_IN_PROJECT:
            raise UsageError(f"{file}: {key!r} may be set in the user's file, the environment or as a flag only")
        if not isinstance(value, str | int | float | bool):
            raise UsageError(f"{file}: {key!r} is neither a text, a number nor true or false")
        yield Setting(name, value, str(file))


def defaults(parser: argparse.ArgumentParser) -> dict[str, object]:
    """What each settable option is where nothing sets it: the first command's that says so."""
    out: dict[str, object] = {}
    for command in commands_of(parser).values():
        for action in command._actions:
            if action.option_strings and action.dest in SETTABLE and out.get(action.dest) is None:
                out[action.dest] = action.default
    return out


def apply(parser: argparse.ArgumentParser, found: Mapping[str, Setting]) -> None:
    """Make what is set the default of every command that has the option; UsageError where a value doesn't fit."""
    for command in commands_of(parser).values():
        for action in command._actions:
            if action.option_strings and action.dest in found:
                action.default = fitting(action, found[action.dest])


def fitting(action: argparse.Action, setting: Setting) -> Value:
    """A setting's value as the option takes it."""
    wrong = UsageError(f"{setting.origin}: {setting.name} can't be {setting.value!r}")
    if action.nargs == 0:
        if isinstance(setting.value, bool):
            return setting.value
        word = str(setting.value).strip().lower()
        if word not in _TRUE + _FALSE:
            raise wrong
        return word in _TRUE
    try:
        value = cast(Value, action.type(str(setting.value))) if callable(action.type) else str(setting.value)
    except (ValueError, TypeError, argparse.ArgumentTypeError) as error:
        raise wrong from error
    if action.choices is not None and value not in action.choices:
        raise wrong
    return value


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands of the command line by name."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}
