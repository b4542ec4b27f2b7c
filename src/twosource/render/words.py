"""The words a dossier is told in, shared by the terminal and the page, so that both say the same thing."""

import re
from collections.abc import Callable, Iterable, Sequence

from twosource.model import Dossier, Moment, Origin, Range, Report, Reuse, Standing
from twosource.render.safe import line as line
from twosource.render.safe import quoted as quoted
from twosource.render.safe import shorten as shorten
from twosource.render.safe import visible as visible

# ---- headings, and what the reader should know under each --------------------------------------------------

TITLE = "Dossier"
NOTE = (
    "Counts of evidence, never a verdict. A range says what these reports can't tell. "
    "Here they are of the whole story; each claim has its own."
)
NOTHING = "No report could be read."
FIRST = "For a human first"
NO_CONCERN = "No conflict, nothing flagged as unverified, and no claim that several outlets have from one origin."
DESCENT = "Where the reports come from"
DESCENT_NOTE = (
    "Under each origin its reports, each below the one it appears to derive from, and how much of it is shared."
)
CLAIMS = "Claims"
CLAIMS_NOTE = "Those that need a human first: in conflict, widely carried from one origin, flagged; then by breadth."
ONCE = "Said in one report only"
CONFLICTS = "Conflicts"
CHANGES = "Updates, corrections and bounds"
PERHAPS_ANOTHER = "may say something else"
DRIFT = "What derived reports changed"
FLAGS = "What the reports themselves flag"
TIMES = "When and where"
TIMELINE = "Time line"
TIMELINE_NOTE = "For each claim when it happened, who told it first, and every change since, by time of publication."
HAPPENED, HAPPENED_UNKNOWN = "happened {}", "when it happened isn't told"
NO_DATE = "no date"
TEXTS = "The reports"
PROBLEMS = "Problems with the input"

# ---- one word or phrase for each value in the model --------------------------------------------------------

KIND = {
    "copy": "copy",
    "edited": "edited copy",
    "partial": "takes over a part",
    "reworded": "rewording",
}
ORIGIN = {
    "wire": "agency",
    "outlet": "own reporting",
    "public_text": "public text",
    "unknown": "origin not known",
}
RELATION = {
    "conflict": "conflict",
    "update": "update",
    "correction": "correction",
    "bound": "bound, no conflict",
    "scope": "different scope, no conflict",
}
DRIFTS = {
    "attribution_dropped": "attribution dropped",
    "attribution_moved": "attribution moved",
    "caveat_dropped": "caveat dropped",
    "number_changed": "number changed",
    "name_changed": "name changed",
    "quote_altered": "quotation altered",
    "sense_reversed": "sense reversed",
}
STANCE = {"asserts": "", "denies": "denied", "doubts": "doubted or not confirmed"}
FLAG = {
    "unverified": "unverified",
    "unclear": "unclear",
    "no_comment": "no comment",
    "hearsay": "hearsay",
    "hedged": "hedged",
}
CONCERN = {
    "conflict": "conflict",
    "changed": "changed",
    "single": "single origin",
    "perhaps": "one origin?",
    "unverified": "unverified",
}
ARROW, DASH = " → ", " — "
WAS, NOW = "was", "now"
COVERS = "covers"
CONTENTS = "Contents"
SAME = "The same words:"
TO_CLAIM = "claim"
FURNITURE = "page furniture"
REPEAT = "repeated by the report itself"
LEGEND_STATEMENT = "attributed statement"
LEGEND_REUSE = "taken over from an earlier report"
LEGEND_PUBLIC = "shared, but no evidence of copying"
LEGEND_FLAG = "flagged by the report"


# ---- counts ------------------------------------------------------------------------------------------------


def extent(value: Range) -> str:
    """A range in words.

    >>> extent((2, 3)), extent((2, 2))
    ('2–3', '2')
    """
    low, high = value
    return str(low) if low == high else f"{low}–{high}"


