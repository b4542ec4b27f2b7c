"""The reuse stage: which reports carry the same text, how, and which derives from which."""

from twosource.reuse.compare import compare, compare_all
from twosource.reuse.derive import derive
from twosource.reuse.diff import diff
from twosource.reuse.find import find_reuse

__all__ = ["compare", "compare_all", "derive", "diff", "find_reuse"]
