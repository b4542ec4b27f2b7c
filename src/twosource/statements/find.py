"""All reported speech and attitudes of one report: content, cue and source, as spans of the report's text."""

from collections.abc import Sequence

from twosource.language import Paragraph
from twosource.model import Attribution, Span
from twosource.settings import AttributionSettings
from twosource.statements.cues import Lexicon, family, key_of, lexicon
from twosource.statements.frames import Frame, frame_of
from twosource.statements.quotes import Quote, cover_of, find_quotes
from twosource.statements.sources import source_candidates
from twosource.statements.spans import characters, pieces, quotation_of
from twosource.statements.tokens import Tokens, flatten

_DEFAULT = AttributionSettings()


def find_attributions(
    paragraphs: Sequence[Paragraph], *, settings: AttributionSettings = _DEFAULT
) -> list[Attribution]:
    """The attributions of one report, given its parsed paragraphs, in the order of their contents.

    Spans are of the report's text. No two have the same content. Never raises on odd text.

    >>> from twosource.language import Paragraph, parse
    >>> text = "Officials said the bridge was safe."
    >>> found = find_attributions([Paragraph(0, parse([text])[0])])
    >>> [(text[a.content[0][0] : a.content[-1][1]], a.cue_type) for a in found]
    [('the bridge was safe', 'say')]
    """
    t = flatten(paragraphs)
    quotes = find_quotes(t)
    cover = cover_of(t, quotes)
    chosen: list[tuple[float, Frame]] = []
    words = lexicon()
    for cue in range(len(t)):
        rated = _rate(t, cue, cover, words, quotes)
        if rated is not None and rated[0] >= settings.least_rate:
            chosen.append(rated)
    chosen.sort(key=lambda r: (-r[0], r[1].cue))
    taken: set[tuple[Span, ...]] = set()
    found = []
    for _, frame in chosen:
        attribution = _build(t, frame, cover, words)
        if attribution is not None and attribution.content not in taken:
            taken.add(attribution.content)
            found.append(attribution)
    return sorted(found, key=lambda a: (a.content, a.cue))


def _rate(t: Tokens, cue: int, cover: list[int], words: Lexicon, quotes: list[Quote]) -> tuple[float, Frame] | None:
    entry = words.get(key_of(t, cue))
    if entry is None:
        return None
    frame = frame_of(t, cue, cover, quotes)
    if frame.before is None and frame.after is None:
        return None
    return entry.rate(family(frame.name)), frame


def _build(t: Tokens, frame: Frame, cover: list[int], words: Lexicon) -> Attribution | None:
    parts = [part for part in (frame.before, frame.after) if part]
    content = tuple(span for part in parts for span in pieces(t, part))
    if not content:
        return None
    sources = source_candidates(t, frame)
    return Attribution(
        content=content,
        cue=(characters(t, (frame.cue, frame.cue + 1)),),
        source=(characters(t, sources[0][1]),) if sources else (),
        quotation=quotation_of(t, parts, cover, frame.cue),
        cue_type=words[key_of(t, frame.cue)].type,
    )
