"""The statements stage: who says what, through whom, how surely.

`find_attributions` finds contents, cues and sources; `find_statements` adds whom each source stands for, the chain
it came through, stance and flags.
"""

from twosource.statements.find import find_attributions
from twosource.statements.statements import find_statements

__all__ = ["find_attributions", "find_statements"]
