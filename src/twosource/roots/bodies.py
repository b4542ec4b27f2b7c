"""Bodies across reports: one body under many names, those who speak for it, and what may be one of several."""

from collections.abc import Iterable, Sequence

from twosource.names import initials, singular
from twosource.names.bodies import Body, body_of, speaks_for
from twosource.names.people import describe
from twosource.names.roles import SPEAKERS
from twosource.roots.records import Group, Saying
from twosource.text import normal


def by_body(sayings: Iterable[Saying]) -> list[Group]:
    """Groups of one body each: same country and words, or one without a country that only one other can be."""
    sayings = list(sayings)
    bodies = {name: body_of(name) for name in dict.fromkeys(s.speaker.name for s in sayings)}
    groups: list[Group] = []
    settled: dict[str, Group] = {}
    for saying in sorted(sayings, key=lambda s: (bodies[s.speaker.name].country is None, normal(s.speaker.name))):
        name = saying.speaker.name
        if name in settled:
            settled[name].sayings.append(saying)
            continue
        same = [g for g in groups if g.body is not None and _same_body(g, bodies[name], name)]
        if len(same) == 1:
            same[0].sayings.append(saying)
        else:
            groups.append(Group(name, [saying], "", True, bodies[name]))
        if len(same) < 2:
            settled[name] = same[0] if same else groups[-1]
    for g in groups:
        g.label = max((s.speaker.name for s in g.sayings), key=lambda n: (len(n.split()), n))
    return groups


def _same_body(group: Group, body: Body, name: str) -> bool:
    other = group.body
    if other is None:
        return False
    if other.words == body.words and (other.words or other.country == body.country):
        return _one_country(other, body)
    names = dict.fromkeys(s.speaker.name for s in group.sayings)
    if " " not in name and name.isupper() and len(name) > 1:
        return any(initials(other.split()) == name for other in names)
    short = initials(name.split())
    return " " not in short and short.isupper() and short in names


def join_voices(groups: list[Group], people: Sequence[Saying]) -> list[Saying]:
    """Those who speak for a body join it (a spokesperson's is a new group if it isn't there); gives back the rest."""
    rest: list[Saying] = []
    voices: dict[str, Group] = {}
    for saying in people:
        group = _body_of(groups, saying)
        if group is None:
            rest.append(saying)
            continue
        group.sayings.append(saying)
        if saying.speaker.named and " " in saying.speaker.name:
            voices.setdefault(normal(saying.speaker.name), group)
    for saying in list(rest):
        if saying.speaker.named and normal(saying.speaker.name) in voices:
            voices[normal(saying.speaker.name)].sayings.append(saying)
            rest.remove(saying)
    return rest


def _body_of(groups: list[Group], saying: Saying) -> Group | None:
    speaker = saying.speaker
    body = speaks_for(speaker.role or "") or (None if speaker.named else speaks_for(speaker.name))
    if body is None:
        return None
    key = body_of(body)
    same = [g for g in groups if _same_body(g, key, body)]
    if not same and key.country is None and len(key.words) == 1:  # "a ministry spokesman": which ministry?
        here = [g for g in groups if any(s.report == saying.report for s in g.sayings)]
        same = [g for g in here if g.body and key.words <= g.body.words]
    if len(same) == 1:
        return same[0]
    known = body[:1].isupper() or len(key.words) > 1 or key.country is not None
    spokes = any(singular(w.strip(",.").casefold()) in SPEAKERS for w in (speaker.role or speaker.name).split())
    if not known or not spokes:
        return None
    groups.append(Group(body, [], "", True, key))
    return groups[-1]


def fold_states(bodies: list[Group], groups: list[Group]) -> list[Group]:
    """A country as a source ("according to the United States") is whichever official said so: it joins them."""
    kept = []
    for body in bodies:
        country = body.body.country if body.body and not body.body.words else None
        home = None
        if country is not None:
            home = next((g for g in groups if not g.named and _officials_of(g, country)), None)
        if home is None:
            kept.append(body)
        else:
            home.sayings += body.sayings
            home.reason = f"'{body.label}' as a source is an official of it who is not named"
    return [*kept, *groups]


def _officials_of(group: Group, country: str) -> bool:
    found = [describe(s.speaker.name) for s in group.sayings]
    return all(d.country == country and d.head in ("official", "authority", "source") for d in found)


def may_be_bodies(bodies: Sequence[Group], people: Sequence[Group], offices: Sequence[Group]) -> None:
    """Note which bodies a root may be: one called by a common noun, a bare name with a person's title, an office."""
    for group in bodies:
        if group.body is not None and group.label.islower():
            own = _noun_words(group.label)
            _note(group, [g for g in bodies if g.body and own < g.body.words and _one_country(group.body, g.body)])
    for group in people:
        if " " not in group.label:
            _note(group, [g for g in bodies if any(s.speaker.name == group.label for s in g.sayings)])
    for group in offices:
        roles = [(g, s.speaker.role) for g in bodies for s in g.sayings if s.speaker.role]
        holders = [g for g, role in roles if _may_be_office(group.label, role)]
        if holders:  # rather than any person named without an office
            group.may_be, group.reason = [], ""
        _note(group, holders)


def _note(group: Group, others: Iterable[Group]) -> None:
    others = list({id(g): g for g in others if g is not group}.values())
    if others:
        group.may_be += others
        told = f"'{group.label}' may be {' or '.join(g.label for g in others)}"
        group.reason = "; ".join(filter(None, (group.reason, told)))


def _may_be_office(office: str, role: str) -> bool:
    """Whether an office may be the role that a body is given ("the dam's owner", "owner of the Ostrey Dam")."""
    a, b = body_of(office), body_of(role)
    return _one_country(a, b) and (a.words <= b.words or b.words <= a.words) and bool(a.words & b.words)


def _noun_words(label: str) -> frozenset[str]:
    """The words of a common noun, without whose it is ("the country's inspectorate")."""
    first, _, rest = label.replace("’", "'").removeprefix("the ").partition(" ")
    return body_of(rest if first.endswith("'s") and rest else label).words


def _one_country(a: Body, b: Body) -> bool:
    return a.country == b.country or None in (a.country, b.country)
