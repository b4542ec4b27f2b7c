"""Names as they are compared: "Russian", "Russians" and "Russia" are one, so are "US" and "American"."""

from twosource.names.bodies import body_of
from twosource.names.nations import nation
from twosource.text import normal

_SAME = {
    "us": "usa", "u.s": "usa", "u.s.": "usa", "american": "usa", "americans": "usa", "america": "usa", "states": "usa",
    "united": "usa", "usa": "usa", "washington": "usa",
    "uk": "gbr", "u.k": "gbr", "u.k.": "gbr", "british": "gbr", "britain": "gbr", "britons": "gbr", "kingdom": "gbr",
    "london": "gbr",
}  # fmt: skip
_ENDINGS = ("ians", "ian", "eans", "ean", "ans", "an", "ese", "ish", "is", "is", "i", "ia", "a", "s")


def name_key(text: str, *, actor: bool = False) -> str:
    """What a name is compared by: a people's name goes to its country's stem.

    So does the seat of its government, where it is said to do something (`actor`).

    >>> name_key("Russians") == name_key("Russia"), name_key("American") == name_key("U.S.")
    (True, True)
    >>> name_key("Kremlin", actor=True) == name_key("Russia"), name_key("Kremlin") == name_key("Russia")
    (True, False)
    """
    word = normal(text).removesuffix("'s").strip(".")
    country = nation(word) or (body_of(word).country if actor and word else None)
    word = _SAME.get(word) or normal(country or word)
    word = _SAME.get(word.removeprefix("the ").split()[0], word) if country else word
    for ending in _ENDINGS:
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word.removesuffix(ending)
    return word
