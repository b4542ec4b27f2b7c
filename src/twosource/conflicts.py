"""conflicts (being built)."""
