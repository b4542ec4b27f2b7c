"""Which origin each member of a claim is counted under: what `stand` counts, told member by member."""

from collections.abc import Sequence

from twosource.model import Claim, Derivation, Member, Origin, Report, Statement
from twosource.origins.stand import _ground, _origins
from twosource.settings import OriginSettings


def origins_behind(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    statements: Sequence[Statement],
    derivations: Sequence[Derivation],
    origins: Sequence[Origin],
    *,
    settings: OriginSettings | None = None,
) -> list[list[tuple[Member, Origin | None]]]:
    """For each claim its members, each with the origin of the passage it stands in; None where that isn't known.

    >>> r = Report("a", "a", "The port is shut.", "")
    >>> claim = Claim("c", "The port is shut", (Member("a", (0, 16)),))
    >>> [o.name for _, o in origins_behind([claim], [r], [], [], [Origin("1", "wire", "AP", ("a",))])[0]]
    ['AP']
    """
    settings = settings or OriginSettings()
    ground = _ground(reports, statements, derivations, origins, [])
    return [[(m, next(iter(_origins([m], ground, settings)), None)) for m in claim.members] for claim in claims]
