"""What a derived report changed against what it derives from."""

from collections.abc import Sequence

from twosource.model import Derivation, Drift, Report, Reuse, Statement


def find_drift(
    reports: Sequence[Report],
    reuse: Sequence[Reuse],
    derivations: Sequence[Derivation],
    statements: Sequence[Statement],
) -> list[Drift]:
    """Changes of attribution, caveat, number, name, quotation or sense, on aligned sentences of derived pairs."""
    return []
