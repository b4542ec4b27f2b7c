"""Figures of one thing that differ: inside one claim, between reports, and inside one report."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from twosource.conflicts.finding import Finding, Value
from twosource.conflicts.told import Contexts, Told, claim_of
from twosource.facts import Context, Quantity, Verdict, fit, likeness, relate
from twosource.facts.calendar import day
from twosource.model import Claim
from twosource.settings import ConflictSettings

# Words by which a report itself sets two accounts against each other.
_FLAGGED = re.compile(
    r"\b(?:conflicting|contradict\w*|discrepan\w+|differ(?:s|ed|ing)?|disput(?:es|ed|ing)|inconsistent|at\s+odds|"
    r"(?:accounts?|figures?|versions?|reports?|estimates?)\s+(?:vary|varied|differ\w*|diverge\w*))\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:while|though|although|but|however|whereas|in\s+contrast|by\s+contrast|meanwhile)\b", re.IGNORECASE
)
_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ion)|revis(?:es|ed|ion|ing)|"
    r"lower(?:s|ed|ing)\s+(?:the|its|their)\s+(?:toll|figure|estimate|count)|"
    r"(?:earlier|previously|initially|originally|first)\s+(?:reported|said|put|given|gave|stated|counted)|"
    r"earlier\s+(?:version|toll|figure|count|report)|retract(?:s|ed)|down\s+from|up\s+from)\b",
    re.IGNORECASE,
)
_TOLLS = frozenset(
    ("dead", "injured", "missing", "trapped", "arrested", "abducted", "displaced", "infected", "destroyed", "downed")
) | {"freed", "aboard"}
_KEYED = ("count",)


def figure_conflicts(
    told: Sequence[Told], claims: Mapping[str, Claim], contexts: Contexts, settings: ConflictSettings
) -> list[Finding]:
    """Every pair of figures that are values of one thing and differ."""
    groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for t in told:
        for key in _keys(t, claims):
            groups[key].append(t)
    found: dict[tuple[Value, Value], Finding] = {}
    for key in sorted(groups):
        for a, b in combinations(_distinct(groups[key]), 2):
            finding = _compare(key, a, b, claims, contexts, settings)
            if finding is not None:
                found.setdefault((finding.a, finding.b), finding)
    return list(found.values())


def _keys(t: Told, claims: Mapping[str, Claim]) -> list[tuple[str, ...]]:
    """What a figure may be compared under: its claim, what befell those counted, the noun counted."""
    q = t.quantity
    if q.measure in ("label", "year", "ordinal", "clock", "ordinal_duration", "level"):
        return []
    keys: list[tuple[str, ...]] = []
    if claim := claim_of(t, claims):
        keys.append(("claim", claim, q.measure))
    if q.measure in _KEYED and q.event in _TOLLS:
        keys.append(("event", q.event))
    elif q.measure in _KEYED and q.noun:
        keys.append(("noun", q.noun))
    return keys


def _distinct(group: Sequence[Told]) -> list[Told]:
    """One of each sentence and value: copies add no conflict, only their first is compared."""
    seen: dict[tuple[str, str, int], Told] = {}
    for t in group:
        seen.setdefault((t.sentence.report, t.sentence.text, t.local.core[0]), t)
    return list(seen.values())


def _compare(
    key: tuple[str, ...], a: Told, b: Told, claims: Mapping[str, Claim], contexts: Contexts, settings: ConflictSettings
) -> Finding | None:
    how = fit(a.quantity, b.quantity)
    if how in ("equal", "rounded", "converted", "unlike"):
        return None
    ca, cb = contexts.of(a.sentence.text), contexts.of(b.sentence.text)
    if a.sentence.report == b.sentence.report:
        verdict = _inside(key, a, b, ca, settings)
    else:
        verdict = _between(key, a, b, ca, cb, settings)
    if verdict is None or verdict.relation == "scope" or verdict.relation == "same":
        return None
    va, vb = (Value(t.sentence.report, t.quantity.span, t.quantity.text, claim_of(t, claims)) for t in (a, b))
    return Finding(key, "quantity", verdict.relation, _about(a.quantity, b.quantity), va, vb, verdict.reason)


def _between(
    key: tuple[str, ...], a: Told, b: Told, ca: Context, cb: Context, settings: ConflictSettings
) -> Verdict | None:
    """Two reports: one thing where the claim is one, or the words around the figures are."""
    like = likeness(ca, cb)
    if (key[0] == "noun" and like < settings.sure_thing) or (key[0] == "event" and like < settings.one_thing / 2):
        return None
    verdict = relate(a.local, b.local, ca, cb)
    if verdict.relation in ("conflict", "update") and (
        _CORRECTS.search(a.sentence.text) or _CORRECTS.search(b.sentence.text)
    ):
        return Verdict("correction", verdict.reason + "; the report says that a figure was changed")
    if verdict.relation == "conflict" and like < settings.sure_thing:
        return None
    if verdict.relation == "update":
        return _later(a, b, verdict)
    return verdict


def _later(a: Told, b: Told, verdict: Verdict) -> Verdict:
    x, y = day(a.sentence.published), day(b.sentence.published)
    if x and y and x != y:
        first, second = (a, b) if x < y else (b, a)
        return Verdict(
            "update", f"“{second.quantity.text}” is the later report's, “{first.quantity.text}” the earlier's"
        )
    return verdict


def _inside(key: tuple[str, ...], a: Told, b: Told, context: Context, settings: ConflictSettings) -> Verdict | None:
    """One report that gives two values: only where it names two sources, or says that accounts differ."""
    if abs(a.sentence.number - b.sentence.number) > settings.beside or not _same_counted(a.quantity, b.quantity):
        return None
    text = a.sentence.text if a.sentence == b.sentence else f"{a.sentence.text} {b.sentence.text}"
    flagged = _FLAGGED.search(text)
    sources = a.speaker is not None and b.speaker is not None and a.speaker != b.speaker
    if not flagged and not (sources and _AGAINST.search(text)):
        return None
    told = f"; the report itself says “{flagged[0]}”" if flagged else "; two sources in one report"
    if fit(a.quantity, b.quantity) == "bound":
        return Verdict("bound", f"“{a.quantity.text}” and “{b.quantity.text}” can both hold{told}")
    if _CORRECTS.search(text):
        return Verdict(
            "correction", f"“{a.quantity.text}” and “{b.quantity.text}”: the report says that a figure was changed"
        )
    return Verdict("conflict", f"“{a.quantity.text}” and “{b.quantity.text}” can't both hold{told}")


def _same_counted(a: Quantity, b: Quantity) -> bool:
    """One noun and nothing that tells two kinds of it apart; one fate, where both are told."""
    if a.noun and b.noun and a.noun != b.noun:
        return False
    if a.event and b.event and a.event != b.event:
        return False
    if not (a.noun and b.noun) and not (a.event and b.event):
        return False
    return not (set(a.modifiers) - set(b.modifiers) and set(b.modifiers) - set(a.modifiers))


def _about(a: Quantity, b: Quantity) -> str:
    """What the figures are of, in words."""
    noun = a.noun or b.noun
    event = a.event or b.event
    if event and noun:
        return f"number of {noun}s {event}" if noun != "person" else f"number of people {event}"
    if event:
        return f"number {event}"
    return f"number of {noun}s" if noun and a.measure == "count" else noun or a.measure.replace("_", " ")
