"""A report out of its text and what is known about it."""

import hashlib
from dataclasses import dataclass, replace

from twosource.intake.clean import Cleaned, clean_text
from twosource.intake.decode import mend_surrogates
from twosource.intake.lexicon import Lexicon
from twosource.model import Credit, Problem, Report, Spans, content_id
from twosource.settings import IntakeSettings
from twosource.text import outside
from twosource.urls import page_address

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovene", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_NO_LANGUAGE = "zxx"  # what ISO 639 calls text that is in none
_SAMPLE = 1200  # characters of narrative that tell the language; more changes nothing


@dataclass(frozen=True, slots=True)
class Known:
    """What metadata says of a report, before its text is looked at.

    `exact`: the address is the report's with the place on the page that it names (an entry of a live page), or is kept
    as its giver has it.
    """

    url: str | None = None
    exact: bool = False
    outlet: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    captions: Spans = ()
    credits: tuple[Credit, ...] = ()


def make_report(
    text: str, raw: bytes, path: str, known: Known, lexicon: Lexicon, settings: IntakeSettings
) -> tuple[Report | None, list[Problem]]:
    """A report, or None where the text holds none, with what there is to say about it."""
    problems: list[Problem] = []
    text, lone = mend_surrogates(text)
    if lone:
        problems.append(Problem(path, f"{lone} half characters (lone surrogates) are shown as \ufffd"))
    if len(text) > settings.max_text:
        text = _cut(text, settings.max_text)
        kept = f"the first {len(text):,} characters were kept, the rest left out"
        problems.append(Problem(path, f"too long for one report: {kept}"))
    if not text.strip():
        return None, [*problems, Problem(path, "empty: no words in it", failed=True)]
    cleaned = clean_text(text, settings=settings, lexicon=lexicon)
    if cleaned.narrative_words == 0:
        return None, [*problems, Problem(path, "only page furniture (menus, buttons): no report in it", failed=True)]
    report = _assemble(text, raw, path, known, cleaned)
    report, notice = _with_language(report, known.language, settings)
    return report, [*problems, *notice]


def _assemble(text: str, raw: bytes, path: str, known: Known, cleaned: Cleaned) -> Report:
    headline = known.headline or cleaned.headline
    at = text.find(headline) if headline else -1
    span = cleaned.headline_span
    if known.headline and headline and headline != cleaned.headline:
        span = (at, at + len(headline)) if 0 <= at < len(headline) + 200 else None
    url = known.url if known.exact or not known.url else page_address(known.url)
    return Report(
        id=content_id("r", url or "", known.outlet or "", text),
        path=path,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        url=url or (page_address(cleaned.url) if cleaned.url else None),
        outlet=known.outlet or cleaned.outlet,
        headline=headline,
        headline_span=span,
        byline=known.byline or cleaned.byline,
        dateline=cleaned.dateline,
        dateline_span=cleaned.dateline_span,
        published=known.published or cleaned.published,
        modified=known.modified or cleaned.modified,
        furniture=cleaned.furniture,
        repeats=cleaned.repeats,
        captions=known.captions or cleaned.captions,
        credits=known.credits,
    )


def _cut(text: str, most: int) -> str:
    """The text up to the last line end (or space) before the bound."""
    end = max(text.rfind("\n", most // 2, most), -1)
    if end < 0:
        end = text.rfind(" ", most // 2, most)
    return text[: end + 1] if end >= 0 else text[:most]


def _with_language(report: Report, said: str | None, settings: IntakeSettings) -> tuple[Report, list[Problem]]:
    """The report with its language: as its words tell, or where they are too few, as its page says."""
    code = _told_by_words(report, settings)
    if code is None:
        code = said
    if code is None:
        return report, []
    if code == "en":
        return replace(report, language=code), []
    name = _NAMES.get(code, f"the language “{code}”")
    message = f"in {name}, which can't be read: kept, and stands beside the counts"
    return replace(report, language=code, readable=False), [Problem(report.path, message)]


def _told_by_words(report: Report, settings: IntakeSettings) -> str | None:
    parts = [report.text[s:e] for s, e in outside((0, len(report.text)), report.furniture)]
    sample = " ".join(" ".join(parts)[: 2 * _SAMPLE].split())[:_SAMPLE]
    few = len(sample.split()) < settings.language_words  # scripts without spaces have few words, many letters
    if few and sum(c.isalpha() for c in sample) < 8 * settings.language_words:
        return None
    from twosource.language import language_of

    code, sure = language_of(sample)
    return None if sure < settings.sure_language or code == _NO_LANGUAGE else code
