"""Story trees: base reports of one event, and reports derived from them in known ways."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from bench.ancestry.reword import reword
from bench.ancestry.spin import spin, swap_phrases

_REPORTS = Path(__file__).parent / "reports"
_OUTLETS = (
    ("The Timber Bay Herald", "timberbayherald.example"),
    ("Lakeside Today", "lakesidetoday.example"),
    ("Northern Ledger", "northernledger.example"),
    ("QuickBrief", "quickbrief.example"),
    ("Harbour Voice", "harbourvoice.example"),
    ("World24 Desk", "world24desk.example"),
    ("The Alder Dispatch", "alderdispatch.example"),
    ("Plainfield Post", "plainfieldpost.example"),
    ("Daily Orbit", "dailyorbit.example"),
    ("Coastline News", "coastlinenews.example"),
    ("Metro Kestrel", "metrokestrel.example"),
    ("Inland Mail", "inlandmail.example"),
)
_TOP = (
    "Home | World",
    "Skip to content",
    "Share this\nFacebook\nTwitter\nEmail",
    "Listen to this article",
    "3 min read",
    "Subscribe Sign in",
    "Breaking News",
    "Advertisement",
)
_BOTTOM = (
    "Sign up for our morning newsletter and never miss a story.",
    "Leave a Reply\n\nYour email address will not be published. Required fields are marked *",
    "READ ALSO: Ten things to do in the city this weekend",
    "Tags: news, world, top stories",
    "Copyright 2025. All rights reserved.",
    "Related stories\n\nCouncil delays vote on parking charges\n\nWeather: dry and mild until Thursday",
    "Support independent journalism. Become a member from $3 a month.",
    "Follow us on WhatsApp for daily updates.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A report of a tree. `parents` are (report id, operator); `origin` is the base whose reporting most of it is.

    `manner` sums up the way from the base: "base", "copy", "edited", "reworded" or "spliced".
    """

    id: str
    event: str
    outlet: str
    host: str
    headline: str
    headlines: tuple[str, ...]
    byline: str
    credit: str
    paragraphs: tuple[str, ...]
    hours: float
    top: tuple[str, ...] = ()
    bottom: tuple[str, ...] = ()
    parents: tuple[tuple[str, str], ...] = ()
    origin: str = ""
    manner: str = "base"

    @property
    def text(self) -> str:
        """The report as a reader would see it on its page."""
        body = list(self.paragraphs)
        if self.credit:
            body[0] = f"{self.credit} {body[0]}"
        head = [*self.top, self.headline, *([self.byline] if self.byline else [])]
        return "\n\n".join([*head, *body, *self.bottom]) + "\n"

    @property
    def published(self) -> str:
        """When it came out, ISO 8601."""
        minutes = round(self.hours * 60)
        return f"2025-03-{4 + minutes // 1440:02d}T{minutes // 60 % 24:02d}:{minutes % 60:02d}:00Z"


@cache
def bases() -> tuple[Made, ...]:
    """The reports written for this generator, several separate accounts of each event."""
    found = []
    for path in sorted(_REPORTS.glob("*.txt")):
        for n, block in enumerate(path.read_text("utf-8").split("@ ")[1:]):
            head, _, body = block.partition("\n")
            kind, outlet, third, *headlines = (part.strip() for part in head.split("|"))
            paragraphs = tuple(p.strip() for p in body.split("\n") if p.strip())
            rid = f"{path.stem}-{n}"
            credit, byline = (third, "") if kind == "wire" else ("", third)
            heads = tuple(headlines)
            host = re.sub(r"\W", "", outlet.lower()) + ".example"
            found.append(
                Made(rid, path.stem, outlet, host, heads[0], heads, byline, credit, paragraphs, 2.0 * n, origin=rid)
            )
    return tuple(found)


Change = Callable[[tuple[str, ...], Random], tuple[str, ...]]


def _sentences(paragraph: str) -> list[str]:
    return re.split(r"(?<=[.!?][\"”]) (?=[A-Z])|(?<=[a-z0-9)][.!?]) (?=[A-Z\"“])", paragraph)


