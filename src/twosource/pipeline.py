"""pipeline (being built)."""
