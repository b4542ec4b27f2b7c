"""Where a paragraph's own words begin, after a dateline such as "LIMA, Peru (AP) — "."""

from twosource.statements.tokens import Tokens

_DASHES = frozenset({"—", "–", "-", "--", "―"})
_LONGEST = 14  # tokens; "WASHINGTON, Nov. 19 (Agence France-Presse) --" has twelve


def body_start(t: Tokens, first: int, last: int) -> int:
    """The first token after a dateline that opens the paragraph `[first, last)`, or `first` where there is none.

    A dateline starts with a word in capitals, holds no verb and ends with a dash that white space or a letter follows.

    >>> from twosource.language import Paragraph, parse
    >>> from twosource.statements.tokens import flatten
    >>> t = flatten([Paragraph(0, parse(["LIMA, Peru (AP) — Two bridges fell."])[0])])
    >>> t.text[body_start(t, 0, len(t))]
    'Two'
    """
    if first >= last or not t.text[first].isupper() or len(t.text[first]) < 3:
        return first
    for i in range(first + 1, min(last - 1, first + _LONGEST)):
        if t.text[i] in _DASHES:
            glued = t.start[i] == t.end[i - 1] and t.end[i] == t.start[i + 1]
            return first if glued and t.text[i] in ("-", "–") else i + 1
        if t.pos[i] in ("VERB", "AUX") and not t.text[i][:1].isupper():
            return first
    return first
