"""Attributions that claim nothing: attitudes without a clause, what is done and not said, what is kept back."""

import re

from twosource.model import Attribution, Report
from twosource.names.sets import word_set
from twosource.statements.mentions import tokens_in
from twosource.statements.tokens import Tokens

# What one may be said to hold without saying who does ("is believed to be alive"); what merely seems so has no holder.
_HELD = word_set("believe expect think fear suspect presume assume understand suppose feel hope know")
# An attitude towards somebody that is a claim all the same: "police identified the driver as a local man".
_NAMES = frozenset({"identify"})
# Words of saying that in the passive are something done: nobody speaks.
_DONE = frozenset({"charge", "list", "pronounce", "call", "describe", "dismiss", "book", "order"})
_TELLS = word_set("say tell explain specify disclose reveal identify name release elaborate describe")
_WOULD_NOT = re.compile(
    r"\b(?:(?:would|did|does|do|has|have|had|will)\s+(?:not|never)|(?:would|did|does|do|has|have|had|wo)n['’]t|never|without)"
    r"(?:\s+\w+)?\s+[\w’']+$",
    re.I,
)
_TO_TELL = re.compile(
    r"^to\s+(?:\w+ly\s+|further\s+)?(?:comment|elaborate|discuss|say|speak|talk|disclose|divulge|release|name|identify|reveal|"
    r"specify|answer|respond|provide|give|describe|detail|be\s+(?:interviewed|quoted|named|identified))\b",
    re.I,
)
_OPEN = re.compile(r"^(?:how|what|whether|who|whom|whose|why|if|when|where|which)\b", re.I)
_REFUSE = frozenset({"decline", "refuse"})
_LEAD = 50  # characters before a cue in which its negation stands


def no_claim(t: Tokens, a: Attribution) -> bool:
    """Whether nothing is claimed: an attitude that nobody is said to hold ("the list seems long"); or no clause.

    That is under an attitude towards a thing ("enjoyed the best season", "backs the bill"), and under what is done and
    not said ("a man has been charged with murder", "is listed as a shop").
    """
    cue = tokens_in(t, a.cue)
    lemmas = {t.lemma[i] for i in cue}
    if a.cue_type == "attitude" and not a.source:
        return not lemmas & _HELD or not any(t.pos[i] in ("VERB", "AUX") for i in tokens_in(t, a.content))
    if lemmas & _NAMES if a.cue_type == "attitude" else a.source or a.cue_type == "noun" or not lemmas & _DONE:
        return False
    inside = set(tokens_in(t, a.content))
    tops = [i for i in inside if t.head[i] not in inside or t.head[i] == i]
    return not any(t.pos[i] in ("VERB", "AUX") or _has_subject(t, i) for i in tops)


def withheld(report: Report, t: Tokens, a: Attribution, content: str) -> bool:
    """Whether a speaker keeps something back: "declined to release the names", "would not say why"."""
    cue = tokens_in(t, a.cue)
    lemmas = {t.lemma[i] for i in cue}
    if lemmas & _REFUSE:
        return bool(_TO_TELL.match(content))
    lead = report.text[max(0, a.cue[0][0] - _LEAD) : a.cue[-1][1]] if a.cue else ""
    if not lemmas & _TELLS or not _WOULD_NOT.search(lead):
        return False
    return bool(_OPEN.match(content)) or not any(t.pos[i] in ("VERB", "AUX") for i in tokens_in(t, a.content))


def _has_subject(t: Tokens, at: int) -> bool:
    return any(t.dep[k] in ("nsubj", "nsubjpass", "csubj", "expl", "mark") for k in t.kids[at])
