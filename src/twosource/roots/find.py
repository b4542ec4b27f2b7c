"""Root sources: who first said something, resolved across reports.

One person under many names and offices is one root, and so are a body and those who speak for it. Unnamed sources
whose descriptions could be one person's are one root that may be several (`Root.at_most`): never a number that
pretends to know. A medium that only relays is no root.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from twosource.memory import Memory
from twosource.model import Report, Root, Speaker, Statement, content_id
from twosource.names import kind_of_name, kind_of_noun, singular
from twosource.names.bodies import speaks_for
from twosource.names.people import Description, describe, may_be_one
from twosource.names.sets import word_set
from twosource.roots.bodies import by_body, fold_states, join_voices, may_be_bodies
from twosource.roots.people import by_name, join_offices
from twosource.roots.records import Group, Saying
from twosource.settings import RootSettings
from twosource.text import normal, words

_PARTICLES = word_set("de da di du del della van von der den bin ibn al el la le dos das ben abu")
_THIS_REPORT = re.compile(r"\bthis\s+(?:report|article|story|page)\b", re.IGNORECASE)
_FRAGMENT_WORDS = 4  # a name of so many words that the headline holds, and that no other sign shows to be one, is none


def find_roots(
    reports: Sequence[Report],
    statements: Sequence[Statement],
    settings: RootSettings = RootSettings(),  # noqa: B008 (frozen)
    *,
    memory: Memory | None = None,
) -> list[Root]:
    """The root sources of all statements, each with the ids of the speakers it stands for, in order of name.

    `at_most` is above 1 where unnamed sources of one description were met by different media: they may be one or
    several. A speaker that is several at once ("Ukraine and Russia") belongs to each of their roots. The order of
    reports and statements changes nothing.

    >>> a = Speaker("1", "Mara Quill", "Transport Minister", kind="person")
    >>> b = Speaker("2", "Quill", kind="person")
    >>> said = [
    ...     Statement(f"s{s.id}", f"r{s.id}", ((0, 4),), (), (), s, (s.name, "x"), "indirect", "say") for s in (a, b)
    ... ]
    >>> reports = [Report("r1", "", "Text", ""), Report("r2", "", "Text", "")]
    >>> [(root.name, root.speakers) for root in find_roots(reports, said)]
    [('Mara Quill', ('1', '2'))]
    """
    memory = memory or Memory()
    sayings = _sayings(reports, statements, memory)
    unnamed = [s for s in sayings if not s.speaker.named]
    named = [s for s in sayings if s.speaker.named]
    offices = {s for s in named if s.speaker.kind == "person" and not _is_proper(s.speaker.name)}
    bodies = by_body([s for s in named if s.speaker.kind != "person"])
    left = join_voices(bodies, [s for s in (*named, *unnamed) if s.speaker.kind in ("person", "crowd")])
    rest = set(left)
    people = by_name([s for s in left if s.speaker.named and s not in offices])
    loose = join_offices(people, [s for s in left if s in offices], memory)
    groups = [
        *people,
        *loose,
        *_unnamed([s for s in unnamed if s in rest or s.speaker.kind not in ("person", "crowd")]),
    ]
    may_be_bodies(bodies, people, loose)
    groups = fold_states(bodies, groups)
    return sorted((_root(g, settings, memory) for g in groups), key=lambda r: (r.name.casefold(), r.id))


def _sayings(reports: Sequence[Report], statements: Sequence[Statement], memory: Memory) -> list[Saying]:
    """Speakers in a fixed order, each with all it said; those who speak jointly taken apart."""
    names = {r.id: r.name for r in reports}
    texts = {r.id: r for r in reports}
    by_speaker: dict[str, list[Statement]] = {}
    for s in statements:
        if s.speaker is None or s.speaker.kind == "medium" or s.quotation == "own":
            continue
        if not _is_nobody(s.speaker, texts.get(s.report)):
            by_speaker.setdefault(s.speaker.id, []).append(s)
    out: list[Saying] = []
    for _, said in sorted(by_speaker.items()):
        said.sort(key=lambda s: s.id)
        relays = sorted({name for s in said for name in s.chain[1:-1]})
        contents = tuple(
            memory.recall("said words", s.id, partial(_content, texts[s.report], s))
            if s.report in texts
            else frozenset[str]()
            for s in said
        )
        speaker = said[0].speaker
        outlet = names.get(said[0].report, said[0].chain[-1] if said[0].chain else "")
        if speaker is not None:
            out += [Saying(p, said[0].report, outlet, tuple(relays), contents) for p in _parts(speaker)]
    bodies = {normal(s.speaker.name) for s in out if s.speaker.kind in ("organisation", "government")}
    return sorted((_as_body(s, bodies) for s in out), key=lambda s: (normal(s.speaker.name), s.report, s.speaker.id))


def _is_nobody(speaker: Speaker, report: Report | None) -> bool:
    """Whether what is taken for a speaker is none: a piece of the headline, a bare thing, the report itself."""
    if speaker.kind not in ("unknown", "document"):
        return False
    if _THIS_REPORT.search(speaker.name):
        return True
    if speaker.kind == "document":
        return False
    if speaker.named:
        headline = normal(report.headline or "") if report else ""
        return len(speaker.name.split()) >= _FRAGMENT_WORDS and normal(speaker.name) in headline
    word = speaker.name.removeprefix("the ").casefold()
    return " " not in word and singular(word) == word and kind_of_noun(word) == "unknown"


def _as_body(saying: Saying, bodies: set[str]) -> Saying:
    """A name taken for a person's in one report is a body's if another report shows it to be one."""
    speaker = saying.speaker
    if (
        speaker.kind in ("person", "unknown")
        and speaker.named
        and speaker.role is None
        and normal(speaker.name) in bodies
    ):
        return replace(saying, speaker=replace(speaker, kind="organisation"))
    return saying


def _content(report: Report, s: Statement) -> frozenset[str]:
    text = " ".join(report.quote(span) for span in s.content)
    return frozenset(normal(text[a:b]) for a, b in words(text))


def _parts(speaker: Speaker) -> list[Speaker]:
    if speaker.kind != "crowd" or not speaker.named or " and " not in speaker.name:
        return [speaker]
    out = []
    for name in speaker.name.replace(", ", " and ").split(" and "):
        kind = kind_of_name(name.split())
        if kind == "unknown":
            kind = kind_of_noun(singular(name.split()[-1]))
        known = name[:1].isupper() or kind in ("government", "organisation")
        if kind == "unknown" and known:
            kind = "person"
        out.append(replace(speaker, name=name, kind=kind if kind != "unknown" else "crowd", named=known))
    return out


def _is_proper(name: str) -> bool:
    """Whether a person's name is a name, and not an office ("the US defense secretary")."""
    return all(w[:1].isupper() or w.casefold() in _PARTICLES or not w[:1].isalpha() for w in name.split())


