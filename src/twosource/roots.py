"""Root sources (being built)."""
