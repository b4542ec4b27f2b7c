"""Whether a name is a news medium's: only a first guess where `twosource.outlets` doesn't know it."""

from twosource.names.sets import word_set

_KNOWN = word_set(
    """reuters ap afp bbc cnn tass ria interfax ukrinform xinhua upi dpa efe ansa kyodo yonhap pti ani bloomberg cbs nbc
    abc msnbc npr pbs cnbc itv dw rt politico axios vox guardian times post telegraph independent economist buzzfeed
    haaretz al-jazeera aljazeera irna kcna anadolu unian suspilne rfe/rl rferl breitbart huffpost
    sky le monde der spiegel bild c-span espn usa_today wsj nyt wapo fox_news"""
)
_ENDS = word_set(
    """times post news tv radio newspaper agency journal tribune herald gazette telegraph guardian chronicle press
    television magazine daily observer mirror standard globe examiner mail broadcasting network wire weekly
    inquirer courier dispatch sentinel bulletin newswire review today media online channel jazeera monde
    spiegel"""
)
_NOT = frozenset(("united press", "intelligence agency", "space agency", "protection agency", "security agency"))


def is_medium(name: str) -> bool:
    """Whether a proper name is, or looks like, that of a newspaper, agency, station or site.

    >>> is_medium("Reuters"), is_medium("the Harbour Times"), is_medium("Harbour Council")
    (True, True, False)
    """
    words = name.casefold().removeprefix("the ").replace("’s", "").replace("'s", "").split()
    if not words:
        return False
    joined = " ".join(words)
    if joined in _KNOWN or joined == "associated press":
        return True
    if any(joined.endswith(end) for end in _NOT):
        return False
    if words[-1] == "agency":
        return "news" in words or "press" in words
    return (len(words) > 1 and words[-1].rstrip(".,") in _ENDS and words[-1] not in ("review", "network", "press")) or (
        joined.endswith((".com", ".org", ".net", " news", "news agency"))
    )
