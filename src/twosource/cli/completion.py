"""`twosource completion bash|zsh|fish`: a script that completes commands and their options, made from the parser."""

import argparse
from typing import TYPE_CHECKING

from twosource.cli.base import OK, write

if TYPE_CHECKING:
    from twosource.cli.base import Commands

_BASH = """_twosource() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" known=""
  if [ "$COMP_CWORD" -eq 1 ]; then known="{commands}"; else
    case "${{COMP_WORDS[1]}}" in
{cases}
    esac
  fi
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$known" -- "$word")) ;;
    *) if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "$known" -- "$word"))
       else COMPREPLY=($(compgen -f -- "$word")); fi ;;
  esac
}}
complete -o filenames -F _twosource twosource
"""


def add(commands: "Commands") -> None:
    """Declare the command."""
    completion = commands.add_parser("completion", help="print a script that completes commands in your shell")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    completion.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    write(script(args.shell, args.flags).encode())
    return OK


def script(shell: str, flags: dict[str, list[str]]) -> str:
    """The script for a shell, from each command's options.

    >>> print(script("fish", {"add": ["--story"]}).splitlines()[-1])
    complete -c twosource -n '__fish_seen_subcommand_from add' -l story
    """
    if shell == "fish":
        lines = [f"complete -c twosource -n __fish_use_subcommand -f -a {name}" for name in flags]
        for name, known in flags.items():
            seen = f"'__fish_seen_subcommand_from {name}'"
            lines += [f"complete -c twosource -n {seen} -l {flag.removeprefix('--')}" for flag in known]
        return "\n".join(lines) + "\n"
    cases = "\n".join(f'      {name}) known="{" ".join(known)}" ;;' for name, known in flags.items())
    bash = _BASH.format(commands=" ".join(flags), cases=cases)
    return f"autoload -U +X bashcompinit && bashcompinit\n{bash}" if shell == "zsh" else bash
