"""Which mention a source's spans hold: its head, the parts of a joint source, a name in apposition."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model import Span
from twosource.names import is_person_noun, kind_of_noun, singular
from twosource.names.roles import DOCUMENT, EITHER, SPEAKERS
from twosource.names.sets import word_set
from twosource.statements.mentions import Mention, noun_mention, phrase, tokens_in
from twosource.statements.tokens import Tokens

_PARTITIVES = word_set("one some many most several few both number group handful dozens scores majority couple")


def _head(t: Tokens, inside: Sequence[int]) -> int | None:
    """The head of a source phrase: a noun or pronoun that depends on nothing inside it."""
    own = set(inside)
    nominal = [i for i in inside if t.pos[i] in ("NOUN", "PROPN", "PRON", "NUM") or t.tag[i] in ("DT", "JJ", "PRP")]
    tops = [i for i in nominal if t.head[i] not in own or t.head[i] == i]
    best = [i for i in tops if t.pos[i] in ("NOUN", "PROPN", "PRON")]
    if best or tops:
        known = [i for i in best if kind_of_noun(singular(t.lower[i])) != "unknown" or t.pos[i] == "PROPN"]
        return (known or best or tops)[0]
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
            return _indefinite(single(t, text, inner, known), plural=not one)
    loose = _run_on(t, at, inside, known)
    if loose is not None:
        return loose
    joint = _joined(t, at, inside) if at in known or t.tag[at] not in ("NNS", "NNPS") else _listed(t, at, inside, known)
    if len(joint) > 1:
        parts = tuple(single(t, text, i, known) for i in joint)
        if parts[-1].name and parts[-1].kind == "person" and all(map(_mere_office, parts[:-1])):
            return replace(parts[-1], first=parts[0].first)  # "Vice President and Editor Ada Boe"
        if len({(p.first, p.last) for p in parts}) > 1:
            lead = replace(parts[0], form="joint", parts=parts, plural=True, kind="crowd", gender="")
            return replace(lead, first=min(p.first for p in parts), last=max(p.last for p in parts))
    return single(t, text, at, known)


def _mere_office(part: Mention) -> bool:
    return not part.name and part.form == "indefinite" and part.kind == "person" and not part.plural


def _run_on(t: Tokens, at: int, inside: Sequence[int], known: dict[int, Mention]) -> Mention | None:
    """ "... flooded Hallin, an official of the board told": the name belongs to the clause before."""
    if at not in known or known[at].role or known[at].kind == "person":
        return None
    for kid in t.kids[at]:
        if (
            t.dep[kid] == "appos"
            and kid in inside
            and is_person_noun(t.lower[kid])
            and t.lower[t.left[kid]] in ("a", "an")
        ):
            after = inside[-1] + 1
            if after < len(t) and t.text[after] != ",":
                return noun_mention(t, kid, known[at].last)
    return None


def _listed(t: Tokens, at: int, inside: Sequence[int], known: dict[int, Mention]) -> list[int]:
    """The names listed after a plural ("Two members, Ada Boe and Ian Oss"), else what the plural is joined to."""
    listed = {known[i].at: known[i] for i in inside if i > at and i in known and len(known[i].name) > 1}
    people = [a for a, m in listed.items() if m.kind in ("person", "unknown") and not m.place]
    if (
        len(people) > 1
        and any(t.lower[i] == "and" for i in range(people[0], people[-1]))
        and is_person_noun(t.lower[at])
    ):
        return people
    return _joined(t, at, inside)


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


_PLAIN = {
    "him": "he", "his": "he", "himself": "he", "her": "she", "hers": "she", "herself": "she", "its": "it",
    "itself": "it", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
_PLURAL_PRONOUNS = word_set("they we us both these those some many others all")


def single(t: Tokens, text: str, at: int, known: dict[int, Mention]) -> Mention:
    """The mention headed by one token: a name, a pronoun, or a description with the name beside it if there is one."""
    if at in known:
        return known[at]
    if t.pos[at] == "PRON" or t.tag[at] in ("PRP", "PRP$", "WP", "DT", "WDT"):
        word = _PLAIN.get(t.lower[at], t.lower[at])
        sex = {"he": "m", "she": "f"}.get(word, "")
        plural = word in _PLURAL_PRONOUNS
        return Mention(at, at, at + 1, "pronoun", noun=word, plural=plural, gender=sex, subject=True)
    mention = noun_mention(t, at)
    named = _beside(t, mention, known)
    person = is_person_noun(t.lower[at].rsplit("-", 1)[-1])
    if named is None or not (person or mention.kind in ("medium", "organisation", "government", "unknown")):
        return mention
    role = _undetermined(phrase(t, text, mention.first, mention.last)) if person else named.role
    kind = named.kind if person and named.kind not in ("person", "unknown") else "person" if person else mention.kind
    if singular(t.lower[at]) in EITHER and not named.gender:
        kind = "organisation"
    return replace(
        named,
        first=mention.first,
        role=role,
        kind=kind,
        gender=named.gender or mention.gender,
        words=mention.words | named.words,
        noun=mention.noun,
    )


def _beside(t: Tokens, mention: Mention, known: dict[int, Mention]) -> Mention | None:
    """The name in apposition to a description: "a spokeswoman, Ada Boe"; "the head of the fund, Ada Boe,"."""
    for kid in t.kids[mention.at]:
        if t.dep[kid] == "appos" and kid > mention.at and kid in known and known[kid].name:
            return known[kid]
    after = mention.last
    if (
        after + 1 < len(t)
        and t.text[after] == ","
        and t.sentence[after] == t.sentence[mention.at]
        and not mention.plural
    ):
        named = known.get(after + 1)
        closed = named is not None and (
            named.last >= len(t) or t.text[named.last] in ",." or t.tag[named.last][:2] == "VB"
        )
        if named is not None and named.first == after + 1 and len(named.name) > 1 and named.kind == "person" and closed:
            return named
    return None


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
