"""Quantities in news text: value, bound, unit, and what is counted.

Rules over the text, no parser: headlines, which carry many of the numbers that matter, parse badly.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from twosource.facts.calendar import CALENDAR_DATE
from twosource.facts.counted import Counted, counted
from twosource.facts.lexicon import DOWN, MOVES, UP
from twosource.facts.numerals import Numeral, numerals
from twosource.facts.records import Bound, Measure, Quantity
from twosource.facts.titles import titled
from twosource.facts.units import CURRENCIES, SIGNS, UNITS

_BEFORE: tuple[tuple[Bound, str], ...] = (
    ("at_least", r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+less\s+than|more\s+than|in\s+excess\s+of|upwards?\s+of"),
    ("at_least", r"over|above|exceed(?:s|ed|ing)?|a\s+minimum\s+of|tops|topped|pass(?:es|ed)|surpass(?:es|ed)"),
    ("at_most", r"at\s+most|up\s+to|as\s+(?:many|much|high)\s+as|no\s+more\s+than|not\s+more\s+than|a\s+maximum\s+of"),
    ("at_most", r"less\s+than|fewer\s+than|under|below"),
    ("about", r"about|around|some|roughly|approximately|an\s+estimated|estimated|circa|close\s+to|perhaps|just\s+over"),
    ("nearly", r"nearly|almost|approach(?:es|ed|ing)?|just\s+under|near|just\s+short\s+of"),
)
_BOUND = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<b{i}>{words})" for i, (_, words) in enumerate(_BEFORE))
    + r")\s+(?:about\s+|the\s+)?$",
    re.IGNORECASE,
)
_SIGN = re.compile("(?:" + "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True)) + r")\s?$")
_AFTER = re.compile(
    r"\s*(?:(?P<plus>\+|or\s+more|or\s+higher|plus\b)|(?P<less>or\s+(?:less|fewer))|(?P<so>or\s+so))", re.IGNORECASE
)
_PERCENT = re.compile(r"[\s-]?(?:%|percent\b|per\s+cent\b|pct\b|pc\b)", re.IGNORECASE)
_POINTS = re.compile(r"\s?(?:percentage|basis)\s+points?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w.,:/$£€])"
    r"(?:(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s?(?P<ap>[ap]\.?\s?m\b\.?)|(?P<h2>\d{1,2}):(?P<m2>\d{2})(?![\d:])"
    r"|(?P<hm>\d{4})(?=\s?(?:GMT|UTC|hrs|hours|local)))"
    r"(?:\s?(?P<zone>GMT|UTC|BST|CET|E[SD]T|C[SD]T|P[SD]T|IST|JST|AEST|ET))?",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"{CALENDAR_DATE}|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|\b(?:19|20)\d{{2}}-\d{{2}}\b"
    r"|\b(?:19|20)?\d0s\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:resolution|flight|highway|route|article|section|rule|room|phase|chapter|update|version|no\.?|number|channel|"
    r"level|page|boeing|airbus|type|part|volume|act|title|group|form|line|gate|division|kernel|windows|world\s+war|"
    r"formula|series|generation|model|poor['’]s|s&p|s\.&\s?p\.|ftse|nikkei|russell|dax|cac)|[A-Za-z]-|#)\s*$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:\s|-)?(?P<sq>sq(?:uare)?\.?[\s-])?(?P<word>[a-z°]+(?:/h)?)(?![\w])", re.IGNORECASE)
_NAUTICAL = re.compile(r"(?:\s|-)nautical[\s-]miles?\b", re.IGNORECASE)
_JOIN = re.compile(r"\s?(?:-|–|—)\s?|\s+(?:to|and)\s+(?:about\s+)?", re.IGNORECASE)
_AGE_AFTER = re.compile(r"(?:-|\s)years?(?:-|\s)olds?\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"(?:\baged?\s+|\bat\s+the\s+age\s+of\s+|\bturn(?:s|ed|ing)\s+)$", re.IGNORECASE)
_APPOSED = re.compile(r"[A-Z][\w.'’-]+(?:\s+(?:Jr|Sr)\.)?,\s+$")
# Room that "about" leaves a figure of one, two, three digits: "about 60" and 61, "some 55" and 57, "about 5,247".
# Tuning half of numbers-dev.
_ABOUT = (0.1, 0.05, 0.02)
_NEARLY = 0.15  # "nearly 10 percent" and 9 agree, 10.5 does not
_MOVED = re.compile(rf"\b(?:by|{'|'.join(sorted(UP | DOWN | MOVES))})\b[^;]*$", re.IGNORECASE)
_NAMED = re.compile(r"\b[A-Z][a-z]+\s+$")  # "Channel Four", "Big Ten": a number word inside a name
# A verb of which the amount is the object ("raised a record $5 million"); not "raise fees to $5".
_OBJECT = re.compile(
    r"\b(?!to\b)[a-z]+(?:\s+(?:an?|the|record|record-breaking|about|some|only|at|least|more|than|nearly|over))*\s+[$£€A-Z]*$"
)
_DECADE = re.compile(r"\b(?:in|into|to)\s+(?:his|her|their)\s+(?:(?:early|mid|late)[\s-]*)?(\d0)s\b")
_SPATIAL = frozenset({"over", "above", "under", "below", "around", "near", "some"})  # "pulled over a few blocks away"
_NO_ONE = re.compile(r"\b(?:no|any|every|some|the|this|that|which|each|only|another|day)\s+$", re.IGNORECASE)
_ONE_NEXT = re.compile(
    r"\s+(?:of\b|another|day\b|thing\b|can\b|is\b|was\b|has\b|who\b|that\b|should\b|must\b|[.,;:])", re.IGNORECASE
)


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, left to right. Dates are none (see `dates`); years alone are, as "year".

    >>> [(q.text, q.low, q.high, q.noun, q.event) for q in find_quantities("At least 12 people were killed.")]
    [('At least 12 people', 12.0, inf, 'person', 'dead')]
    >>> [(q.measure, q.unit, q.value) for q in find_quantities("It cost $1.2bn and took 3 weeks, up 5 percent.")]
    [('money', 'USD', 1200000000.0), ('duration', 'week', 21.0), ('percent', '%', 5.0)]
    """
    found: list[Quantity] = []
    taken = [m.span() for m in _DATE.finditer(text)]
    for q in _clocks(text, taken):
        found.append(q)
        taken.append(q.span)
    for m in _DECADE.finditer(text):
        start = float(m[1])
        found.append(Quantity(m.span(), m.span(1), m[0], start, start, start + 9, "range", "age", "year"))
    for low, high in _pairs(text, taken):
        q2 = _single(text, low) if high is None else _range(text, low, high)
        if q2 is not None:
            found.append(q2)
    return sorted(found, key=lambda q: q.span)


