"""Reading the rules."""

import tomllib
from importlib.resources import files

import msgspec

from twosource.lint.records import Lexicon, Rule


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of rules; a rule or a word list of the wrong shape is refused."""

    rule: tuple[Rule, ...]
    words: Lexicon


def load_rules() -> tuple[tuple[Rule, ...], Lexicon]:
    """All rules, and the words that the checks go by.

    >>> rules, lexicon = load_rules()
    >>> len({rule.id for rule in rules}) == len(rules), "should" in lexicon.opinion
    (True, True)
    """
    text = files("twosource.lint").joinpath("rules.toml").read_text(encoding="utf-8")
    held = msgspec.convert(tomllib.loads(text), _File)
    return held.rule, held.words
