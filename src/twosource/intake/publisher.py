"""The publisher's name, where it stands alone above the report."""

import re
from collections.abc import Sequence

from twosource.intake.dates import read_stamp
from twosource.intake.layout import Line, content_words
from twosource.intake.lexicon import Lexicon, key_of
from twosource.intake.words import AUTHORITIES
from twosource.text import squash

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?:by\s+)?"
    r"(?P<name>\w(?:[\w&'’ -]|\.(?=\w)){1,40})",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s*[,|•·–—]\s+")
_APPEARED = re.compile(r"appeared first on (?P<name>[A-Z][\w.&'’ -]{1,40}?)\s*\.?$")


def find_names(lines: Sequence[Line], top: int, lexicon: Lexicon) -> set[int]:
    """Lines before the report that are the publisher's name alone.

    Told by a double in another case, by the copyright line, or by a last word that publishers' names have.
    """
    head = [i for i in range(top) if lines[i].kind is None and 1 <= lines[i].words <= 5 and not lines[i].ends]
    head = [i for i in head if _is_titled(lines[i].raw) and not set(lines[i].key.split()) & AUTHORITIES]
    if not head:
        return set()
    signed = {key_of(m["name"]) for line in lines if (m := _COPYRIGHT.search(line.raw) or _APPEARED.search(line.raw))}
    written: dict[str, set[str]] = {}
    for i in head:
        written.setdefault(lines[i].key, set()).add(lines[i].raw)
    about = content_words(" ".join([line.raw for line in lines if line.prose][:8]))
    told = "\n".join(line.raw for line in lines).casefold()
    found = {i for i in head if lines[i].key in signed or (lines[i].words <= 4 and len(written[lines[i].key]) > 1)}
    for i in head[:3]:
        words = [word for word in lines[i].key.split() if word not in ("uk", "us", "usa", "india", "africa")]
        named = bool(words) and 2 <= lines[i].words <= 4 and words[-1] in lexicon.outlet_words
        paper = lines[i].raw[:4].lower() == "the "  # no headline reads "The Lima Post"
        if named and (
            paper or not lines[i].content & about or (i == 0 and told.count(lines[i].key.removeprefix("the ")) > 1)
        ):
            found.add(i)
    return found


def dated_name(line: str, lexicon: Lexicon) -> str | None:
    """The publisher of a line that is its name and a date: "Timber Bay Courier, 12 June 2026".

    A place or a person stands before a date as well, so the name must end in a word that publishers' names have.
    """
    parts = _BESIDE.split(squash(line))
    for name, rest in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        words = name.split()
        if 2 <= len(words) <= 4 and _is_titled(name) and words[-1].casefold() in lexicon.outlet_words:
            stamp = read_stamp(", ".join(rest))
            if stamp is not None and stamp.alone:
                return name
    return None


def _is_titled(raw: str) -> bool:
    """Whether every word of a line begins with a capital or a digit."""
    return all(word[:1].isupper() or not word[:1].isalpha() or word in ("of", "the") for word in raw.split())


def outlet_of(lines: Sequence[Line], names: set[int]) -> str | None:
    """The name as it is best written, of the lines that hold it."""
    written = [squash(lines[i].raw) for i in sorted(names)]
    mixed = [name for name in written if not name.isupper()]
    if written and not mixed:  # printed in capitals here, but perhaps not everywhere
        match = re.search(rf"\b{re.escape(written[0])}\b", "\n".join(line.raw for line in lines[1:]), re.IGNORECASE)
        mixed = [squash(match.group())] if match and not match.group().isupper() else []
    return next(iter(mixed or written), None)
