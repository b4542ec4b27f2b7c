"""Whether a name is a news medium's, and what to call it."""

from twosource.names.sets import word_set
from twosource.outlets import medium

# Ends of the names of papers and stations that the table of outlets lacks.
_ENDS = word_set(
    """times post news tv radio newspaper journal tribune herald gazette telegraph guardian chronicle television
    magazine daily observer mirror examiner mail broadcasting wire inquirer courier dispatch sentinel bulletin newswire
    jazeera reporter"""
)
# Table entries that are more often a word than a medium when they stand alone.
_WORDS = word_set("time fortune the post sun star mail independent sky metro people insider nature science life")


def is_medium(name: str) -> bool:
    """Whether a proper name is, or looks like, that of a newspaper, agency, station or site.

    >>> is_medium("Reuters"), is_medium("the Harbour Times"), is_medium("Harbour Council")
    (True, True, False)
    """
    plain = name.replace("’s", "").replace("'s", "").strip()
    words = plain.casefold().removeprefix("the ").split()
    if not words:
        return False
    if medium(plain) is not None and not (len(words) == 1 and words[0] in _WORDS):
        return True
    if words[-1] == "agency":
        return "news" in words or "press" in words
    if len(words) == 1 and plain.partition("-")[0].isupper() and plain.partition("-")[2] in ("TV", "FM", "AM", "DT"):
        return True
    last = words[-1].rsplit("-", 1)[-1].rstrip(".,")
    return len(words) > 1 and last in _ENDS


def medium_name(name: str) -> str:
    """What the table of outlets calls a medium, else its name as written, without "the".

    >>> medium_name("the Associated Press"), medium_name("the Harbour Times")
    ('AP', 'Harbour Times')
    """
    found = medium(name)
    return found.name if found is not None else name.removeprefix("The ").removeprefix("the ")
