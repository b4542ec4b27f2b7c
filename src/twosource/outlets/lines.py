"""Credits that stand in lines of their own or at a line's edge: datelines, by-lines, last lines, pictures."""

import re
from collections.abc import Iterator, Sequence

from twosource.model import Credit, Report, Span
from twosource.outlets.table import kind_of, medium, same_medium
from twosource.text import squash

Media = Sequence[tuple[Span, str]]

_FIRST_LINES = 12  # by-lines stand above the text, under headline, standfirst and share buttons
_LAST_LINES = 8  # sign-offs stand under the text, above what little page is not marked as furniture
_SHORT = 110  # characters: a by-line or a caption is a line, not a paragraph

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
# Read word by word: one pattern for the whole would try every way of parting it.
_PLACE_WORD = re.compile(
    rf"[A-Z][\w.'’/-]*[,.:]?|(?:of|de|la|del|el|and|the)|[/,.:–—-]+|\d{{1,4}}(?:st|nd|rd|th)?[,.:]?|{_MONTH}[,.:]?"
)
_MARK = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]](?P<dash>\s*[-–—:|]+)?")
_SLASHED = re.compile(r"/([A-Z][\w -]{1,40})/(?P<dash>[.\s–—-])")
_LONGEST_PLACE = 12  # words: "NEW YORK, United States, Monday, November 20, 2024"
_BETWEEN = re.compile(r"\s*(?:/|,|&|;|\band\b|\bvia\b|\bwith\b|\|)\s*")

