"""origins (being built)."""
