"""Sources set off by a colon: headlines ("Ministry: 12 dead", "Bridge was unsafe: report") and transcripts.

No model need decide these: the form says it all.
"""

import collections

from twosource.model import Span
from twosource.statements.cues import Entry
from twosource.statements.frames import Frame
from twosource.statements.page import Candidate, Page
from twosource.statements.settle import Decision
from twosource.statements.spans import within
from twosource.statements.tokens import Tokens

_LONGEST = 4  # words of a source beside a colon; by definition short
_SHORTEST = 3  # words of what it says; fewer are a rubric ("Live updates: Peru")
_HEADLINE = 40  # tokens; longer lines are no headlines
_TURNS = 2  # lines that one name opens with a colon before they are taken for a transcript
_SURE = 0.5  # beside the decider's chances: ahead of a doubtful reading, behind a likely one
_CREDITS = frozenset({"photo", "picture", "image", "video", "photograph", "file", "credit", "graphic", "illustration"})
# A name has none of these; a second headline ("Bank Fails: Ten Held Over Fraud") may.
_LINKS = frozenset({"over", "in", "on", "at", "as", "after", "with", "from", "to", "by", "amid", "near"})
_TELLERS = frozenset(
    [
        "report",
        "source",
        "official",
        "police",
        "study",
        "poll",
        "survey",
        "ministry",
        "minister",
        "expert",
        "analyst",
        "authority",
        "agency",
        "watchdog",
        "witness",
        "paper",
        "inquiry",
        "audit",
        "court",
        "prosecutor",
        "researcher",
        "scientist",
        "document",
        "filing",
        "memo",
        "pentagon",
    ]
)


def set_off(p: Page) -> list[Decision]:
    """Decisions for the headlines and the transcript turns of a page."""
    return _headlines(p) + _turns(p)


def _headlines(p: Page) -> list[Decision]:
    t, out = p.t, []
    for first, last in t.paragraphs:
        if t.text[last - 1] in ".!?…,;" or last - first > _HEADLINE:
            continue
        marks = [i for i in range(first + 1, last - 1) if t.text[i] == ":" or (t.text[i] in "-–—" and _loose(t, i))]
        for mark, name, said in [(m, (m + 1, last), (first, m)) for m in marks[-1:]] + [
            (m, (first, m), (m + 1, last)) for m in marks[:1] if t.text[m] == ":"
        ]:
            source, content = within(t, name), within(t, said)
            if source is None or content is None or not _tells(t, source, t.text[mark] == ":" and name[0] > mark):
                continue
            if t.lower[content[1] - 1] in _CREDITS:
                continue
            if sum(t.word[i] for i in range(*content)) >= _SHORTEST:
                out.append(_decision(mark, source, content, name[0] > mark))
                break
    return out


def _loose(t: Tokens, i: int) -> bool:
    """Whether a dash stands free."""
    return t.end[i - 1] < t.start[i] and t.end[i] < t.start[i + 1]


def _decision(mark: int, source: Span, content: Span, trailing: bool) -> Decision:
    island = (mark, source[1]) if trailing else (source[0], mark + 1)
    sides = (content, None) if trailing else (None, content)
    frame = Frame(mark, "colon", island, -1, *sides)
    return Decision(Candidate(frame, Entry("marker", 0, 0, {}), _SURE), (content,), source, _SURE)


def _tells(t: Tokens, span: Span, name: bool) -> bool:
    """Whether a headline's words beside a colon name a source: "police", "UN report", and at its end a mere name."""
    if span[1] - span[0] > _LONGEST:
        return False
    last = span[1] - 1
    if t.lemma[last] in _TELLERS or t.lower[last].removesuffix("s") in _TELLERS:
        return not any(t.pos[i] in ("AUX", "ADP") for i in range(*span))
    return name and all(t.pos[i] == "PROPN" and t.lower[i] not in _LINKS for i in range(*span))


def _turns(p: Page) -> list[Decision]:
    """What the speakers of a transcript say: lines that open with a name and a colon, at least two of one name."""
    t = p.t
    opened: dict[str, list[tuple[Span, Span]]] = collections.defaultdict(list)
    for first, last in t.paragraphs:
        mark = next((i for i in range(first + 1, min(first + _LONGEST + 1, last - 1)) if t.text[i] == ":"), None)
        if mark is None or p.cover[mark] >= 0 or not all(t.text[i][:1].isupper() for i in range(first, mark)):
            continue
        source, content = within(t, (first, mark)), within(t, (mark + 1, last))
        if source is not None and content is not None:
            opened[" ".join(t.lower[source[0] : source[1]])].append((source, content))
    turns = [turn for some in opened.values() if len(some) >= _TURNS for turn in some]
    return [_decision(source[1], source, content, False) for source, content in sorted(turns)]