def count(value: int | Range, noun: str) -> str:
    """A number or range with its noun.

    >>> count(1, "report"), count((1, 2), "root source"), count((1, 1), "origin")
    ('1 report', '1–2 root sources', '1 origin')
    """
    low, high = (value, value) if isinstance(value, int) else value
    return f"{extent((low, high))} {noun}{'' if low == high == 1 else 's'}"


def counts(standing: Standing) -> tuple[str, ...]:
    """The five counts, always together, from the widest to the narrowest.

    >>> ARROW.join(counts(Standing(7, 5, 7, (2, 2), (1, 2), 0, "")))
    '7 reports → 5 texts → 7 outlets → 2 origins → 1–2 root sources'
    >>> counts(Standing(1, 1, 1, (1, 1), (0, 0), 0, ""))[-1]
    'no root source (own voice only)'
    >>> counts(Standing(1, 1, 1, (1, 2), (1, 2), 0, "", at_most=(2, 2, 2)))[:2]
    ('1–2 reports', '1–2 texts')
    """
    least = (standing.reports, standing.texts, standing.outlets)
    held = zip(least, standing.at_most or least, ("report", "text", "outlet"), strict=True)
    roots = count(standing.roots, "root source")
    if standing.roots == (0, 0):
        roots = "no root source (own voice only)"
    return (
        *(count((low, high), noun) for low, high, noun in held),
        count(standing.origins, "origin"),
        roots,
    )


def unknown(number: int) -> str:
    """A note on origins that can't be told, or nothing.

    >>> unknown(0), unknown(2)
    ('', '2 of unknown origin')
    """
    return f"{number} of unknown origin" if number else ""


def percent(share: float) -> str:
    """A share as a whole percentage.

    >>> percent(0.978)
    '98%'
    """
    return f"{round(share * 100)}%"


# ---- names and times ---------------------------------------------------------------------------------------

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$")


def when(iso: str | None) -> str:
    """A time as a reader writes it, as precise as it is known; what is no ISO time stays as it is.

    >>> when("2025-03-04T09:10:00+01:00"), when("2025-03-04T09:10:00Z"), when("2025-03-04"), when("2025-03")
    ('4 Mar 2025, 09:10 +01:00', '4 Mar 2025, 09:10 UTC', '4 Mar 2025', 'Mar 2025')
    """
    match = _ISO.match(iso or "")
    if not match or not iso:
        return line(iso or "")
    year, month, day, hour, minute, zone = match.groups()
    if month and not 1 <= int(month) <= 12:
        return line(iso)
    parts = [str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year]
    date = " ".join(part for part in parts if part)
    if not hour:
        return date
    zone = {"Z": " UTC", "+00:00": " UTC"}.get(zone or "", f" {zone}" if zone else "")
    return f"{date}, {hour}:{minute}{zone}"


_INSTANT = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")


def told(reason: str) -> str:
    """A reason as one line, its times as a reader writes them.

    >>> told("by date: 2025-03-04T11:02:17+00:00 is later than 2025-03-04")
    'by date: 4 Mar 2025, 11:02 UTC is later than 2025-03-04'
    """
    return _INSTANT.sub(lambda m: when(m[0]), line(reason))


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in a row, the later ones counted.

    >>> listed(["A", "B"]), listed(["A", "B", "C", "D", "E"])
    ('A and B', 'A, B, C and 2 more')
    """
    names = list(dict.fromkeys(line(name) for name in names))
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def chain(links: Sequence[str]) -> str:
    """Who told whom, first speaker first.

    >>> chain(["a US official", "Reuters", "example.com"])
    'a US official → Reuters → example.com'
    """
    return ARROW.join(line(link) for link in links)


def more(number: int) -> str:
    """The line that says how much is left out.

    >>> more(31)
    '… 31 more: --all'
    """
    return f"… {number} more: --all"


# ---- whole sentences ---------------------------------------------------------------------------------------


def beside(dossier: Dossier) -> str:
    """What stands beside the counts: reports in languages that can't be read; or nothing."""
    held = [r for r in dossier.reports if not r.readable]
    if not held:
        return ""
    tongues = listed(sorted({r.language or "unknown" for r in held}))
    return f"Beside the counts, {count(len(held), 'report')} in a language that can't be read here ({tongues})."


