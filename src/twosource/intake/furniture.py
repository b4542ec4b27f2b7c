"""Page furniture in plain text: what stands around a report and is no part of it.

Precision comes first. A line goes only on general evidence: the lexicon; its place before the headline or after
the last sentence; a list of other stories' headlines; a publisher's name; a short line said again and again. A
line that ends as a sentence is only ever taken when the lexicon knows it whole.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from twosource.intake.front import Front
from twosource.intake.layout import Line, content_words, prose_range
from twosource.intake.lexicon import Lexicon
from twosource.model import Span, Spans
from twosource.settings import IntakeSettings
from twosource.text import merge, normal

_COUNTED = re.compile(r"comments? \(?\d+\)?|\(?\d+\)? (?:comments?|responses?|replies|thoughts?)( on .*)?")
_COMMENTER = re.compile(
    r".{2,60} (?:says|wrote):?|[\w .-]{2,40}\((?=[^()]*\d)[^()]{3,40}\)|.{0,40}\d+ (?:minute|hour|day|week|month)s? ago"
)
_NEAR = 5  # lines below the opening line within which a first comment shows: name, date, text, "Reply"
_MANY = 3  # signs of comments that outweigh their length


def find_furniture(lines: Sequence[Line], front: Front, lexicon: Lexicon, settings: IntakeSettings) -> Spans:
    """Spans of the furniture among the lines of a text."""
    taken = _known(lines, front)
    taken |= _before_headline(lines, front, taken, lexicon, settings)
    taken |= _lists(lines, front, taken, lexicon, settings)
    taken |= _after_end(lines, front, lexicon)
    taken |= _comments(lines, front, lexicon)
    taken |= _again_and_again(lines, front, lexicon, settings)
    taken |= _between(lines, front, taken, lexicon, settings)
    taken |= _below_last_sentence(lines, taken, lexicon, settings)
    taken -= front.own
    spans = [lines[i].span for i in sorted(taken)]
    spans += [
        span for i, line in enumerate(lines) if i not in taken and line.words > 3 for span in _glued(line, lexicon)
    ]
    return merge(spans)


def _known(lines: Sequence[Line], front: Front) -> set[int]:
    """Lines that the lexicon knows, weak words only where the page stands around the report."""
    last = _last_sentence(lines)
    sure = {i for i, line in enumerate(lines) if line.kind in ("strong", "end", "list")} | set(front.names)
    for i, line in enumerate(lines):
        outer = i < front.last_head or i > last
        if (line.kind == "menu" and (outer or i - 1 in sure or i + 1 in sure)) or (
            line.kind == "kicker" and i > front.last_head and not line.ends
        ):
            sure.add(i)
    return sure


def _credited(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line may credit or sign the report: by its first words, or by any if it is short."""
    words = line.key.split()
    return bool(set(words if len(words) <= 4 else words[:2]) & lexicon.credit_words) or line.raw[:1] in "(—–-"


def _before_headline(
    lines: Sequence[Line], front: Front, taken: set[int], lexicon: Lexicon, settings: IntakeSettings
) -> set[int]:
    """Short lines above the headline that share no word with the report; longer ones only above known furniture."""
    top = front.headline_at or 0
    edge = max((i for i in taken if i < top), default=-1)
    short = {
        i
        for i in range(top)
        if i not in taken
        and lines[i].words <= (settings.tagline_words if i < edge else 2)
        and not lines[i].ends
        and not _credited(lines[i], lexicon)
    }
    if not short:
        return set()
    about = content_words(" ".join(line.raw for line in lines[top:] if line.prose or line.words > settings.menu_words))
    return {i for i in short if not lines[i].content & about}


def _lists(
    lines: Sequence[Line], front: Front, taken: set[int], lexicon: Lexicon, settings: IntakeSettings
) -> set[int]:
    """Headlines of other stories under a line that opens such a list."""
    _, last = prose_range(lines)
    found: set[int] = set()
    for at, line in enumerate(lines):
        tail = at > last
        if at < front.last_head or not (line.kind == "list" or (tail and line.key in lexicon.tail_lists)):
            continue
        below: list[int] = []
        for i in range(at + 1, len(lines)):
            sentence = lines[i].ends and not (tail and lines[i].raw[-1] in "?!")
            if lines[i].raw.startswith(f"{len(below) + 1} ") and len(below) == i - at - 1:
                below.append(i)  # a numbered list goes on even with a question
                continue
            if lines[i].prose or (sentence and i not in taken) or lines[i].words > settings.teaser_words:
                if below and below[-1] == i - 1 and lines[i - 1].kind is None:
                    below.pop()  # the line before the report goes on may be a heading of the report
                break
            if not _credited(lines[i], lexicon):
                below.append(i)
        found.update(below)
    return found