def _clocks(text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    for m in _CLOCK.finditer(text):
        if any(s < m.end() and m.start() < e for s, e in taken):
            continue
        if m["hm"]:
            hour, minute = int(m["hm"][:2]), int(m["hm"][2:])
        else:
            hour, minute = int(m["h"] or m["h2"]), int(m["m"] or m["m2"] or 0)
        half = (m["ap"] or "").lower()[:1]
        if hour > 24 or minute > 59:
            continue
        hour = hour % 12 + 12 * (half == "p") if half else hour
        value = float(60 * hour + minute)
        yield Quantity(
            m.span(), m.span(), m[0], value, value, value, "exact", "clock", (m["zone"] or "").upper() or None
        )


def _pairs(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[Numeral, Numeral | None]]:
    """Numerals outside dates and clocks, the two ends of a range together."""
    held = [n for n in numerals(text) if not any(s < n.end and n.start < e for s, e in taken)]
    i = 0
    while i < len(held):
        nxt = held[i + 1] if i + 1 < len(held) else None
        if nxt is not None and _ranged(text, held[i], nxt):
            yield held[i], nxt
            i += 2
        else:
            yield held[i], None
            i += 1


def _ranged(text: str, a: Numeral, b: Numeral) -> bool:
    """Whether two numerals are the ends of a range: "5-7", "between 5 and 7", "four hours to two weeks"."""
    between = text[a.end : b.start]
    if len(between) > 26 or "ordinal" in (a.kind, b.kind):
        return False
    before = text[max(0, a.start - 14) : a.start]
    inner = (
        re.sub(r"^\s?[-\s]?(?:%|percent|per cent|pct|[a-z]+)?", "", between, count=1, flags=re.IGNORECASE)
        if len(between) > 6
        else between
    )
    joined = re.sub(r"[$£€¥]|US\$|A\$", "", inner)
    if re.fullmatch(r"\s?(?:-|–|—)\s?", joined):
        return True
    if re.search(r"\bbetween\s+(?:about\s+)?[$£€¥]?\s?$", before, re.IGNORECASE):
        return bool(re.fullmatch(r"\s*and\s+(?:about\s+)?", joined, re.IGNORECASE))
    if re.fullmatch(r"\s*to\s+(?:about\s+)?", joined, re.IGNORECASE):
        if _MOVED.search(text[max(0, a.start - 50) : a.start]) or _BOUND.search(
            _SIGN.sub("", text[max(0, a.start - 30) : a.start])
        ):
            return False
        if re.search(r"point|share|vote", between, re.IGNORECASE):
            return False
        # "rose from 5 to 7", "cut 12 to 8" are changes, not ranges
        changed = re.search(r"\bfrom\s+[$£€¥]?\s?$", before, re.IGNORECASE) and not re.search(
            r"\brang(?:e|es|ed|ing)\s+from\s+[$£€¥]?\s?$", text[max(0, a.start - 24) : a.start], re.IGNORECASE
        )
        return not changed
    return False


def _unit(text: str, n: Numeral) -> tuple[Measure, str | None, float, int]:
    """Measure, unit, the factor to its base unit, and where the unit's words end."""
    tail = text[n.end : n.end + 30]
    if n.kind == "fraction":
        return "percent", "%", 1.0, n.end
    if m := _PERCENT.match(tail):
        return "percent", "%", 1.0, n.end + m.end()
    if m := _POINTS.match(tail):
        return "percent", "points", 1.0, n.end + m.end()
    if m := _SIGN.search(text[max(0, n.start - 4) : n.start]):
        return "money", SIGNS[m[0].strip()], 1.0, n.end
    if m := _AGE_AFTER.match(tail):
        return "age", "year", 1.0, n.end + m.end()
    if m := _NAUTICAL.match(tail):
        return "length", "mile", 1852.0, n.end + m.end()
    if m := _UNIT.match(tail):
        word = m["word"].lower()
        if m["sq"] and (held := UNITS.get(word)):
            return "area", f"square {_singular_unit(word)}", held[1] ** 2, n.end + m.end()
        if word in CURRENCIES:
            code = CURRENCIES[word]
            if code.endswith("/100"):
                return "money", code[:-4], 0.01, n.end + m.end()
            return "money", code, 1.0, n.end + m.end()
        if word in UNITS and not (word in ("g", "stone", "second", "yard") and n.kind == "word"):
            measure, size = UNITS[word]
            return measure, _singular_unit(word), size, n.end + m.end()
    return "count", None, 1.0, n.end


def _singular_unit(word: str) -> str:
    return {"feet": "foot", "inches": "inch", "centuries": "century"}.get(
        word, word[:-1] if word.endswith("s") else word
    )


def _span(text: str, start: int, vague: bool = False) -> tuple[int, Bound | None]:
    """Where the quantity starts with its currency sign and bound, and that bound."""
    head = text[max(0, start - 4) : start]
    if m := _SIGN.search(head):
        start -= len(head) - m.start()
    ahead = text[max(0, start - 30) : start]
    if (m := _BOUND.search(ahead)) and not (vague and m[0].split()[0].lower() in _SPATIAL):
        kind = next(b for i, (b, _) in enumerate(_BEFORE) if m[f"b{i}"])
        return start - (len(ahead) - m.start()), kind
    return start, None


def _interval(n: Numeral, bound: str) -> tuple[float, float]:
    if bound == "at_least":
        return n.low, float("inf")
    if bound == "at_most":
        return 0.0, n.high
    if bound == "about":
        room = _ABOUT[min(n.digits, 3) - 1]
        return n.value * (1 - room), n.value * (1 + room)
    if bound == "nearly":
        return n.value * (1 - _NEARLY), n.value
    return n.low, n.high


def _measure(text: str, n: Numeral, measure: Measure, what: Counted) -> Measure:
    """The measure, once the words about a bare number have been looked at."""
    before = text[max(0, n.start - 24) : n.start]
    tail = text[n.end : n.end + 24]
    if measure == "duration" and n.kind == "ordinal":
        return "ordinal_duration"
    if n.kind == "ordinal":
        return "ordinal"
    if measure == "duration" and re.match(
        r"[\s-]*(?:day|week|month|year|hour)s?[\s-](?:mark|point)\b", tail, re.IGNORECASE
    ):
        return "ordinal_duration"
    if measure != "count":
        return measure
    if _AGE_BEFORE.search(before) or (
        n.kind == "digits" and 0 < n.value < 120 and n.decimals == 0 and _APPOSED.search(before) and tail[:1] in ",."
    ):
        return "age"
    if re.search(r"\bmagnitude(?:\s+of)?[\s-]+$", before, re.IGNORECASE) or re.match(
        r"(?:[\s-]magnitude)|\s(?:earth)?quake\b", tail, re.IGNORECASE
    ):
        return "magnitude"
    if _LABEL.search(before) or re.match(r"\.\d|/\d", tail):
        return "label"
    bare = text[n.start : n.end]
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", bare) and what.noun is None:
        return "year"
    if re.fullmatch(r"(?:19|20)\d\d", bare) and not re.match(r"\s+\w+(?:\s\w+)?s\b", tail, re.IGNORECASE):
        return "year"
    if re.fullmatch(r"(?:19|20)\d\d", bare) and re.search(
        r"\b(?:in|since|until|by|from|of|during|year)\s+$", before, re.IGNORECASE
    ):
        return "year"
    if n.decimals >= 1 and what.noun is None and not n.magnitude:
        return "level"
    return "count"


def _no_number(text: str, n: Numeral) -> bool:
    """Whether a number word is a pronoun, an ordinal of no duration, or part of a name."""
    bare = text[n.start : n.end].lower()
    if bare in ("one", "first", "second", "third", "half") and _loose(text, n, bare):
        return True
    named = n.kind == "word" and text[n.start].isupper() and _NAMED.search(text[: n.start])
    return bool(named) and not titled(text)


def _single(text: str, n: Numeral) -> Quantity | None:
    """A quantity of one numeral, with its unit, bound and what it counts."""
    if _no_number(text, n):
        return None
    measure, unit, size, end = _unit(text, n)
    what = counted(text, (n.start, end)) if measure in ("count", "percent") else Counted(None, (), None, end)
    measure = _measure(text, n, measure, what)
    if n.kind == "ordinal" and measure != "ordinal_duration":
        return None
    if measure not in ("count", "percent"):
        what = counted(text, (n.start, end))
        if measure == "money" and not _OBJECT.search(text[: n.start]):
            what = replace(what, event=None)
    start, bound = _span(text, n.start, n.kind == "vague")
    after = _AFTER.match(text, end) or (_AFTER.match(text, what.end) if measure == "count" else None)
    if after:
        bound = "at_least" if after["plus"] else "at_most" if after["less"] else "about"
        end = after.end()
    bound = bound or ("vague" if n.kind == "vague" else "about" if n.kind == "about" else "exact")
    low, high = _interval(n, bound) if measure != "ordinal_duration" else _elapsed(n)
    end_of_words = max(end, what.end) if measure == "count" else end
    return Quantity(
        span=(start, end_of_words),
        core=(n.start, n.end),
        text=text[start:end_of_words],
        value=n.value * size,
        low=low * size,
        high=high * size,
        bound=bound,
        measure=measure,
        unit=unit,
        noun=what.noun,
        modifiers=what.modifiers,
        event=what.event,
        digits=n.digits,
    )


def _elapsed(n: Numeral) -> tuple[float, float]:
    """What has passed: on the third day two to three days; at the 30-day mark, 30."""
    return (n.value - 1, n.value) if n.kind == "ordinal" else (n.value - 1 / 30, n.value + 1)


def _loose(text: str, n: Numeral, bare: str) -> bool:
    """Whether "one", "second", "half" are no number here."""
    before, tail = text[max(0, n.start - 12) : n.start], text[n.end : n.end + 14]
    if bare == "one":
        return bool(_NO_ONE.search(before) or _ONE_NEXT.match(tail))
    if bare == "half":
        return False
    return not re.match(r"[\s-](?:day|week|month|year|hour|night)", tail, re.IGNORECASE)


def _range(text: str, a: Numeral, b: Numeral) -> Quantity | None:
    """A range, or a score ("3-1") where the second is smaller or the words say so."""
    measure, unit, size, end = _unit(text, b)
    a_measure, _, a_size, _ = _unit(text, a)
    if a_measure != measure:
        a_size = size
    low, high = a.value, b.value
    if b.magnitude and not a.magnitude and a.value < 1000:
        low = (
            a.value * (b.value / (float(text[b.start : b.end].split()[0].rstrip("kmbnt").replace(",", "") or 1) or 1))
            if text[b.start].isdigit()
            else low
        )
    dashed = bool(re.fullmatch(r"\s?[-–—]\s?", text[a.end : b.start]))
    start, _ = _span(text, a.start)
    what = counted(text, (b.start, end))
    if dashed and measure == "count" and (low >= high or (what.noun is None and a.kind == "digits" and high < 200)):
        return Quantity(
            (a.start, b.end), (a.start, b.end), text[a.start : b.end], low, low, low, "exact", "score", f"-{b.value:g}"
        )
    if dashed and 1500 <= low <= 2100 and 1500 <= high <= 2100 and measure == "count":
        measure = "year"
    if low * a_size > high * size:
        return None
    end = max(end, what.end if measure == "count" else end)
    return Quantity(
        span=(start, end),
        core=(a.start, b.end),
        text=text[start:end],
        value=low * a_size,
        low=low * a_size,
        high=high * size,
        bound="range",
        measure=measure,
        unit=unit,
        noun=what.noun,
        modifiers=what.modifiers,
        event=what.event,
        digits=min(a.digits, b.digits),
    )
