"""Words that everyone had: quotations marked as such, statements, letters, posts, lists of charges.

That two reports share them says nothing about which of them read the other.
"""

import re

from twosource.model import Spans

_FIRST_PERSON = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Mm]y|[Oo]ur|[Oo]urs|[Mm]yself|[Oo]urselves)\b"
)
_CHARGES = re.compile(
    r"\b(?:charged with|charges? of|counts? of|indicted (?:on|for)|convicted of|pleaded (?:not )?guilty to|"
    r"accused of|(?:on )?suspicion of|in violation of)\s+"
    r"((?:(?!\b(?:police|prosecutors|authorities|officials)\b)[^.;:\n]){8,240})",
    re.IGNORECASE,
)


def speaks_for_itself(sentence: str) -> bool:
    """Whether a sentence outside quotation marks is someone's own words: a statement, a letter, a post.

    Reports are written in the third person.

    >>> speaks_for_itself("We regret the delay and thank our customers."), speaks_for_itself("The firm regrets it.")
    (True, False)
    """
    return _FIRST_PERSON.search(sentence) is not None


def charges(text: str) -> Spans:
    """Spans of lists of charges: words of the statute book, the same in every report.

    >>> t = "He was charged with arson and reckless endangerment, police said."
    >>> [t[s:e] for s, e in charges(t)]
    ['arson and reckless endangerment, ']
    """
    return tuple(m.span(1) for m in _CHARGES.finditer(text))
