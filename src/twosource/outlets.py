"""outlets (being built)."""