# ---- the unnamed --------------------------------------------------------------------------------------------


def _unnamed(sayings: Sequence[Saying]) -> list[Group]:
    """Groups of unnamed sources that could be one person, the most narrowly described first."""
    told = {name: describe(name) for name in dict.fromkeys(s.speaker.name for s in sayings)}
    groups: list[tuple[set[Description], Group]] = []
    home: dict[Description, tuple[set[Description], Group]] = {}

    def rank(s: Saying) -> tuple[int, str, str, str]:
        return (-_narrow(told[s.speaker.name]), normal(s.speaker.name), s.report, s.speaker.id)

    for saying in sorted(sayings, key=rank):
        own = told[saying.speaker.name]
        if own not in home:  # a group only grows, so that what didn't fit before doesn't now
            fit = next((g for g in groups if all(may_be_one(own, d) for d in g[0])), None)
            if fit is None:
                fit = (set(), Group(saying.speaker.name, [], "", False))
                groups.append(fit)
            fit[0].add(own)
            home[own] = fit
        home[own][1].sayings.append(saying)
    return [g for _, g in groups]


def _narrow(d: Description) -> int:
    return len(d.words) + 2 * bool(d.country)


# ---- the answer ---------------------------------------------------------------------------------------------


def _root(group: Group, settings: RootSettings, memory: Memory) -> Root:
    ids = tuple(sorted({s.speaker.id for s in group.sayings}))
    key = tuple(group.sayings)
    many = 1 if group.named else memory.recall("at most", key, lambda: _at_most(key, settings))
    others = tuple(sorted({_id(g) for g in group.may_be} - {_id(group)}))
    return Root(_id(group), group.label, ids, group.named, many, _reason(group, many), others)


def _id(group: Group) -> str:
    return content_id("t", *sorted({s.speaker.id for s in group.sayings}))


def _at_most(sayings: Sequence[Saying], settings: RootSettings) -> int:
    """How many sources these can be: those of one relay, one outlet, or one content in two reports are one."""
    parent = list(range(len(sayings)))

    def top(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, a in enumerate(sayings):
        for j, b in enumerate(sayings[:i]):
            if top(i) == top(j):
                continue
            if a.speaker.id == b.speaker.id or (a.report != b.report and _one_meeting(a, b, settings)):
                parent[top(i)] = top(j)
    return len({top(i) for i in range(len(sayings))})


def _one_meeting(a: Saying, b: Saying, settings: RootSettings) -> bool:
    if (a.relays or (a.outlet,)) == (b.relays or (b.outlet,)):
        return True
    return any(x and y and len(x & y) / len(x | y) >= settings.same_content for x in a.contents for y in b.contents)


def _reason(group: Group, many: int) -> str:
    names = list(dict.fromkeys(_written(s) for s in sorted(group.sayings, key=lambda s: (s.report, s.speaker.id))))
    if len(names) == 1 and not group.reason and many == 1:
        return "named in one way only" if group.named else "one description"
    listed = "; ".join(names)
    if group.named:
        spokes = [s for s in group.sayings if speaks_for(s.speaker.role or s.speaker.name)]
        what = "a body and who speaks for it" if spokes and group.body else "one name" if group.body else "one person"
        return ". ".join(filter(None, (f"{what}: {listed}", group.reason)))
    told = f"may be one person or up to {many}" if many > 1 else "one description"
    return ". ".join(filter(None, (f"{told}: {listed}", group.reason)))


def _written(s: Saying) -> str:
    role = f"{s.speaker.role} " if s.speaker.role and s.speaker.named else ""
    through = f" (through {', '.join(s.relays)})" if s.relays else ""
    return f"{role}{s.speaker.name}{through}"
