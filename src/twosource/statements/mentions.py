"""Mentions: the phrases of one report that name or describe whoever may speak.

The pipeline's own name finder is left out (it takes "Austin" for a place and "Defense" for a company), so names are
runs of capitalised words, split into office and name by word lists.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.model import Span
from twosource.names import gender, is_person_noun, kind_of_name, kind_of_noun, singular, split_title
from twosource.names.roles import DOCUMENT, FEMALE, MALE, OFFICES, SPEAKERS
from twosource.names.sets import word_set
from twosource.statements.tokens import Tokens

_PARTICLES = word_set("de da di du del della van von der den bin ibn al el la le dos das ben abu ter ten")
_DATES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept "
    "oct nov dec"
)
_LEFT_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "JJR", "VBN", "VBG", "POS", "HYPH", "CD", "RB"))
_LINKS = frozenset(("of", "for"))
_PLURAL_TAGS = frozenset(("NNS", "NNPS"))
_PARTITIVES = word_set("one some many most several few both number group handful dozens scores majority couple")
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))


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


def phrase(tokens: Tokens, text: str, first: int, last: int) -> str:
    """The words of tokens `[first, last)` as written, on one line."""
    return " ".join(text[tokens.start[first] : tokens.end[last - 1]].split())


def _proper(t: Tokens, i: int) -> bool:
    if not t.text[i][:1].isupper() or t.lower[i].rstrip(".") in _DATES:
        return False
    return t.tag[i] in ("NNP", "NNPS")


def _continues(t: Tokens, i: int, stop: int) -> int:
    """How many tokens from `i` keep a run of names going (0: none)."""
    if i >= stop:
        return 0
    if _proper(t, i):
        return 1
    glued = t.start[i] == t.end[i - 1]
    if t.text[i] in "-–" and glued and i + 1 < stop and t.start[i + 1] == t.end[i] and t.text[i + 1][:1].isupper():
        return 2
    if t.lower[i] in _PARTICLES and i + 1 < stop and _proper(t, i + 1):
        return 2
    if t.text[i] == "&" and i + 1 < stop and _proper(t, i + 1):
        return 2
    noun = singular(t.lower[i - 1])
    if t.lower[i] in _LINKS and (kind_of_noun(noun) in ("government", "organisation") or noun in OFFICES):
        after = i + 1
        if after < stop and t.lower[after] == "the":
            after += 1
        if after < stop and _proper(t, after):
            return after + 1 - i
    if t.text[i][:1].isupper() and t.tag[i] in ("NN", "NNS", "JJ", "VBG") and t.text[i - 1][:1].isupper():
        return 1 if kind_of_noun(singular(t.lower[i])) != "unknown" else 0
    return 0


def _run(t: Tokens, i: int, stop: int) -> int:
    """The end of the run of names that begins at `i`."""
    at = i + 1
    linked = False
    while at < stop:
        step = _continues(t, at, stop)
        if not step and linked and t.lower[at] in _LINKS and at + 1 < stop and _proper(t, at + 1):
            step = 2  # "Institute for the Study of War": once linked, "of" goes on
        if not step:
            break
        linked = linked or t.lower[at] in _LINKS
        at += step
    return at


def _starts(t: Tokens, i: int, stop: int) -> bool:
    if _proper(t, i):
        return True
    # a capitalised office that the tagger took for a common noun: "Defence minister Quill", "Foreign Minister Oss"
    if not t.text[i][:1].isupper() or t.tag[i] not in ("NN", "JJ", "NNS"):
        return False
    return i + 1 < stop and (is_person_noun(t.lower[i]) or t.tag[i] == "NN") and _proper(t, i + 1)


def _role_left(t: Tokens, first: int, low: int) -> int:
    """Where the lower-case office before a name begins ("Russian lawmaker" Oss), or `first`."""
    at = first - 1
    if at < low or t.text[at] in ",;:()\"“”'":
        return first
    if t.tag[at] in ("NN", "NNS") and at - 2 >= low and t.lower[at - 1] == "of" and is_person_noun(t.lower[at - 2]):
        at -= 2  # "secretary of state"
    if not is_person_noun(t.lower[at].rsplit("-", 1)[-1]) or t.tag[at] not in ("NN", "NNS", "JJ", "NNP", "NNPS"):
        return first
    while at > low and t.tag[at - 1] in _LEFT_TAGS and t.lower[at - 1] not in _DATES and t.text[at - 1] != ",":
        if t.tag[at - 1] == "RB" and t.lower[at - 1] not in ("then", "longtime", "once"):
            break
        at -= 1
    while t.tag[at] in ("POS", "HYPH"):
        at += 1
    return at


def _appositive_role(t: Tokens, text: str, last: int, stop: int) -> str | None:
    """The office in apposition after a name: ", director of the relief fund," (or None)."""
    if last + 1 >= stop or t.text[last] not in (",", "(", "–", "-", "—"):
        return None
    begin = last + 1
    if t.lower[begin] in ("a", "an", "the", "one"):
        begin += 1
    end, office = begin, None
    while end < stop and end - begin < 14:
        word = t.lower[end]
        if t.text[end] in ",;:()." or t.tag[end] in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "WP$"):
            break
        if office is None and (t.tag[end] in ("IN", "TO", "PRP") or word in ("and", "but")):
            return None
        if office is None and is_person_noun(word.rsplit("-", 1)[-1]) and t.tag[end] in ("NN", "NNP", "NNS", "JJ"):
            office = end
        end += 1
    if office is None or t.tag[office] == "NNS" or any(_proper(t, i) for i in range(office + 1, min(office + 2, end))):
        return None
    while end > office + 1 and t.tag[end - 1] in ("IN", "DT", "CC", "RB", "HYPH", "TO"):
        end -= 1
    return phrase(t, text, begin, end)


def _name_at(t: Tokens, text: str, first: int, last: int, bounds: Span) -> Mention:
    low, stop = bounds
    words = [w for w in t.text[first:last] if w not in "-–"]
    title, name = split_title(words)
    if any(w in "-–" for w in t.text[first:last]):  # put double-barrelled names together again
        name = tuple(phrase(t, text, first, last).split()[len(title) :])
    named_from = last - (last - first if not title else sum(1 for _ in range(first + len(title), last)))
    begin = first if not name else _role_left(t, first, low)
    role = phrase(t, text, begin, first + len(title)) if begin < first + len(title) else None
    if name and role is None and kind_of_name(name) not in ("government",):
        role = _appositive_role(t, text, last, stop)
    head = next((i for i in range(named_from, last) if not first <= t.head[i] < last), last - 1)
    plural = t.tag[last - 1] == "NNPS" and kind_of_name(name, role) == "unknown"
    if not name:
        noun = singular(t.lower[last - 1])
        words_ = frozenset(w.casefold() for w in title[:-1])
        return _described(t, first, last, last - 1, noun, words_)
    kind = kind_of_name(name, role)
    sex = gender(name, role) if kind in ("person", "unknown") else ""
    titled = gender(title) if title else ""
    return Mention(
        head,
        begin,
        last,
        "name",
        name,
        role,
        words=frozenset((role or "").casefold().split()),
        plural=plural,
        gender=titled or sex,
        kind=kind,
        subject=any(t.dep[i] in _SUBJECTS for i in range(first, last)),
        owner=None,
    )


def _described(t: Tokens, first: int, last: int, at: int, noun: str, words: frozenset[str]) -> Mention:
    """A mention without a proper name: its determiner says whether it is known already."""
    lead = t.lower[first]
    before = t.lower[first - 1] if first > 0 and t.sentence[first - 1] == t.sentence[first] else ""
    definite = {"the", "this", "that", "these", "those", "its", "his", "her", "their"}
    plural = t.tag[at] in _PLURAL_TAGS or (t.lower[at] == "police")
    kind = kind_of_noun(noun)
    if plural and kind == "person":
        kind = "crowd"
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
        subject=t.dep[at] in _SUBJECTS,
        owner=owner,
    )


def names(t: Tokens, text: str) -> list[Mention]:
    """Every proper name of a report, in order, with the office written beside it.

    >>> from twosource.language import Paragraph, parse
    >>> from twosource.statements.tokens import flatten
    >>> text = "Transport Minister Mara Quill met Oleh Synko, director of the relief fund."
    >>> [(m.name, m.role) for m in names(flatten([Paragraph(0, parse([text])[0])]), text)]
    [(('Mara', 'Quill'), 'Transport Minister'), (('Oleh', 'Synko'), 'director of the relief fund')]
    """
    found: list[Mention] = []
    for low, stop in t.sentences:
        i = low
        while i < stop:
            if not _starts(t, i, stop):
                i += 1
                continue
            end = _run(t, i, stop)
            found.append(_name_at(t, text, i, end, (low, stop)))
            i = end
    return found


def noun_mention(t: Tokens, at: int, low: int = 0) -> Mention:
    """The mention headed by a common noun: its determiner, modifiers and a following "of", "for" or "in" phrase."""
    first = max(t.left[at], low)
    while first < at and t.text[first] in ",;:\"“”'‘’-":
        first += 1
    last = at + 1
    words = {t.lower[i] for i in range(first, at) if t.word[i]} - {"the", "a", "an", "this", "that", "these", "those"}
    for kid in t.kids[at]:
        if kid > at and t.dep[kid] in ("prep", "amod", "acl") and kid == last and t.right[kid] - at < 9:
            if t.dep[kid] == "prep" and t.lower[kid] not in (
                "of",
                "for",
                "in",
                "at",
                "from",
                "with",
                "on",
                "close",
                "to",
            ):
                continue
            if t.dep[kid] == "acl" and t.tag[kid] != "VBN":
                continue
            last = t.right[kid] + 1
            words |= {t.lower[i] for i in range(at + 1, last) if t.word[i]}
    return _described(t, first, last, at, singular(t.lower[at].rsplit("-", 1)[-1]), frozenset(words))


def descriptions(t: Tokens, taken: Iterable[Mention]) -> Iterator[Mention]:
    """Every phrase headed by a noun for a person, body, document or medium that isn't part of a name's mention."""
    busy = {i for m in taken for i in range(m.first, m.last)}
    for i, tag in enumerate(t.tag):
        if tag in ("NN", "NNS") and i not in busy and t.dep[i] not in ("compound", "amod", "nmod"):
            noun = singular(t.lower[i].rsplit("-", 1)[-1])
            if kind_of_noun(noun) != "unknown":
                yield noun_mention(t, i)


def tokens_in(t: Tokens, spans: Sequence[Span]) -> list[int]:
    """The tokens that begin inside any of the spans (bisecting, since a report has thousands)."""
    out: list[int] = []
    for start, end in spans:
        i = bisect_left(t.start, start)
        while i < len(t.start) and t.start[i] < end:
            out.append(i)
            i += 1
    return out


def _head(t: Tokens, inside: Sequence[int]) -> int | None:
    """The head of a source phrase: a noun or pronoun that depends on nothing inside it."""
    own = set(inside)
    nominal = [i for i in inside if t.pos[i] in ("NOUN", "PROPN", "PRON", "NUM") or t.tag[i] in ("DT", "JJ", "PRP")]
    tops = [i for i in nominal if t.head[i] not in own or t.head[i] == i]
    best = [i for i in tops if t.pos[i] in ("NOUN", "PROPN", "PRON")]
    if best or tops:
        return (best or tops)[0]
    return next((i for i in nominal if t.pos[i] in ("NOUN", "PROPN", "PRON")), None)


def source_mention(t: Tokens, text: str, spans: Sequence[Span], known: dict[int, Mention]) -> Mention | None:
    """The mention that a source's spans hold; `known` gives the name mention that a token belongs to.

    None where the spans hold no noun.
    """
    inside = [i for i in tokens_in(t, spans) if t.word[i]]
    at = _head(t, inside)
    if at is None:
        return None
    if t.lower[at] in _PARTITIVES:  # "one of the officials", "a number of readers"
        of = next((k for k in t.kids[at] if t.lower[k] == "of"), None)
        inner = next((k for k in t.kids[of] if t.dep[k] == "pobj"), None) if of is not None else None
        if inner is not None and inner in inside:
            one = t.lower[at] == "one"
            return _indefinite(_single(t, text, inner, known), plural=not one)
    joint = _joined(t, at, inside)
    if len(joint) > 1:
        parts = tuple(_single(t, text, i, known) for i in joint)
        if len({(p.first, p.last) for p in parts}) > 1:
            lead = replace(parts[0], form="joint", parts=parts, plural=True, kind="crowd", gender="")
            return replace(lead, first=min(p.first for p in parts), last=max(p.last for p in parts))
    return _single(t, text, at, known)


def _indefinite(mention: Mention, plural: bool) -> Mention:
    return replace(mention, form="indefinite" if mention.form == "definite" else mention.form, plural=plural)


def _joined(t: Tokens, at: int, inside: Sequence[int]) -> list[int]:
    """The heads joined by "and" inside a source."""
    heads = [at]
    for _ in range(6):
        cc = [k for k in t.kids[heads[-1]] if t.dep[k] == "cc" and t.lower[k] == "and"]
        more = [k for k in t.kids[heads[-1]] if t.dep[k] == "conj" and k in inside and t.pos[k] in ("NOUN", "PROPN")]
        if not more or (not cc and len(heads) == 1 and not _later_and(t, more[0])):
            break
        heads.append(more[0])
    return heads


def _later_and(t: Tokens, at: int) -> bool:
    return any(t.dep[k] == "cc" and t.lower[k] == "and" for k in t.kids[at])


def _single(t: Tokens, text: str, at: int, known: dict[int, Mention]) -> Mention:
    if at in known:
        return known[at]
    if t.pos[at] == "PRON" or t.tag[at] in ("PRP", "WP", "DT", "WDT"):
        word = t.lower[at]
        sex = "m" if word in ("he", "him", "himself") else "f" if word in ("she", "her", "herself") else ""
        plural = word in ("they", "them", "we", "us", "both", "these", "those", "some", "many", "others", "all")
        return Mention(at, at, at + 1, "pronoun", noun=word, plural=plural, gender=sex, subject=True)
    mention = noun_mention(t, at)
    for kid in t.kids[at]:
        if t.dep[kid] == "appos" and kid in known and kid > at and known[kid].name:
            named = known[kid]
            role = None
            person = is_person_noun(t.lower[at])
            if person:
                role = phrase(t, text, mention.first, mention.last)
            if person or mention.kind in ("medium", "organisation", "government"):
                kind = "person" if person else mention.kind
                return replace(
                    named,
                    first=mention.first,
                    role=_undetermined(role) if role else named.role,
                    kind=kind,
                    gender=named.gender or mention.gender,
                    words=mention.words | named.words,
                    noun=mention.noun,
                )
    return mention


def _undetermined(words: str) -> str:
    for lead in ("the ", "a ", "an "):
        if words.casefold().startswith(lead):
            return words[len(lead) :]
    return words


def is_spokes(mention: Mention) -> bool:
    """Whether a mention is of somebody who speaks for a body."""
    return mention.noun in SPEAKERS or any(singular(w) in SPEAKERS for w in mention.words)


def is_document(mention: Mention) -> bool:
    """Whether a mention is of something written or recorded."""
    return mention.kind == "document" or mention.noun in DOCUMENT
