"""Names: runs of capitalised words, split into office and name.

The pipeline's own name finder is left out (it takes "Austin" for a place and "Defense" for a company).
"""

import re
from collections.abc import Sequence

from twosource.model import Span
from twosource.names import gender, is_person_noun, kind_of_name, kind_of_noun, singular, split_title, surname
from twosource.names.bodies import speaks_for
from twosource.names.roles import FORMS, OFFICES
from twosource.names.sets import word_set
from twosource.statements.media import is_medium
from twosource.statements.mentions import SUBJECTS, Mention, noun_mention, phrase
from twosource.statements.tokens import Tokens

_PARTICLES = word_set("de da di du del della van von der den bin ibn al el la le dos das ben abu ter ten")
_DATES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
_OWNED = word_set("office department bureau cabinet campaign administration secretariat")  # somebody's, by whose name
_PLURALS = word_set("women men children people")  # those that add 's as one person does
_LEFT_TAGS = word_set("NN NNS NNP NNPS JJ JJS JJR VBN VBG POS HYPH CD RB RBS RBR")
_LINKS = frozenset(("of", "for"))
_CELTIC = re.compile(r"(?:O['’]|Mac|Mc)[A-Z][a-z]")  # "O’Malley", which taggers take for a common noun
_PLACE_PREPOSITIONS = word_set("in at near from across outside throughout into toward around")


def _proper(t: Tokens, i: int) -> bool:
    word = t.text[i]
    if not word[:1].isupper() or (t.tag[i] not in ("NNP", "NNPS") and not _CELTIC.match(word)):
        return False
    if word[1:2] == "-" and word[0] in "RDI":  # "(R-Texas)"
        return False
    return t.lower[i] not in _DATES or _name_beside(t, i)


def _name_beside(t: Tokens, i: int) -> bool:
    """Whether a word that is also a month stands in a name ("Theresa May", "April Ryan")."""
    if t.lower[i] not in ("may", "april", "june", "august", "march"):
        return False
    before = i > 0 and t.tag[i - 1] == "NNP" and t.lower[i - 1] not in _DATES
    after = i + 1 < len(t) and t.tag[i + 1] == "NNP" and t.text[i + 1][:1].isupper() and t.lower[i + 1] not in _DATES
    return before or (after and t.lower[i] in ("april", "june"))


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
    if t.lower[i] in _LINKS and _linking(singular(t.lower[i - 1])):
        after = i + 1
        if after < stop and t.lower[after] == "the":
            after += 1
        if after < stop and _proper(t, after):
            return after + 1 - i
    if t.text[i][:1].isupper() and t.tag[i] in ("NN", "NNS", "JJ", "VBG") and t.text[i - 1][:1].isupper():
        return 1 if kind_of_noun(singular(t.lower[i])) != "unknown" else 0
    return 0


def _linking(noun: str) -> bool:
    return noun in OFFICES or kind_of_noun(noun) in ("government", "organisation")


def _run(t: Tokens, i: int, stop: int) -> int:
    """The end of the run of names that begins at `i`."""
    at = i + 1
    linked = False
    while at < stop:
        step = _continues(t, at, stop)
        if not step and linked and t.lower[at] in _LINKS and at + 1 < stop and _proper(t, at + 1):
            step = 2  # "Institute for the Study of War": once linked, "of" goes on
        if not step and linked and t.lower[at] == "of" and at + 1 < stop and t.tag[at + 1] in ("NN", "NNS"):
            step = 2  # "Centre for the Study of drought"
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
    if not is_person_noun(t.lower[at].rsplit("-", 1)[-1]) or t.tag[at] not in ("NN", "JJ", "NNP"):
        return first
    return _leftmost(t, at, low)


def _leftmost(t: Tokens, at: int, low: int) -> int:
    """Where the words before an office that narrow it begin ("Russian" Foreign Minister, "the city's first" mayor)."""
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
    closed = end >= stop or t.text[end] in ",;:()." or t.tag[end] in ("WP", "WDT")
    if (
        office is None
        or not closed
        or t.tag[office] == "NNS"
        or any(_proper(t, i) for i in range(office + 1, min(office + 2, end)))
    ):
        return None
    while end > office + 1 and t.tag[end - 1] in ("IN", "DT", "CC", "RB", "HYPH", "TO"):
        end -= 1
    return phrase(t, text, begin, end)


