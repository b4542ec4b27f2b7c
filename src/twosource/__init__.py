"""Twosource: how many independent sources stand behind a claim in the news, and on whose words.

`investigate(paths_or_texts)` answers with an `Answer`; `open(case)` opens a case file. Both are loaded when first used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.api import Answer, OpenCase, Text, from_json, investigate
    from twosource.api import open_case as open

__version__ = "0.1.0"

__all__ = ["Answer", "OpenCase", "Text", "__version__", "from_json", "investigate", "open"]

_HOME = {
    "Answer": "Answer",
    "OpenCase": "OpenCase",
    "Text": "Text",
    "from_json": "from_json",
    "investigate": "investigate",
    "open": "open_case",
}


def __getattr__(name: str) -> object:
    """The names of the Python door, from `twosource.api`: so `import twosource` itself loads nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'twosource' has no attribute {name!r}")
    from twosource import api

    return getattr(api, _HOME[name])


def __dir__() -> list[str]:
    """The names of the Python door."""
    return sorted({*globals(), *__all__})
