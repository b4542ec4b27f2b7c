"""The reuse stage."""