def _written(t: Tokens, first: int, last: int) -> list[str]:
    """The words of a run, those joined by a hyphen put together again."""
    out: list[str] = []
    for i in range(first, last):
        if (
            out
            and t.start[i] == t.end[i - 1]
            and (t.text[i] in "-–" or t.text[i - 1] in "-–" or t.tag[i] == "POS" or t.text[i] in "'’")
        ):
            out[-1] += t.text[i]
        else:
            out.append(t.text[i])
    return out


def _titled_medium(t: Tokens, first: int, last: int, low: int) -> bool:
    """Whether a run that reads as an office is a paper's name: "the trade paper The Harbour Reporter said"."""
    return (
        first - 1 > low and t.text[first - 1] == "The" and last > first + 1 and is_medium(" ".join(t.text[first:last]))
    )


def _owner_of(t: Tokens, first: int, last: int, low: int) -> int:
    """Where the owner begins that is part of a name ("City Attorney's Office", "Farmers' Union"), or `first`."""
    if first - 2 < low:
        return first
    office = last == first + 1 and t.tag[first - 1] == "POS" and t.lower[first] in _OWNED
    body = _many(t, first - 2) and kind_of_noun(singular(t.lower[last - 1])) == "organisation"
    at = first - 2
    if not (office and _proper(t, at)) and not (body and t.text[at][:1].isupper()):  # "Farmers’" may be tagged NNS
        return first
    while at > low and _proper(t, at - 1):
        at -= 1
    return first if t.lower[at].rstrip(".") in FORMS else at


def _many(t: Tokens, at: int) -> bool:
    """Whether those who own something are several ("Farmers'", "Women's"): what they own is the body they form."""
    mark = t.text[at + 1]
    return t.start[at + 1] == t.end[at] and (
        (mark in ("'", "’") and t.lower[at].endswith("s")) or (mark in ("'s", "’s") and t.lower[at] in _PLURALS)
    )


def _name_at(t: Tokens, text: str, first: int, last: int, bounds: Span) -> Mention:
    low, stop = bounds
    title, name = split_title(_written(t, first, last))
    if not name and _titled_medium(t, first, last, low):
        title, name = (), tuple(_written(t, first, last))
    if not name:
        return noun_mention(t, last - 1, low)
    office = any(is_person_noun(w) and len(w) > 4 for w in title)
    begin = _leftmost(t, first, low) if office else _role_left(t, first, low)
    named_from = first
    while named_from < last - 1 and len(_written(t, first, named_from)) < len(title):
        named_from += 1
    role = phrase(t, text, begin, named_from) if begin < named_from else None
    if kind_of_name(name) != "government":
        apposed = _appositive_role(t, text, last, stop)
        # "Colonel Ann Boe, an army spokeswoman": for whom she speaks tells more than her rank.
        if role is None or (apposed is not None and speaks_for(apposed)):
            role = apposed
    return _named(t, (begin, named_from, last), name, role, title)


def _named(
    t: Tokens, where: tuple[int, int, int], name: tuple[str, ...], role: str | None, title: Sequence[str]
) -> Mention:
    begin, named_from, last = where
    head = next((i for i in range(named_from, last) if not named_from <= t.head[i] < last), last - 1)
    kind = kind_of_name(name, role)
    sex = gender(name, role) if kind in ("person", "unknown") else ""
    return Mention(
        head,
        begin,
        last,
        "name",
        name,
        role,
        words=frozenset((role or "").casefold().split()),
        plural=t.tag[last - 1] == "NNPS" and kind == "unknown",
        gender=(gender(title) if title else "") or sex,
        kind=kind,
        subject=any(t.dep[i] in SUBJECTS for i in range(named_from, last)),
        place=t.dep[head] == "pobj" and t.lower[t.head[head]] in _PLACE_PREPOSITIONS,
    )


