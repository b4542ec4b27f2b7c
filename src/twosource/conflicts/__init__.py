"""Where reports disagree: conflict, update, correction, mere bound; and what only looks like it, left out."""

from twosource.conflicts.stage import find_conflicts

__all__ = ["find_conflicts"]
