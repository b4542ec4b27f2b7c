"""Made-up stories of any size: reports of one invented accident, most in words of their own, a third copies and edits.

Every story has its own names and figures, so that a case can hold many. Nothing in it happened.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

from twosource.model import Report

_CHOICE = re.compile(r"\{([^{}]*)\}")
_ROWS, _COLOUR = (
    [line for line in part.split("\n") if line and line[0] != "#"]
    for part in Path(__file__).with_name("made_up.txt").read_text("utf-8").split("# colour\n")
)
_TOWNS, _SURNAMES, _GIVEN = (row.split() for row in _ROWS[:3])
_LINES = _ROWS[3:]
_FIRMS = ("Norrail", "Vell Transit", "Coastline Ferries", "Arden Cable", "Halden Lifts", "Skerry Lines")
_THINGS = ("ferry", "train", "cable car", "tram", "coach", "barge")

_OUTLETS = ("Post", "Herald", "Mail", "Courier", "Ledger", "Star", "Voice", "Dispatch", "Gazette", "Echo")


def _names(draw: Random) -> dict[str, str]:
    town, village = draw.sample(_TOWNS, 2)
    people = [f"{g} {s}" for g, s in zip(draw.sample(_GIVEN, 7), draw.sample(_SURNAMES, 7), strict=True)]
    who = dict(zip(("minister", "mayor", "witness", "premier", "opposition", "director"), people, strict=False))
    dead, aboard = draw.randint(5, 60), draw.randint(80, 400)
    figures = {"dead": dead, "hurt": dead + draw.randint(5, 70), "grave": draw.randint(3, 20), "aboard": aboard}
    figures |= {"missing": draw.randint(3, 30), "former": draw.randint(11, 90), "fall": draw.randint(2, 14)}
    figures |= {"opened": draw.randint(1880, 1990)}
    place = {"town": town, "village": village, "firm": draw.choice(_FIRMS), "thing": draw.choice(_THINGS)}
    return who | place | {k: str(v) for k, v in figures.items()}


def _told(line: str, names: dict[str, str], draw: Random) -> str:
    line = _CHOICE.sub(lambda m: draw.choice(m.group(1).split("|")), line)
    line = re.sub(r"\$(\w+)", lambda m: names[m.group(1)], line)
    return line[:1].upper() + line[1:]


def _own(names: dict[str, str], draw: Random, facts: int) -> list[str]:
    """One reporter's sentences: some facts, the number of dead first, and some colour."""
    rest = draw.sample(_LINES[3:], facts - 1)
    kept = [draw.choice(_LINES[:3]), *rest]
    kept.insert(draw.randrange(2, len(kept)), draw.choice(_COLOUR))
    return [_told(line, names, draw) for line in kept]


def _edited(parent: Sequence[str], names: dict[str, str], draw: Random) -> list[str]:
    """A parent's sentences, a few dropped and one of the outlet's own put in."""
    kept = [s for s in parent if draw.random() > 0.15] or list(parent)
    kept.insert(draw.randrange(len(kept)), _told(draw.choice(_COLOUR), names, draw))
    return kept


def made_up_story(size: int, *, seed: int = 1, facts: int = 24, copied: float = 1 / 3) -> list[Report]:
    """`size` reports of about 400 words in order of time; a `copied` part are copies (one in three) and edits."""
    from twosource.intake import report_from_text

    draw = Random(seed)
    names = _names(draw)
    texts: list[list[str]] = []
    out = []
    for n in range(size):
        if texts and n % round(1 / copied) == 2:
            parent = draw.choice(texts)
            text = list(parent) if draw.random() < 1 / 3 else _edited(parent, names, draw)
        else:
            text = _own(names, draw, facts)
            texts.append(text)
        house = f"{_TOWNS[n % 12]} {_OUTLETS[n // 12 % 10]}" + (f" {n // 120 + 1}" if n >= 120 else "")
        body = "\n\n".join(" ".join(text[i : i + 2]) for i in range(0, len(text), 2))
        when = f"2031-05-{6 + n // 96:02d}T{n // 4 % 24:02d}:{n % 4 * 15:02d}+00:00"
        name = f"story{seed}/{n:03d}.txt"
        out.append(report_from_text(body, rid=f"r{seed}-{n:03d}", path=name, outlet=house, published=when))
    return out
