"""Whether a text calls what is told false: "a hoax", "denied", "debunked", "no truth in it"."""

import re

# Words that call a report or a claim false, whatever it is, unless they are negated themselves ("no hoax"); mere
# negation is left to `facts.polarity`.
_FALSE = re.compile(
    r"(?<!\bno )(?<!\bnot )(?<!\bnot a )(?<!n['’]t )(?<!n['’]t a )"
    r"\b(?:fak(?:e|ed|es|ery|ing)|hoax(?:es|er|ers)?|false(?:ly|hoods?)?|den(?:y|ies|ied|ying|ials?)|untrue"
    r"|debunk(?:s|ed|ing|ers?)?|bogus|incorrect(?:ly)?|fabricat(?:e|es|ed|ion|ions)|fictitious|refut(?:e|es|ed|ing)"
    r"|rebut(?:s|ted|tal)?|unfounded|baseless|groundless|inaccurate(?:ly)?|misleading|satir(?:e|ical)|parod(?:y|ies)"
    r"|pranks?|spoof(?:s|ed)?|exaggerat(?:ed|ion)"
    r"|dismiss(?:es|ed)?\s+(?:(?:the|as|any|all|such|these)\s+)*(?:reports?|rumou?rs?|claims?|allegations?|speculation)"
    r"|(?:no|not|n['’]t)\s+(?:any\s+)?(?:truth|true|real)|made[- ]up\s+(?:story|stories|claims?))\b",
    re.IGNORECASE,
)


def debunks(text: str) -> str | None:
    """The word by which a text calls something told false, or None.

    >>> [debunks(t) for t in ("The photograph is a hoax, the zoo said.", "The photograph is no hoax.", "Not open.")]
    ['hoax', None, None]
    """
    found = _FALSE.search(text)
    return found[0] if found else None
