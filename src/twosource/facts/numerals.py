"""Numerals: digits, number words, ordinals and vague amounts, turned into a value with its interval."""

import re
from dataclasses import dataclass

from twosource.facts.lexicon import word_list

_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = word_list(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_BIG = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bil": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
}
MAGNITUDES = {**_BIG, **_SHORT}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
_ORDINALS = word_list(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENTHS = word_list("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")
ORDINALS = {word: i for i, word in enumerate(_ORDINALS, 1)} | {word: 10 * i for i, word in enumerate(_TENTHS, 2)}
ORDINALS |= {f"{tens}-{word}": 10 * i + j for i, tens in enumerate(_TENS, 2) for j, word in enumerate(_ORDINALS[:9], 1)}
ORDINALS |= {"hundredth": 100, "thousandth": 1000}
# What vague amounts leave open: name, lowest and highest that a reader would accept. Several is more than two.
VAGUE: dict[str, tuple[float, float, float]] = {
    "a couple": (2, 2, 3),
    "a couple of": (2, 2, 3),
    "a pair": (2, 2, 2),
    "a pair of": (2, 2, 2),
    "a few": (3, 2, 10),
    "a handful": (4, 2, 10),
    "a handful of": (4, 2, 10),
    "a dozen": (12, 12, 12),
    "half a dozen": (6, 6, 6),
    "half-dozen": (6, 6, 6),
    "several": (3, 2, 20),
    "several dozen": (36, 24, 99),
    "several hundred": (300, 200, 999),
    "several thousand": (3e3, 2e3, 9999),
    "several million": (3e6, 2e6, 9.99e6),
    "a few dozen": (36, 24, 99),
    "a few hundred": (300, 200, 999),
    "a few thousand": (3e3, 2e3, 9999),
    "many": (10, 3, float("inf")),
    "numerous": (10, 3, float("inf")),
    "a number of": (3, 2, float("inf")),
    "scores of": (60, 40, 500),
    "scores": (60, 40, 500),
    "dozens": (36, 24, 200),
    "dozens of": (36, 24, 200),
    "hundreds": (300, 150, 9999),
    "hundreds of": (300, 150, 9999),
    "thousands": (3e3, 1.5e3, 99999),
    "thousands of": (3e3, 1.5e3, 99999),
    "tens of thousands": (3e4, 2e4, 99999),
    "tens of thousands of": (3e4, 2e4, 99999),
    "hundreds of thousands": (3e5, 1.5e5, 999999),
    "hundreds of thousands of": (3e5, 1.5e5, 999999),
    "millions": (3e6, 2e6, 9.9e8),
    "millions of": (3e6, 2e6, 9.9e8),
}
_DIGITS = r"\d+,\d{1,2}(?=\s(?:million|billion|trillion|per))|\d{1,3}(?:,\s?0\d{2}|,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_JOINED = re.compile(r"[,\s]")
_SINGLE = "|".join(sorted(_SMALL, key=len, reverse=True))
_WORDS = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[:9])}))?|{_SINGLE})"
_MAGS = "|".join(sorted(map(re.escape, MAGNITUDES), key=len, reverse=True))
_BIGS = "|".join(_BIG)
_VAGUES = "|".join(sorted((v.replace(" ", "\\s+") for v in VAGUE), key=len, reverse=True))
_ORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_MARKS = "".join(FRACTIONS)
NUMERAL = re.compile(
    rf"""(?<![\w/.])(?:
      (?P<vague>(?:{_VAGUES})(?!\w))
    | (?P<half>half\s+an?\s+(?:{_BIGS})\b)
    | (?P<fracs>(?:an?|one|two|three|four)[\s-](?:third|quarter|fifth)s?(?=\s+of\b)
        |half(?=\s+(?:of|the|its|their|all)\b))
    | (?P<ordinal>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:st|nd|rd|th)\b|(?:{_ORDS})\b)
    | (?P<digits>{_DIGITS})(?:\s?(?P<frac>[{_MARKS}]))?(?:(?:\s|-)?(?P<mag>{_MAGS})(?![\w/]))?
    | (?P<only>[{_MARKS}])
    | (?P<words>(?:an?\s+(?:{_BIGS})|{_WORDS}(?:\s+(?:{_BIGS}))?)(?:[ -](?:and\s+)?(?:{_WORDS}\s+)?(?:{_BIGS}))*
        (?:\s+and\s+{_WORDS})?)(?!\w)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral as written: where, its value, the interval the words leave, and its significant digits."""

    start: int
    end: int
    value: float
    low: float
    high: float
    kind: str
    digits: int
    decimals: int = 0
    magnitude: str = ""


def _significant(digits: str) -> int:
    bare = _JOINED.sub("", digits)
    if "." in bare:
        return max(1, len(bare.replace(".", "").lstrip("0")))
    return max(1, len(bare.lstrip("0").rstrip("0")))


def _words_value(words: str) -> float | None:
    from text_to_num import text2num  # lazy: native module

    plain = re.sub(r"\s+", " ", words.lower()).replace("a ", "one ", 1) if words[:2].lower() == "a " else words.lower()
    try:
        return float(text2num(re.sub(r"\s+", " ", plain), "en"))
    except ValueError:
        return None


def _fraction(words: str) -> float:
    over = {"third": 3, "quarter": 4, "fifth": 5}
    many = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
    parts = re.split(r"[\s-]", words.lower())
    if len(parts) == 1:
        return 50.0
    return 100.0 * many[parts[0]] / over[parts[1].rstrip("s")]


def _read(m: "re.Match[str]") -> tuple[float, float, float, str, int, int] | None:
    """Value, low, high, kind, significant digits and decimals of one match."""
    if m["vague"]:
        value, low, high = VAGUE[re.sub(r"\s+", " ", m["vague"].lower())]
        return value, low, high, "exact" if low == high else "vague", 2, 0
    if m["half"]:
        value = 0.5 * _BIG[m["half"].lower().split()[-1]]
        return value, value, value, "about", 1, 0
    if m["fracs"]:
        value = _fraction(m["fracs"])
        return value, value, value, "fraction", 1, 0
    if m["ordinal"]:
        word = m["ordinal"].lower()
        value = float(ORDINALS[word]) if word in ORDINALS else float(re.sub(r"\D", "", word))
        return value, value, value, "ordinal", 2, 0
    if m["only"]:
        value = FRACTIONS[m["only"]]
        return value, value, value, "exact", 2, 1
    if m["words"]:
        named = _words_value(m["words"])
        return None if named is None else (named, named, named, "word", _significant(f"{named:.0f}"), 0)
    digits = re.sub(r",(?=\d{1,2}$)", ".", m["digits"])  # "1,2 million": a decimal comma
    value = float(_JOINED.sub("", digits)) + FRACTIONS.get(m["frac"] or "", 0)
    decimals = len(digits.partition(".")[2]) + bool(m["frac"])
    value *= MAGNITUDES.get((m["mag"] or "").lower().rstrip("."), 1)
    return value, value, value, "digits", _significant(digits) + 2 * bool(m["frac"]), decimals


def numerals(text: str) -> list[Numeral]:
    """Every numeral of a text, left to right.

    >>> [(n.value, n.kind) for n in numerals("Two hundred left; dozens of others and 1.2m more stayed.")]
    [(200.0, 'word'), (36, 'vague'), (1200000.0, 'digits')]
    """
    found = []
    for m in NUMERAL.finditer(text):
        read = _read(m)
        if read:
            value, low, high, kind, digits, decimals = read
            end = m.end()
            magnitude = (m["mag"] or "").lower()
            if magnitude == "m" and re.match(
                r"[\s-]*(?:deep|high|tall|wide|long|away|sprint|race|final|freestyle)", text[end:]
            ):
                value, low, high, end, magnitude = value / 1e6, low / 1e6, high / 1e6, m.end("digits"), ""
            if magnitude in ("mil", "bil") and text[end : end + 1] == ".":
                end += 1
            found.append(Numeral(m.start(), end, value, low, high, kind, digits, decimals, magnitude))
    return found
