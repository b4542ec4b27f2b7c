"""Lists of addresses: a text file of them, a browser's shortcut."""

import re

_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_SHORTCUT = re.compile(r"\ufeff?\s*\[InternetShortcut\]", re.IGNORECASE)
_TARGET = re.compile(r"^\s*URL\s*=\s*(https?://\S+)\s*$", re.IGNORECASE | re.MULTILINE)


def listed_urls(text: str) -> list[str]:
    """The addresses of a text that is nothing but a list of them (`#` begins a comment); else none.

    >>> listed_urls("# today\\nhttps://example.com/a\\n\\nhttps://example.com/b\\n")
    ['https://example.com/a', 'https://example.com/b']
    >>> listed_urls("[InternetShortcut]\\nURL=https://example.com/a\\n")
    ['https://example.com/a']
    >>> listed_urls("See https://example.com/a")
    []
    """
    if _SHORTCUT.match(text):
        return _TARGET.findall(text)[:1]
    lines = [line.strip().lstrip("\ufeff") for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    return lines if all(_URL.fullmatch(line) for line in lines) else []
