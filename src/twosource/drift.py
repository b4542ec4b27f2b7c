"""drift (being built)."""
