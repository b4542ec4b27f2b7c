"""Mentions: the phrases of one report that name or describe whoever may speak."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from twosource.model import Span
from twosource.names import kind_of_noun, singular
from twosource.names.roles import FEMALE, MALE
from twosource.names.sets import word_set
from twosource.statements.tokens import Tokens

_PLURAL_TAGS = frozenset(("NNS", "NNPS"))
_NARROWING = frozenset(("of", "for", "in", "at", "from", "with", "on", "close", "to"))
# Before "figures" that are people: those of a trade or a side, and no numbers.
_PROMINENT = word_set(
    "top senior leading prominent key opposition party public political religious business establishment media"
)
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names or describes a possible speaker. `at` is its head token, `[first, last)` its tokens.

    `name` holds proper-name words, `role` an office as written, `noun` the head noun's singular (or the pronoun),
    `words` the lower-case words that narrow it. `form` is "name", "definite", "indefinite", "pronoun" or "joint".
    """

    at: int
    first: int
    last: int
    form: str
    name: tuple[str, ...] = ()
    role: str | None = None
    noun: str = ""
    words: frozenset[str] = frozenset()
    plural: bool = False
    gender: str = ""
    kind: str = "unknown"
    subject: bool = False
    parts: tuple["Mention", ...] = ()
    owner: int | None = None
    place: bool = False


def phrase(tokens: Tokens, text: str, first: int, last: int) -> str:
    """The words of tokens `[first, last)` as written, on one line."""
    return " ".join(text[tokens.start[first] : tokens.end[last - 1]].split())


def described(t: Tokens, first: int, last: int, at: int, noun: str, words: frozenset[str]) -> Mention:
    """A mention without a proper name: its determiner says whether it is known already."""
    lead = t.lower[first]
    before = t.lower[first - 1] if first > 0 and t.sentence[first - 1] == t.sentence[first] else ""
    definite = {"the", "this", "that", "these", "those", "its", "his", "her", "their"}
    plural = t.tag[at] in _PLURAL_TAGS or (t.lower[at] == "police")
    kind = kind_of_noun(noun)
    if plural and kind == "person":
        kind = "crowd"
    if noun == "figure" and words & _PROMINENT:
        kind = "crowd" if plural else "person"
    if noun == "agency" and words & {"news", "press"}:
        kind = "medium"
    known = lead in definite or before in definite or (t.text[first][:1].isupper() and t.tag[first] in ("NNP",))
    owner = next((k for k in t.kids[at] if t.dep[k] == "poss"), None)
    sex = "f" if noun in FEMALE else "m" if noun in MALE else ""
    return Mention(
        at,
        first,
        last,
        "definite" if known or owner is not None else "indefinite",
        noun=noun,
        words=words,
        plural=plural,
        gender=sex,
        kind=kind,
        subject=t.dep[at] in SUBJECTS,
        owner=owner,
    )


def noun_mention(t: Tokens, at: int, low: int = 0) -> Mention:
    """The mention headed by a common noun: its determiner, modifiers and a following "of", "for" or "in" phrase."""
    first = max(t.left[at], low)
    while first < at and t.text[first] in ",;:\"“”'‘’-":
        first += 1
    while first > low and t.start[first] == t.end[first - 1] and (t.text[first] == "-" or t.text[first - 1] == "-"):
        first -= 1  # "non-profit"
    if t.lower[at] == "police":  # "The man | police say": what stands before is another's
        first = _own_words(t, first, at)
    last = at + 1
    words = {t.lower[i] for i in range(first, at) if t.word[i]} - {"the", "a", "an", "this", "that", "these", "those"}
    for kid in t.kids[at]:
        if kid > at and t.dep[kid] in ("prep", "amod", "acl") and kid == last and t.right[kid] - at < 9:
            if t.dep[kid] == "prep" and (t.lower[kid] not in _NARROWING or t.right[kid] == kid):
                continue
            if t.dep[kid] == "acl" and (t.tag[kid] != "VBN" or kind_of_noun(singular(t.lower[at])) != "person"):
                continue
            last = t.right[kid] + 1
            last = next((i for i in range(at + 1, last) if t.text[i] == "," or _joins(t, i, at)), last)
            words |= {t.lower[i] for i in range(at + 1, last) if t.word[i]}
    return described(t, first, last, at, singular(t.lower[at].rsplit("-", 1)[-1]), frozenset(words))


_FORCES = frozenset(
    ("traffic", "riot", "border", "transport", "state", "city", "county", "campus", "airport", "district")
)


def _own_words(t: Tokens, first: int, at: int) -> int:
    """Where the words that narrow "police" begin: names, adjectives, what they are in charge of."""
    i = at
    while i > first and (t.tag[i - 1] in ("NNP", "NNPS", "JJ", "POS", "DT", "PRP$") or t.lower[i - 1] in _FORCES):
        i -= 1
    return i


def _joins(t: Tokens, i: int, at: int) -> bool:
    return t.dep[i] == "cc" and t.head[i] == at


_PREDICATES = frozenset(("attr", "oprd"))  # "he became the party's nominee" brings in nobody new


def descriptions(t: Tokens, taken: Iterable[Mention]) -> Iterator[Mention]:
    """Every phrase headed by a noun for a person, body, document or medium that isn't part of a name's mention."""
    busy = {i for m in taken for i in range(m.first, m.last)}
    for i, tag in enumerate(t.tag):
        if tag in ("NN", "NNS") and i not in busy and t.dep[i] not in ("compound", "amod", "nmod"):
            noun = singular(t.lower[i].rsplit("-", 1)[-1])
            if kind_of_noun(noun) != "unknown" and not (
                t.dep[i] in _PREDICATES or (t.dep[i] == "appos" and _indefinite_at(t, i))
            ):
                yield noun_mention(t, i)


def _indefinite_at(t: Tokens, i: int) -> bool:
    """Whether a predicate says what somebody is ("he is a politician") and brings in nobody new."""
    return any(t.lower[k] in ("a", "an") for k in t.kids[i] if k < i)


def tokens_in(t: Tokens, spans: Sequence[Span]) -> list[int]:
    """The tokens that begin inside any of the spans (bisecting, since a report has thousands)."""
    out: list[int] = []
    for start, end in spans:
        i = bisect_left(t.start, start)
        while i < len(t.start) and t.start[i] < end:
            out.append(i)
            i += 1
    return out