def unnamed(reason: str | None) -> str:
    """That a speaker isn't named, with the report's reason for it.

    >>> unnamed(None), unnamed("for fear of reprisals"), unnamed("not authorised to speak")
    ('not named', 'not named for fear of reprisals', 'not named: not authorised to speak')
    """
    if not reason:
        return "not named"
    told = line(reason)
    return f"not named {told}" if told.startswith(("because ", "for ", "as ", "since ")) else f"not named: {told}"


def same(names: Iterable[str]) -> str:
    """Which other reports have the same words; or nothing.

    >>> same(["The Star [2]"]), same([])
    ('The same words: The Star [2]', '')
    """
    held = listed(list(names))
    return f"{SAME} {held}" if held else ""


def change(standing: Standing) -> str:
    """What would change a claim's counts."""
    return f"What would change this: {line(standing.would_change)}"


def once(number: int) -> str:
    """How many claims stand in one report only.

    >>> once(2)
    'And 2 claims that stand in one report only: --all'
    """
    return f"And {count(number, 'claim')} that stand{'s' if number == 1 else ''} in one report only: --all"


def from_one(number: int, outlets: int, origin: str, gists: Sequence[str], *, sure: bool) -> str:
    """Claims that several outlets carry from one origin, named by the first ones.

    >>> from_one(1, 7, "MNA", ["“It fell”"], sure=True)
    '1 claim carried by 7 outlets has one origin, MNA: “It fell”'
    >>> from_one(9, 7, "", ["“It fell”", "“It rose”"], sure=False)
    '9 claims carried by up to 7 outlets may have one origin: “It fell”, “It rose” …'
    """
    by = f"{'up to ' if number > 1 else ''}{outlets} outlets"
    has = ("has" if number == 1 else "have") if sure else "may have"
    named = f", {origin}" if origin and sure else ""
    end = " …" if number > len(gists) else ""
    return f"{count(number, 'claim')} carried by {by} {has} one origin{named}: {', '.join(gists)}{end}"


def wordings(number: int) -> str:
    """How many further values a conflict has, or nothing.

    >>> wordings(0), wordings(2)
    ('', '; 2 more in between')
    """
    return f"; {number} more in between" if number else ""


def rest(number: int) -> str:
    """How much of a list is folded away on the page.

    >>> rest(3)
    '3 more'
    """
    return f"{number} more"


def taken(reuse: Reuse, earlier: str) -> str:
    """How a passage was taken over, and from where."""
    if not reuse.evidence:
        return f"the same words as in {earlier}, but no evidence of copying"
    return f"{reuse.manner}, from {earlier}"


def against(parents: Iterable[str], name: Callable[[str], str]) -> str:
    """Against what a report's drift is measured.

    >>> against(["r1"], {"r1": "MNA [1]"}.get)
    ', against MNA [1]'
    """
    return f", against {listed([name(rid) for rid in parents])}"


def of_report(report: Report, origin: Origin | None) -> str:
    """What else to say of a report in a list: when, what headline, what file, whose reporting.

    >>> of_report(Report("r1", "news/a.txt", "", "", published="2025-03-04", headline="Dam fails"), None)
    '4 Mar 2025 · “Dam fails” · a.txt'
    """
    told = [when(report.published), quoted(report.headline) if report.headline else ""]
    told.append(line(report.path.rsplit("/", 1)[-1]))
    if not report.readable:
        told.append(f"not read: language {line(report.language or 'unknown')}")
    if origin:
        told.append(f"origin: {line(origin.name) if origin.name else 'not known'}")
    return " · ".join(part for part in told if part)


def moment(moment: Moment) -> str:
    """When and where something happened, or when it was said.

    >>> moment(Moment(None, "2025-03-04", "Hallin", None, "r1", (0, 1)))
    '4 Mar 2025, Hallin'
    """
    told = when(moment.happened) if moment.happened else f"said {when(moment.said)}" if moment.said else ""
    return ", ".join(part for part in (told, line(moment.place or "")) if part)
