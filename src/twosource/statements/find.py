"""All reported speech and attitudes of one report: content, cue and source, as spans of the report's text.

The way: quotations by their marks (`quotes`), the frame of every possible cue in the parse (`frames`), which of
them are cues and where their contents and sources lie (`decide`, or `rules` without the model), and one consistent
answer for the whole report (`settle`).
"""

from collections.abc import Sequence

from twosource.language import Paragraph
from twosource.model import Attribution
from twosource.settings import AttributionSettings
from twosource.statements.carried import carry
from twosource.statements.cues import lexicon, told_noun
from twosource.statements.decide import by_model, model
from twosource.statements.headlines import set_off
from twosource.statements.mend import mend
from twosource.statements.page import Page, candidates, page, type_of
from twosource.statements.rules import by_rules
from twosource.statements.settle import Decision, settle
from twosource.statements.spans import characters, cue_span, pieces, quotation_of
from twosource.statements.tokens import flatten

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
    return attributions_of(page(flatten(paragraphs)), settings)


def attributions_of(p: Page, settings: AttributionSettings) -> list[Attribution]:
    """The attributions of a page."""
    cues = candidates(p, lexicon(), settings.candidates)
    trained = model() if settings.model else None
    if trained is not None:
        decisions = by_model(trained, p, cues, settings.least_chance, settings.least_quoted)
    else:
        decisions = by_rules(p, cues, settings.least_rate)
    least = settings.least_chance if trained else 0.0
    return [_attribution(p, d) for d in carry(p, settle(p, [*mend(p, decisions), *set_off(p)], least))]


def _attribution(p: Page, d: Decision) -> Attribution:
    cue = d.candidate.frame.cue
    noun = told_noun(p.t, cue, lexicon())
    if noun is not None and any(low <= noun < high for low, high in d.parts):
        noun = None
    quotation = quotation_of(p.t, list(d.parts), p.cover, cue)
    return Attribution(
        content=tuple(span for part in d.parts for span in pieces(p.t, part)),
        cue=(characters(p.t, cue_span(p.t, cue, noun)),),
        source=(characters(p.t, d.source),) if d.source else (),
        quotation=quotation,
        cue_type=type_of(d.candidate, quotation, noun is not None),
    )
