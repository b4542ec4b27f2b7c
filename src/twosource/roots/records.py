"""What roots are made of: each speaker of each report with all it said, and groups of them held to be one."""

from dataclasses import dataclass, field

from twosource.model import Speaker
from twosource.names.bodies import Body


@dataclass(frozen=True, slots=True)
class Saying:
    """One speaker of one report, with the relay it went through and the words of what it said."""

    speaker: Speaker
    report: str
    outlet: str
    relays: tuple[str, ...]
    contents: tuple[frozenset[str], ...]


@dataclass(slots=True)
class Group:
    """Sayings held to be of one root, with the reason."""

    label: str
    sayings: list[Saying]
    reason: str
    named: bool = True
    body: Body | None = None
    may_be: "list[Group]" = field(default_factory=list)
