"""How telling a word is: common words say little about who wrote a sentence, rare ones much.

There is no corpus to count in: the word-piece vocabulary that the embeddings bring is ordered by frequency, and
Zipf's law makes a rank a frequency.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

_FIRST_WORD = 1996  # vocabulary entries before this one are marks, letters and place-holders
_RAREST = 30522

_FUNCTION = """
a about after again against all also although am among an and any are as at be because been before being between both
but by can could did do does during each either few for from further had has have he her here hers him his how however
i if in into is it its itself just may me might more most much must my near neither no nor not of off on once one only
or other our out over own same she should since so some still such than that the their them then there these they this
those though through to too toward towards under until up upon us very was we were what when where whether which while
who whom whose why will with within without would you your said say says saying told tell according added new mr mrs ms
"""
FUNCTION_WORDS = frozenset(_FUNCTION.split())

_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_NUMBERS.split())} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}


@lru_cache(maxsize=1)
def ranks() -> Mapping[str, int]:
    """Each word of the vocabulary with its rank by frequency, 0 for the most frequent."""
    lines = (files("twosource") / "data" / "bert-vocab.txt").read_text(encoding="utf-8").split("\n")
    return {word: rank for rank, word in enumerate(lines[_FIRST_WORD:]) if word and not word.startswith("##")}


def stem(word: str) -> str:
    """A word without its commonest English endings, so that "mines" and "mine", "agreed" and "agree" meet.

    >>> stem("mines"), stem("agreed"), stem("running"), stem("police")
    ('mine', 'agre', 'run', 'police')
    """
    if len(word) < 5 or not word.isalpha():
        return word[:-1] if len(word) == 4 and word.endswith("s") and not word.endswith("ss") else word
    for ending, back in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 3:
            base = word[: -len(ending)] + back
            return base[:-1] if len(base) > 3 and base[-1] == base[-2] and ending in ("ing", "ed") else base
    return word


def number(word: str) -> str | None:
    """The value of a word that is a number, written plainly, else None.

    >>> number("1,000"), number("seven"), number("mine")
    ('1000', '7', None)
    """
    if word[:1].isdigit():
        return word.replace(",", "")
    return _NUMBER_WORDS.get(word)


def telling(word: str) -> float:
    """How telling it is that two reports share a normalised word: 0 for a function word, 1 for the rarest.

    >>> telling("the"), telling("bridge") < telling("culvert") <= 1.0
    (0.0, True)
    """
    if word in FUNCTION_WORDS or len(word) < 2:
        return 0.0
    rank = ranks().get(word)
    if rank is None:
        return 1.0
    return math.log1p(rank) / math.log1p(_RAREST)
