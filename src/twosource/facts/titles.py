"""Whether a text is a headline in title case, where a capital letter tells nothing."""

import re

_TITLED = 0.7  # share of capitalised long words; plain sentences stay below a half, title case above nine tenths
_LONG = re.compile(r"[^\W\d_]{4,}")


def titled(text: str) -> bool:
    """Whether most longer words of a text are capitalised.

    >>> titled("Four Killed In Crash Near Lima"), titled("Four people died near Lima.")
    (True, False)
    """
    long = _LONG.findall(text)
    return bool(long) and sum(w[0].isupper() for w in long) > _TITLED * len(long)
