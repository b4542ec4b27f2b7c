"""Finding records by id, and words in their sentence, while a dossier is told."""

from dataclasses import dataclass

from twosource.model import Derivation, Dossier, Flag, Origin, Report, Span, Statement
from twosource.render import words
from twosource.render.safe import bare
from twosource.text import normal, overlap, sentences, squash, trim


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a report in their sentence, in quotation marks: what is before, the words meant, what is after."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """A dossier's records by id; `number` is what each report is called by in the telling: 1, 2, 3 …"""

    reports: dict[str, Report]
    number: dict[str, int]
    statements: dict[str, Statement]
    origin_of: dict[str, Origin]
    flags_on: dict[str, tuple[Flag, ...]]
    denials: dict[str, tuple[Statement, ...]]

    def name(self, rid: str) -> str:
        """The publisher of a report and its number: "The Post [3]"."""
        report = self.reports.get(rid)
        return f"{words.line(report.name)} [{self.number[rid]}]" if report else words.line(rid)

    def quote(self, rid: str, span: Span) -> str:
        """The exact words at a place; nothing where the report isn't known."""
        report = self.reports.get(rid)
        return report.quote(span) if report else ""

    def stance(self, rid: str, span: Span) -> str:
        """Whether these words of a report are denied or doubted by whoever is cited; nothing where they aren't."""
        for statement in self.denials.get(rid, ()):
            if any(overlap(content, span) == content[1] - content[0] for content in statement.content):
                return words.STANCE[statement.stance]
        return ""

    def around(self, rid: str, span: Span, limit: int = 240) -> Words:
        """Words in the sentence that holds them, cut at both ends to about `limit` characters."""
        report = self.reports.get(rid)
        if report is None:
            return Words("", "", "")
        text = report.text
        start, end = trim(text, span)
        low = text.rfind("\n", 0, start) + 1
        high = text.find("\n", end)
        low, high = trim(text, (low, len(text) if high < 0 else high))
        held = [s for s in sentences(text, (low, high)) if s[0] < end and s[1] > start]
        if held:
            low, high = min(held[0][0], start), max(held[-1][1], end)
        room = max((limit - (end - start)) // 2, 20)
        before, after = words.line(text[low:start]), words.line(text[end:high])
        if len(before) > room:
            before = "… " + before[-room:].split(" ", 1)[-1]
        if len(after) > room:
            after = after[:room].rsplit(" ", 1)[0] + " …"
        gap = " " if text[start - 1 : start].isspace() and before else ""
        tail = " " if text[end : end + 1].isspace() and after else ""
        marked = words.shorten(text[start:end], limit)
        mark = bare(before + gap + marked + tail + after)
        return Words(("“" if mark else "") + before + gap, marked, tail + after + ("”" if mark else ""))


def same_words(text: str) -> str:
    """Words as they are compared when repetitions are told once: case, quotes and spaces make no difference."""
    return squash(" ".join(normal(word).strip("\"'.,;") for word in text.split()))


def look_up(dossier: Dossier) -> Lookup:
    """The lookup of a dossier; reports are numbered in its order."""
    flags: dict[str, tuple[Flag, ...]] = {}
    for flag in dossier.flags:
        for sid in flag.covers:
            flags[sid] = (*flags.get(sid, ()), flag)
    denials: dict[str, tuple[Statement, ...]] = {}
    for statement in dossier.statements:
        if statement.stance != "asserts":
            denials[statement.report] = (*denials.get(statement.report, ()), statement)
    return Lookup(
        reports={r.id: r for r in dossier.reports},
        number={r.id: n for n, r in enumerate(dossier.reports, 1)},
        statements={s.id: s for s in dossier.statements},
        origin_of={rid: o for o in dossier.origins for rid in o.reports},
        flags_on=flags,
        denials=denials,
    )


def kinship(derivation: Derivation, lookup: Lookup) -> str:
    """A derivation in words, told from `report`'s side; what is inferred is worded so.

    >>> from twosource.testing import report
    >>> a, b = report("One.", outlet="A"), report("Two.", outlet="B")
    >>> held = look_up(Dossier(reports=(a, b)))
    >>> kinship(Derivation(b.id, a.id, "copy", 0.98, "a_from_b", ""), held)
    'appears to derive from A [1]: copy, 98%'
    """
    other = lookup.name(derivation.from_) if derivation.from_ in lookup.reports else "a report that is not here"
    told = {
        "a_from_b": f"appears to derive from {other}",
        "b_from_a": f"appears to be what {other} derives from",
        "common_parent": f"appears to share a source with {other}",
        "unknown": f"shares text with {other}; which came first can't be told",
    }[derivation.direction]
    if derivation.public_text:
        told = f"carries the same public text as {other}"
    return f"{told}: {words.KIND[derivation.kind]}, {words.percent(derivation.share)}"