def _is_headline(t: Tokens, low: int, stop: int) -> bool:
    """Whether a sentence capitalises nearly every word, so that capitals tell nothing."""
    long = [i for i in range(low, stop) if len(t.text[i]) > 3 and t.text[i].isalpha()]
    if len(long) < 4 or t.text[stop - 1] == ".":
        return False
    return sum(t.text[i][0].isupper() for i in long) > 0.75 * len(long)


def names(t: Tokens, text: str) -> list[Mention]:
    """Every proper name of a report, in order, with the office written beside it.

    In a headline that capitalises every word only names that the text has elsewhere are taken, and what stands
    before a colon; a surname in capitals ("QUILL: ...") or that the tagger missed is found by the full name.

    >>> from twosource.language import Paragraph, parse
    >>> from twosource.statements.tokens import flatten
    >>> text = "Transport Minister Mara Quill met Oleh Synko, director of the relief fund."
    >>> [(m.name, m.role) for m in names(flatten([Paragraph(0, parse([text])[0])]), text)]
    [(('Mara', 'Quill'), 'Transport Minister'), (('Oleh', 'Synko'), 'director of the relief fund')]
    """
    found: list[Mention] = []
    headlines: list[Span] = []
    for low, stop in t.sentences:
        if _is_headline(t, low, stop):
            headlines.append((low, stop))
            continue
        i = low
        while i < stop:
            if not _starts(t, i, stop):
                i += 1
                continue
            end = _run(t, i, stop)
            begin = _owner_of(t, i, end, low)
            if begin < i:
                found = [m for m in found if m.last <= begin]
            found.append(_name_at(t, text, begin, end, (low, stop)))
            i = end
    found += _again(t, text, found, headlines)
    return sorted(found, key=lambda m: (m.first, m.at))


def _again(t: Tokens, text: str, found: Sequence[Mention], headlines: Sequence[Span]) -> list[Mention]:
    """Names known from the rest of the report, in headlines and where the tagger missed them."""
    known: dict[str, tuple[str, ...]] = {}
    for m in found:
        if m.name and not (len(m.name) == 1 and m.kind == "unknown" and m.place):
            known.setdefault(" ".join(m.name).casefold(), m.name)
            if m.kind == "person" and len(m.name) > 1:
                known.setdefault(surname(m.name), (m.name[-1],))
    busy = {i for m in found for i in range(m.first, m.last)}
    out: list[Mention] = []
    for low, stop in headlines:
        out += _known_in(t, text, known, (low, stop))
    busy |= {i for m in out for i in range(m.first, m.last)}
    titled = {i for low, stop in headlines for i in range(low, stop)}
    for i, word in enumerate(t.text):
        if i in busy or i in titled or not word[:1].isupper() or len(word) < 3:
            continue
        if t.tag[i][:2] in ("NN", "JJ", "FW", "UH") and t.lower[i] in known and t.dep[i] not in ("compound", "amod"):
            out.append(_named(t, (i, i, i + 1), known[t.lower[i]], None, ()))
    return out


def _known_in(t: Tokens, text: str, known: dict[str, tuple[str, ...]], bounds: Span) -> list[Mention]:
    low, stop = bounds
    out: list[Mention] = []
    i = low
    while i < stop:
        end = next((e for e in range(min(stop, i + 6), i, -1) if " ".join(t.lower[i:e]) in known), None)
        colon = next((e for e in range(i + 1, min(stop, i + 6)) if t.text[e] == ":"), None) if i == low else None
        if colon is not None and all(t.text[k][:1].isupper() for k in range(i, colon)) and (end or 0) <= colon:
            if " ".join(t.lower[i:colon]) in known:
                out.append(_named(t, (i, i, colon), known[" ".join(t.lower[i:colon])], None, ()))
            elif t.tag[colon - 1] in ("NNP", "NNPS") and kind_of_noun(singular(t.lower[colon - 1])) == "unknown":
                out.append(_name_at(t, text, i, colon, bounds))
            i = colon
        elif end is not None and t.text[i][:1].isupper():
            out.append(_named(t, (i, i, end), known[" ".join(t.lower[i:end])], None, ()))
            i = end
        else:
            i += 1
    return out
