"""Attributions that state nothing: reasons for anonymity, refusals, whom or what a report cites, bare topics."""

import re
from bisect import bisect_left

from twosource.model import Attribution, Report, Speaker
from twosource.statements.no_claim import no_claim, withheld
from twosource.statements.tokens import Tokens

_UNNAMED = re.compile(
    r"^(?:not\s+)?to\s+(?:be\s+(?:named|identified|quoted)|remain\s+anonymous|give\s+(?:\w+\s+){1,2}names?\b)", re.I
)
_DATE = re.compile(
    r"^(?:on\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow)$",
    re.I,
)
# Verbs of answering, whose bare object is what isn't answered, where they are negated ("did not respond to a request").
_ANSWER = frozenset({"respond", "reply", "answer"})
_REFUSE = frozenset({"decline", "refuse"})
_ANSWERED = re.compile(r"\b(?:discuss|comment|answer|respond|address)\b")
_CITE = frozenset({"cite", "quote"})
_CHECK = frozenset({"see", "confirm", "verify", "corroborate", "authenticate", "substantiate", "establish"})
_REPORT = frozenset({"report", "post", "book", "record"})
_RESULTS = re.compile(
    r"\b(?:profits?|loss(?:es)?|revenues?|sales|earnings|income|turnover|dividends?|margins?)\b", re.I
)
_MAY_NOT = re.compile(
    r"\b(?:authori[sz]ed|allowed|permitted|declin\w+|refus\w+|unwilling|free|not|n['’]t|anonymity|anonymously)\s+(?:\w+\s+)?"
    r"(?:to\s+)?(?:publicly\s+)?$",
    re.I,
)
# What things do with no word said: "the wave knocked her down", "a boat hit the pier".
_DEEDS = frozenset({"attack", "knock", "hit", "respond", "challenge", "find", "spell"})
_ALONE = 3  # words; "commented the doctrine", "comment on the doctrine" name a topic
_LEAD = 50  # characters before a cue in which it is said that it may not or will not be discussed


def says_nothing(report: Report, t: Tokens, a: Attribution, speaker: Speaker | None) -> bool:
    """Whether an attribution's content is no statement: a fragment that names a topic, a refusal, a cited source.

    Quotations always say something, and so does whatever holds a verb of its own, refusals apart.

    >>> from twosource.language import Paragraph, parse
    >>> from twosource.statements.tokens import flatten
    >>> text = "He may not discuss an open case."
    >>> a = Attribution(((19, 31),), ((11, 18),), ((0, 2),), "indirect", "say")
    >>> says_nothing(Report("r", "p", text, ""), flatten([Paragraph(0, parse([text])[0])]), a, None)
    True
    """
    if a.quotation != "indirect":
        return False
    if no_claim(t, a):
        return True
    content = " ".join(report.quote(s) for s in a.content)
    if withheld(report, t, a, content):
        return True
    inside = _inside(t, a)
    if speaker is None and all(t.pos[i] == "PRON" or t.tag[i] in ("WP", "WRB", "WDT", "DT") for i in inside):
        return True
    if _UNNAMED.match(content) or _DATE.match(content):
        return True
    if any(t.pos[i] in ("VERB", "AUX") for i in inside):
        return False
    thing = speaker is not None and speaker.kind == "unknown" and not speaker.named
    if thing and any(t.lemma[i] in _DEEDS for span in a.cue for i in _tokens(t, span)):
        return True
    return _bare(report, t, a, speaker, content, len(inside))


def _inside(t: Tokens, a: Attribution) -> list[int]:
    return [i for span in a.content for i in _tokens(t, span) if t.word[i]]


def _bare(report: Report, t: Tokens, a: Attribution, speaker: Speaker | None, content: str, size: int) -> bool:
    """Whether a content without a verb is no statement under its cue."""
    cue = [i for span in a.cue for i in _tokens(t, span)]
    lemmas = {t.lemma[i] for i in cue}
    if lemmas & _CITE:
        return speaker is not None and speaker.name.casefold() in content.casefold()
    if lemmas & _CHECK:
        return (speaker is None or speaker.kind == "medium") and _negated(t, cue)
    if lemmas & _REPORT:
        return bool(_RESULTS.search(content))
    if lemmas & _ANSWER:
        return _negated(t, cue)
    if "discuss" in lemmas or "comment" in lemmas:
        lead = report.text[max(0, a.cue[0][0] - _LEAD) : a.cue[-1][1]].rsplit(" ", 1)[0] + " "
        return bool(_MAY_NOT.search(lead)) or ("comment" in lemmas and size <= _ALONE)
    between = report.text[a.cue[-1][1] : a.content[0][0]]
    if lemmas & _REFUSE and _ANSWERED.search(between):
        return True
    if a.cue_type == "attitude" and not a.source and a.content[-1][1] <= a.cue[0][0]:
        return True  # "the mayor is expected": only the subject of what is expected
    return "ask" in lemmas and speaker is None and report.quote(a.cue[0]).startswith("Asked")


def _negated(t: Tokens, cue: list[int]) -> bool:
    return any(t.dep[i] == "neg" or t.lower[i] in ("not", "never") for i in _around(t, cue))


def _around(t: Tokens, cue: list[int]) -> list[int]:
    """A cue's words, what hangs from them, and what hangs from the verb above an infinitive or a joined verb."""
    out = list(cue)
    for i in cue:
        out += t.kids[i]
        if t.dep[i] in ("conj", "xcomp"):
            out += t.kids[t.head[i]]
    return out


def _tokens(t: Tokens, span: tuple[int, int]) -> range:
    return range(bisect_left(t.start, span[0]), bisect_left(t.start, span[1]))
