"""Names as they are compared: "Russian", "Russians" and "Russia" are one, so are "US" and "American"."""

from twosource.text import normal

_SAME = {
    "us": "usa", "u.s": "usa", "u.s.": "usa", "american": "usa", "americans": "usa", "america": "usa", "states": "usa",
    "united": "usa", "usa": "usa", "washington": "usa",
    "uk": "gbr", "u.k": "gbr", "u.k.": "gbr", "british": "gbr", "britain": "gbr", "britons": "gbr", "kingdom": "gbr",
    "london": "gbr",
}  # fmt: skip
_ENDINGS = ("ians", "ian", "eans", "ean", "ans", "an", "ese", "ish", "is", "is", "i", "ia", "a", "s")


def name_key(text: str) -> str:
    """What a name is compared by: a people's name goes to its country's stem.

    >>> name_key("Russians") == name_key("Russia"), name_key("American") == name_key("U.S.")
    (True, True)
    """
    word = normal(text).removesuffix("'s").strip(".")
    word = _SAME.get(word, word)
    for ending in _ENDINGS:
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word.removesuffix(ending)
    return word