def verbatim(paragraphs: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """The same text."""
    return paragraphs


def house_style(paragraphs: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """The same text in another house's spelling."""
    swaps = (("percent", "per cent"), ("per cent", "%"), ("meters", "metres"), ("Ms ", "Ms. "), ("about ", "around "))
    chosen = [s for s in swaps if rng.random() < 0.6]
    out = list(paragraphs)
    for old, new in chosen:
        out = [p.replace(old, new) for p in out]
    return tuple(out)


def light_edit(paragraphs: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """A sub-editor's pass: a few words changed, a paragraph gone, two joined."""
    out = [spin(p, rng, 0.12) for p in house_style(paragraphs, rng)]
    if len(out) > 5:
        del out[rng.randrange(3, len(out))]
    if len(out) > 4:
        at = rng.randrange(1, len(out) - 1)
        out[at : at + 2] = [f"{out[at]} {out[at + 1]}"]
    return tuple(out)


def cut(paragraphs: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """The top of the report, cut from the bottom as desks do."""
    return paragraphs[: max(3, round(len(paragraphs) * rng.uniform(0.5, 0.8)))]


def reorder(paragraphs: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """The same paragraphs in another order under the same lead."""
    rest = list(paragraphs[1:])
    rng.shuffle(rest)
    return (paragraphs[0], *rest)


def shorten(paragraphs: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """A brief: the lead and about half of the other sentences, asides dropped."""
    out = []
    for n, paragraph in enumerate(paragraphs):
        kept = [s for s in _sentences(paragraph) if n == 0 or rng.random() < 0.5]
        kept = [re.sub(r", (?:who|which|an?|the) [^,]{4,60},", "", s) for s in kept]
        if kept:
            out.append(" ".join(kept))
    return tuple(out)


def numbers(paragraphs: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """A lightly edited copy with up to three of its figures changed."""
    out = list(light_edit(paragraphs, rng))
    spots = [(n, m.span()) for n, p in enumerate(out) for m in re.finditer(r"(?<![\d.,])[1-9]\d{1,2}(?![\d.,]*\d)", p)]
    for n, (start, end) in sorted(rng.sample(spots, min(3, len(spots))), reverse=True):
        new = str(int(out[n][start:end]) + rng.choice((-3, -2, -1, 1, 2, 3, 5)))
        out[n] = out[n][:start] + new + out[n][end:]
    return tuple(out)


def spun(paragraphs: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """What spinning software makes of it: two thirds of the words it knows replaced, some quotations too."""
    return tuple(spin(p, rng, 0.65, quotes=rng.random() < 0.3) for p in paragraphs)


def translated(paragraphs: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """What a round trip through another language leaves: sentences turned about, half of the words others."""
    return tuple(reword(p, rng, 0.85, 0.45) for p in paragraphs)


def retold(paragraphs: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """A shortened and reordered account in other words."""
    return translated(reorder(shorten(paragraphs, rng), rng), rng)


COPIES: tuple[Change, ...] = (verbatim, house_style)
EDITS: tuple[Change, ...] = (light_edit, cut, reorder, shorten, numbers)
REWORDINGS: tuple[Change, ...] = (spun, translated, retold)
_ORDER = ("base", "copy", "edited", "reworded", "spliced")


def manner_of(change: Change) -> str:
    """The manner an operator stands for."""
    return "copy" if change in COPIES else "edited" if change in EDITS else "reworded"


def _headline(parent: Made, rng: Random) -> str:
    if rng.random() < 0.3:
        return parent.headline
    return swap_phrases(spin(rng.choice(parent.headlines), rng, 0.5), rng, 0.8)


def _dress(made: Made, rng: Random) -> Made:
    """The page about a report, and whether the credit is kept."""
    top = tuple(rng.sample(_TOP, rng.randrange(3)))
    bottom = tuple(rng.sample(_BOTTOM, rng.randrange(3)))
    strip = rng.random() < 0.5
    paragraphs = tuple(p for p in made.paragraphs if not p.startswith("(Reporting by")) if strip else made.paragraphs
    return replace(made, top=top, bottom=bottom, paragraphs=paragraphs, credit="" if strip else made.credit)


def derive(parent: Made, change: Change, rid: str, place: tuple[str, str], rng: Random) -> Made:
    """A report made from another by one change, in another house."""
    manner = max(parent.manner, manner_of(change), key=_ORDER.index)
    child = replace(
        parent,
        id=rid,
        outlet=place[0],
        host=place[1],
        headline=_headline(parent, rng),
        byline=rng.choice(("", "By News Desk", "By Staff Reporter")),
        paragraphs=change(parent.paragraphs, rng),
        hours=parent.hours + rng.uniform(0.3, 5.0),
        parents=((parent.id, change.__name__),),
        manner=manner,
    )
    return _dress(child, rng)


def splice(a: Made, b: Made, rid: str, place: tuple[str, str], rng: Random) -> Made:
    """A report put together from two separate accounts; its origin is the one that gave more words."""
    first = a.paragraphs[: max(3, round(len(a.paragraphs) * 0.6))]
    second = b.paragraphs[1 : max(3, round(len(b.paragraphs) * 0.6))]
    size_a, size_b = sum(map(len, first)), sum(map(len, second))
    child = replace(
        a,
        id=rid,
        outlet=place[0],
        host=place[1],
        headline=_headline(a, rng),
        byline="",
        paragraphs=(*first, *second),
        hours=max(a.hours, b.hours) + rng.uniform(0.3, 5.0),
        parents=((a.id, "splice"), (b.id, "splice")),
        origin=a.origin if size_a >= size_b else b.origin,
        manner="spliced",
    )
    return _dress(child, rng)


def tree(seed: int, *, size: int = 9, credits: bool = True) -> list[Made]:
    """The reports of one story: all accounts of one event, and `size` reports derived from them, some at two removes.

    Without `credits`, nothing in any report says where it is from.
    """
    rng = Random(seed)
    events = sorted({b.event for b in bases()})
    event = events[seed % len(events)]
    found = [b for b in bases() if b.event == event]
    if not credits:
        found = [_anonymous(b) for b in found]
    places = rng.sample(_OUTLETS, min(size, len(_OUTLETS)))
    ways: Sequence[Sequence[Change]] = (COPIES, EDITS, EDITS, REWORDINGS)
    for n, place in enumerate(places):
        rid = f"{event}-{seed}-{n}"
        base = [m for m in found if m.manner == "base"]
        plain = [m for m in found if m.manner != "spliced" and len(m.paragraphs) > 4]
        if n == size - 1:
            found.append(splice(*rng.sample(base, 2), rid, place, rng))
            continue
        parent = rng.choice(base) if n < size // 2 else rng.choice(plain)
        found.append(derive(parent, rng.choice(ways[n % len(ways)]), rid, place, rng))
    return found


def _anonymous(made: Made) -> Made:
    kept = tuple(p for p in made.paragraphs if not p.startswith("(Reporting by"))
    return replace(made, outlet=f"Outlet {made.id}", credit="", byline="", paragraphs=kept)
