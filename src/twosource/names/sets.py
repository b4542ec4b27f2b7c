"""Word lists as sets."""


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a set.

    >>> sorted(word_set("a b"))
    ['a', 'b']
    """
    return frozenset(words.split())
