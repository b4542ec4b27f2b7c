"""Wires and outlets: the table of them, where a text names one, and what a report credits.

`data/wires.toml` holds the table. A medium that is not in it is still recognised where its name says what it
is ("the Timber Bay Herald", "KXYZ-TV").
"""

from twosource.outlets.credits import find_credits
from twosource.outlets.media import find_media
from twosource.outlets.table import Medium, kind_of, medium, same_medium

__all__ = ["Medium", "find_credits", "find_media", "kind_of", "medium", "same_medium"]
