"""Benchmarks: our own figures, the bad ones too. `python -m bench` runs them all; each runs alone as well."""