def _after_end(lines: Sequence[Line], front: Front, lexicon: Lexicon) -> set[int]:
    """What stands below a comment form and below the last sentence of the report; sentences stay."""
    _, last = prose_range(lines)
    ends = [i for i, line in enumerate(lines) if line.kind == "end" and i > front.last_head]
    if not ends:
        return set()
    below = range(max(ends[0], last + 1), len(lines))
    return {i for i in below if not ((lines[i].ends and lines[i].words > 2) or _credited(lines[i], lexicon))}


def _comments(lines: Sequence[Line], front: Front, lexicon: Lexicon) -> set[int]:
    """Readers' comments, sentences and all: from a line that opens them and has signs of comments close below."""
    signs = [i for i, line in enumerate(lines) if line.key in lexicon.replies or _COMMENTER.fullmatch(line.raw)]
    total = sum(line.words for line in lines if line.prose)
    told = 0
    for i, line in enumerate(lines):
        told += line.words if line.prose else 0
        opens = line.kind == "end" or line.key in lexicon.comments or _COUNTED.fullmatch(line.key)
        if not (opens and i > front.last_head and any(i < j <= i + _NEAR for j in signs)):
            continue
        if told * 2 > total or len(signs) >= _MANY:
            return set(range(i, len(lines)))
    return set()


def _again_and_again(lines: Sequence[Line], front: Front, lexicon: Lexicon, settings: IntakeSettings) -> set[int]:
    """A short line three times over that shares no word with the report."""
    counts = Counter(line.key for line in lines if line.kind is None and line.words <= settings.menu_words)
    often = {key for key, count in counts.items() if count >= 3}
    if not often:
        return set()
    about = content_words(" ".join(line.raw for line in lines if line.prose))
    return {
        i
        for i, line in enumerate(lines)
        if line.key in often
        and not line.ends
        and line.raw[-1] not in ":?"
        and line.content
        and not line.content & about
    }


def _between(
    lines: Sequence[Line], front: Front, taken: set[int], lexicon: Lexicon, settings: IntakeSettings
) -> set[int]:
    """Lines shut in by furniture: short ones above the headline and, word by word, in the bar below it."""
    top = front.headline_at if front.headline_at is not None else 0
    found: set[int] = set()
    for low, high, words in ((0, top, settings.menu_words), (top + 1, front.last_head, 1)):
        known = [i for i in range(low, high) if i in taken]
        for a, b in pairwise(known):
            inner = range(a + 1, b)
            if len(inner) <= 3 and all(_shut_in(lines[i], words, lexicon) for i in inner):
                found.update(inner)
    return found


def _below_last_sentence(
    lines: Sequence[Line], taken: set[int], lexicon: Lexicon, settings: IntakeSettings
) -> set[int]:
    """Below the report's last sentence and below furniture: every line that is no sentence and signs nothing."""
    last = _last_sentence(lines)
    known = [i for i in range(last + 1, len(lines)) if i in taken]
    if len(known) < 2:
        return set()
    told = "\n".join(line.raw for line in lines[: last + 1] if line.prose)
    below = (i for i in range(known[0], len(lines)) if _shut_in(lines[i], settings.teaser_words, lexicon))
    return {i for i in below if f"({lines[i].raw})" not in told}  # the wire of "LIMA (Newsline) —" may sign below


def _shut_in(line: Line, words: int, lexicon: Lexicon) -> bool:
    return line.words <= words and not line.ends and line.kind != "caption" and not _credited(line, lexicon)


def _last_sentence(lines: Sequence[Line]) -> int:
    """The place of the last line that ends as a sentence or is prose, and is no known furniture."""
    places = [i for i, line in enumerate(lines) if line.prose or (line.kind is None and line.ends and line.words > 2)]
    return places[-1] if places else len(lines)


def _glued(line: Line, lexicon: Lexicon) -> list[Span]:
    """Furniture that scraping has glued to a paragraph's start or end."""
    found: list[Span] = []
    at = line.span[0]
    start = lexicon.glued_start.match(line.raw)
    if start:
        found.append((at, at + len(line.raw[: start.end()].rstrip())))
    end = lexicon.glued_end.search(line.raw, max(0, len(line.raw) - 400))
    if end:
        words = line.raw[end.start() :]
        skip = len(words) - len(words.lstrip())
        found.append((at + end.start() + skip, line.span[1]))
    return found


def site_suffix(front: Front, lines: Sequence[Line]) -> list[Span]:
    """The " | Site" behind a headline."""
    if front.headline_at is None or front.headline_span is None:
        return []
    whole = lines[front.headline_at].span
    rest = (front.headline_span[1], whole[1])
    return [rest] if normal(lines[front.headline_at].raw[rest[0] - whole[0] :]).strip() else []
