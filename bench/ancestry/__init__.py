"""Story trees of known ancestry: `python -m bench.ancestry` (see `__main__`)."""