_CONTRIBUTED = re.compile(
    r"\bcontribut(?:ed|ing)\s+(?:to|reporting)\b|\badditional\s+reporting\b|"
    r"\b(?:with|using)\s+(?:\w+\s+)?(?:files?|reports?|reporting|inputs?|material|information|contributions?)\s+"
    r"(?:from|by)\b|\b(?:material|information)\s+from\b.{0,80}\bwas\s+used\b|\bagency\s+inputs?\b",
    re.IGNORECASE,
)
_AGENCIES = re.compile(
    r"(?:\binputs?\s+from\s+(?:news\s+|wire\s+)?agencies\b|\bagency\s+inputs?\b|\bwith\s+(?:news\s+|wire\s+)?agencies\b|"
    r"\b(?:wire|agency)\s+(?:reports|services)\b)",
    re.IGNORECASE,
)
_AGENCIES_LINE = re.compile(r"[(\[–—-]*\s*(?:source:\s*)?(?:news\s+|wire\s+)?agenc(?:ies|y)\s*[)\]]?\.?", re.IGNORECASE)
_PICTURE = re.compile(
    r"\b(?:photo(?:graph|s|\s+credit|\s+by|\s+courtesy)?|picture(?:\s+by)?|pic|image(?:s|\s+source|\s+credit)?|video|"
    r"file\s+(?:photo|image|picture)|credit|getty(?:\s+images)?|handout)\b\s*[:/|©-]?",
    re.IGNORECASE,
)
_PHOTO_AFTER = re.compile(
    r"\s*(?:file\s+)?(?:photos?|pictures?|images?|video|/\s*[A-Z]|via\s+(?:Getty|AP|REUTERS))\b", re.IGNORECASE
)
_NAMED = re.compile(r"[A-Z][\w.'’-]+\s[A-Z][\w'’-]+\s?/\s?$")  # "Jane Doe/AFP"
_ORIGINALLY = re.compile(
    r"\b(?:originally|first)\s+(?:published|appeared|posted)\s+(?:by|in|on|at)\s+(?:the\s+)?$|"
    r"\b(?:re-?published|reprinted|courtesy)\s+(?:from|of|with\s+permission\s+(?:from|of))\s+(?:the\s+)?$|"
    r"^\W*(?:source|courtesy|agency|credit|via)\s*:?\s+(?:the\s+)?$|"
    r"(?:\bcopyright|©)\s*(?:©\s*)?(?:\(c\)\s*)?(?:\d{4},?\s+)?(?:by\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# What may be left of a line of credits when its media are taken out.
_REST = re.compile(
    rf"(?:by|and|the|with|via|from|for|staff|writers?|reporters?|correspondents?|bureau|news|agency|agencies|service|desk|"
    rf"updated|published|posted|last|on|at|in|source|courtesy|report|a\.?m\.?|p\.?m\.?|[A-Z]{{2,4}}T|IST|GMT|UTC|{_MONTH}|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d[\d:.,/]*+(?:st|nd|rd|th)?|[\W_]++)*",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:(?:[Bb]y|BY)\s+)?(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w'’-]+\s*(?:,|\||/|–|—|-|\bof\b|\bfor\b|\s)\s*(?:the\s+|The\s+)?"
)
_SENTENCE = re.compile(r"(?:\S+\s+){6,}\S+[.!?][\"”’'\)]*(?:\s|$)")


def _is_narrative(line: str) -> bool:
    return len(line) > _SHORT or _SENTENCE.search(line) is not None


def _inner(text: str, span: Span) -> list[tuple[Span, str]]:
    """The media in "(NEWSnet/AP)", if there is nothing else in it."""
    found: list[tuple[Span, str]] = []
    at = span[0]
    for part in [*_BETWEEN.split(text[span[0] : span[1]])]:
        start = text.index(part, at)
        at = start + len(part)
        known = medium(part)
        if known is None:
            return []
        found.append(((start, at), known.name))
    return found


def datelines(text: str, rows: Sequence[Span]) -> Iterator[Credit]:
    """Credits in datelines: "LIMA (AP) —", "(NEWSnet/AP)", "KYIV, November 20 /TASS/."."""
    for start, end in rows:
        line = text[start : min(end, start + 160)]
        for pattern in (_MARK, _SLASHED):
            hit = pattern.search(line)
            if hit is None or not _is_place(place := line[: hit.start()].strip()):
                continue
            dated = bool(re.search(r"\d", place)) or place.isupper() or not place
            if not hit["dash"] and not (dated and end > start + hit.end()):
                continue
            inside = (start + hit.start(1), start + hit.end(1))
            names = _inner(text, inside) or _unlisted(text, inside, place, hit["dash"] if pattern is _MARK else "")
            for span, name in names:
                whole = (inside[0] - 1, inside[1] + 1) if len(names) == 1 else span
                yield Credit(whole, name, "dateline")


def _is_place(words: str) -> bool:
    """Whether all that stands before a dateline's credit is place and day; "The Associated Press (AP)" is not."""
    parts = words.split()
    fits = len(parts) <= _LONGEST_PLACE and all(_PLACE_WORD.fullmatch(part) for part in parts)
    return fits and not (words and medium(words.rstrip(" ,.:-")))


def _unlisted(text: str, inside: Span, place: str, dash: str | None) -> list[tuple[Span, str]]:
    """A wire that the table lacks, where a dateline can hold nothing else: "LAKE TOWN (TBNA) —"."""
    name = text[inside[0] : inside[1]]
    shouted = re.match(r"[A-Z]{3,}", place) is not None
    return [(inside, _spelled(text, name) or name)] if dash and shouted and re.fullmatch(r"[A-Z]{2,6}", name) else []


def _spelled(text: str, short: str) -> str | None:
    """The name that a text's own initials stand for, where it is written out: "By Timber Bay Wire" for "(TBW)"."""
    words = r"[ \t]+(?:of[ \t]+|and[ \t]+|the[ \t]+)*".join(rf"{letter}[\w'’-]+" for letter in short)
    found = re.search(rf"\b{words}\b", text) if len(short) > 2 else None
    return squash(found.group()) if found else None


def _residue(text: str, row: Span, media: Media) -> str:
    """A line without its media."""
    out, at = [], row[0]
    for (start, end), _ in media:
        if row[0] <= start and end <= row[1]:
            out.append(text[at:start])
            at = end
    return "".join([*out, text[at : row[1]]])


def _within(row: Span, media: Media) -> list[tuple[Span, str]]:
    return [(span, name) for span, name in media if row[0] <= span[0] and span[1] <= row[1]]


def _bare_media(text: str, row: Span) -> list[tuple[Span, str]]:
    """The media of a short line that is nothing but short forms ("AP", "dpa/NAN", "By AFP | PTI")."""
    start, end = row
    while start < end and not text[start].isalnum():
        start += 1
    lead = re.match(r"(?:by|source|courtesy|via|agency|from)\b\s*:?\s*(?:the\s+)?", text[start:end], re.IGNORECASE)
    start += lead.end() if lead else 0
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return _inner(text, (start, end)) if 0 < end - start <= 60 else []


def bylines(report: Report, rows: Sequence[Span], media: Media) -> Iterator[Credit]:
    """Credits in by-lines: "By AFP", "PTI | Updated 3 March", "By Jane Doe, Associated Press"."""
    text = report.text
    prose = [row for row in rows if _is_narrative(text[row[0] : row[1]])]
    top = [row for row in rows[:_FIRST_LINES] if prose and row[0] < prose[-1][0]]
    if report.byline:
        at = text.find(report.byline)
        top += [(at, at + len(report.byline))] if at >= 0 else []
    for row in top:
        line = text[row[0] : row[1]]
        if len(line) > _SHORT or row == report.headline_span:
            continue
        names = _bare_media(text, row) or _within(row, media)
        by = re.match(r"by\s+\S", line, re.IGNORECASE) is not None and not line.endswith((".", "!", "?"))
        if _AGENCIES_LINE.fullmatch(line):
            yield Credit(row, "agencies", "byline")
        for span, name in names:
            rest = _residue(text, row, names)
            first = names[0][0][0] == row[0] and re.match(r"\s*[|•·]", text[names[0][0][1] : row[1]]) is not None
            person = _PERSON.fullmatch(text[row[0] : span[0]]) is not None and _REST.fullmatch(text[span[1] : row[1]])
            if by or first or person or _REST.fullmatch(rest):
                yield Credit(span, name, "byline")


def endlines(text: str, rows: Sequence[Span], media: Media) -> Iterator[Credit]:
    """Credits under the text: "— Reuters", "(ANI)", "(dpa/NAN)", a last "PTI", "Copyright 2024 AFP"."""
    for row in rows[-_LAST_LINES:]:
        line = text[row[0] : row[1]]
        names = _within(row, media)
        bare = _bare_media(text, row)
        if _AGENCIES_LINE.fullmatch(line):
            yield Credit(row, "agencies", "endline")
        for span, name in bare:
            yield Credit(span, name, "endline")
        for span, name in names:
            if _ORIGINALLY.search(text[row[0] : span[0]]):
                yield Credit(span, name, "endline")
        yield from _sign_off(text, row)


_FIRST_ELSEWHERE = re.compile(
    r"(?i:\b(?:(?:originally|first)\s+(?:published|appeared|posted)\s+(?:by|in|on|at)|(?:re-?published|reprinted)\s+"
    r"(?:from|with\s+permission\s+(?:from|of)|by\s+permission\s+of|courtesy\s+of))\s+(?:the\s+)?)"
    r"(?P<name>[A-Z][\w&.'’-]*(?:\s+(?:[A-Z][\w&'’-]*|of|and|the))*|[a-z0-9-]+\.(?:com|net|org|news|co\.[a-z]{2}))",
)
_OWNED = re.compile(
    r"(?:\b[Cc]opyright|©)\s*(?:©\s*)?(?:\([Cc]\)\s*)?(?:\d{4},?\s+)?(?:by\s+)?(?:[Tt]he\s+)?"
    r"(?P<name>[A-Z][\w&'’-]*(?:\s+(?:[A-Z][\w&'’-]*|of|and|the))*)"
)


def colophons(report: Report) -> Iterator[Credit]:
    """Credits in page furniture that can only be the report's: where it first appeared, a wire's copyright.

    A page's own copyright line stands on all its pages and says nothing of this report, so that one counts only
    where it names a wire, and either kind only where it names another than the outlet.
    """
    for low, high in report.furniture:
        for line in re.finditer(r"[^\n]+", report.text[low:high]):
            for pattern, wire_only in ((_FIRST_ELSEWHERE, False), (_OWNED, True)):
                hit = pattern.search(line[0])
                if hit is None:
                    continue
                name = re.sub(r"\s+(?:of|and|the)$|[.’']+$|\s+All\s+.*$", "", hit["name"])
                known = medium(name)
                if (wire_only and kind_of(name) != "wire") or same_medium(name, report.name):
                    continue
                start = low + line.start() + hit.start()
                end = low + line.start() + hit.start("name") + len(name)
                yield Credit((start, end), known.name if known else name, "endline")


_TAIL = re.compile(
    r"(?<=[.!?\"”’'\)])\s*(?P<mark>[-–—/]{1,3}\s*|[(\[]\s*|\s)"
    r"(?P<names>[A-Z][\w .'/&-]{1,50}?|dpa(?:/\w+)?)\s*(?P<close>[)\]/]?)(?P<slug>(?:\s+[A-Z]{2,4}){0,5})\.?$"
)


def _sign_off(text: str, row: Span) -> Iterator[Credit]:
    """A credit at the end of a last paragraph: "... he said. (ANI)", "... he said. PTI ABC DEF"."""
    low = max(row[0], row[1] - 90)
    hit = _TAIL.search(text[low : row[1]])
    if hit is None or (not hit["mark"].strip() and not hit["names"].split()[0].isupper()):
        return
    for span, name in _inner(text, (low + hit.start("names"), low + hit.end("names"))):
        yield Credit(span, name, "endline")


def contributions(text: str, rows: Sequence[Span], media: Media) -> Iterator[Credit]:
    """Credits for a part: "The Associated Press contributed to this report", "(With inputs from agencies)"."""
    for row in rows:
        line = text[row[0] : row[1]]
        for hit in _CONTRIBUTED.finditer(line):
            low = max(line.rfind(". ", 0, hit.start()) + 1, 0)
            stop = line.find(". ", hit.end())
            part = (row[0] + low, row[1] if stop < 0 else row[0] + stop)
            for span, name in _within(part, media):
                yield Credit(span, name, "contributed")
        for hit in _AGENCIES.finditer(line) if len(line) <= 2 * _SHORT else ():
            yield Credit((row[0] + hit.start(), row[0] + hit.end()), "agencies", "contributed")


def pictures(report: Report, media: Media) -> Iterator[Credit]:
    """Credits of pictures: "Photo: AFP", "AP Photo/Jane Doe", any medium in a caption."""
    text = report.text
    for span, name in media:
        low = max(text.rfind("\n", 0, span[0]) + 1, span[0] - 40)
        stop = text.find("\n", span[1])
        line_end = len(text) if stop < 0 else stop
        before = text[low : span[0]]
        caption = any(s <= span[0] and span[1] <= e for s, e in report.captions)
        marked = any(len(before) - hit.end() <= 30 and hit.end() > 0 for hit in _PICTURE.finditer(before))
        short = line_end - low <= 3 * _SHORT
        told = re.search(r"\b(?:told|said|report)", before)
        signed = _PHOTO_AFTER.match(text[span[1] : line_end]) or _NAMED.search(before)
        if caption or (marked and short and not told) or signed:
            yield Credit(span, name, "picture")


def headline(report: Report, media: Media) -> Iterator[Credit]:
    """A credit that ends a headline: "Port shut after fall - Reuters", "Minister to go: BBC"."""
    if report.headline_span is None:
        return
    row = report.headline_span
    for span, name in _within(row, media):
        ends = not report.text[span[1] : row[1]].strip(" )]'’\"”")
        if ends and re.search(
            r"(?:\s[-–—|]|:|\bvia|\btells|\breports?)\s*(?:the\s+)?$", report.text[row[0] : span[0]], re.IGNORECASE
        ):
            yield Credit(span, name, "sentence")
