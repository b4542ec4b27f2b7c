"""Named people across reports: one person under many names and offices, and who may be one of several."""

from collections.abc import Sequence

from twosource.memory import Memory
from twosource.names import surname
from twosource.names.people import given_fit, office_fit
from twosource.roots.records import Group, Saying


def by_name(sayings: Sequence[Saying]) -> list[Group]:
    """Groups of one named person each; a bare surname joins only where one person has it."""
    by_surname: dict[str, list[Group]] = {}
    short: list[Saying] = []
    for saying in sayings:
        name = saying.speaker.name.split()
        if len(name) < 2:
            short.append(saying)
            continue
        same = by_surname.setdefault(surname(name), [])
        found = next(
            (g for g in same if all(given_fit(g.sayings[k].speaker.name.split()[0], name[0]) for k in (0,))), None
        )
        if found is not None:
            found.sayings.append(saying)
        else:
            same.append(Group(saying.speaker.name, [saying], ""))
    for saying in short:
        same = by_surname.setdefault(surname(saying.speaker.name.split()), [])
        if len(same) == 1:
            same[0].sayings.append(saying)
        elif any(" " not in g.label for g in same):
            next(g for g in same if " " not in g.label).sayings.append(saying)
        else:
            reason = f"'{saying.speaker.name}' may be any of {len(same)} people" if same else ""
            same.append(Group(saying.speaker.name, [saying], reason, may_be=list(same)))
    groups = [g for key in sorted(by_surname) for g in by_surname[key]]
    for g in groups:
        g.label = max((s.speaker.name for s in g.sayings), key=lambda n: (len(n.split()), n))
    return groups


def join_offices(people: list[Group], offices: Sequence[Saying], memory: Memory) -> list[Group]:
    """Offices without a name join the one person who is given that office; the others stand by themselves."""

    def fit(a: str, b: str) -> bool:
        return memory.recall("office", (a, b), lambda: bool(office_fit(a, b)))

    roles = [{s.speaker.role for s in g.sayings if s.speaker.role} for g in people]
    loose: list[Group] = []
    for saying in offices:
        name = saying.speaker.name
        fits = [n for n, own in enumerate(roles) if any(fit(name, role) for role in own)]
        if len(fits) == 1:
            people[fits[0]].sayings.append(saying)
            roles[fits[0]].update(filter(None, [saying.speaker.role]))
            continue
        same = [g for g in loose if fit(g.label, name)]
        if len(same) == 1:
            same[0].sayings.append(saying)
        else:
            loose.append(Group(name, [saying], f"'{name}' may be any of {len(fits)} people" if fits else ""))
            others = [people[n] for n in fits] or _without_office(people, saying)
            loose[-1].may_be += others
            if others and not fits:
                loose[-1].reason = f"'{name}' may be {' or '.join(g.label for g in others)}, named without an office"
    return loose


def _without_office(people: Sequence[Group], saying: Saying) -> list[Group]:
    """Those named without any office, and never beside the one who is called by it alone: each may hold it."""
    return [
        g for g in people if not any(s.speaker.role or s.report == saying.report for s in g.sayings) and " " in g.label
    ]
