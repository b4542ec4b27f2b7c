"""What a derived report changed against what it derives from: see `find_drift`."""

from twosource.drift.find import find_drift

__all__ = ["find_drift"]
