"""What facts finds in text: quantities, dates, places, and how two of them differ. Spans are of the text given."""

from dataclasses import dataclass, replace
from typing import Literal

from twosource.model import ConflictKind, Relation, Span

Bound = Literal["exact", "at_least", "at_most", "about", "nearly", "range", "vague"]
Measure = Literal[
    "count",
    "percent",
    "money",
    "duration",
    "ordinal_duration",
    "length",
    "mass",
    "area",
    "volume",
    "speed",
    "temperature",
    "magnitude",
    "age",
    "clock",
    "year",
    "ordinal",
    "score",
    "level",
    "label",
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, the interval it may stand for, and what it counts.

    `low` to `high` is what the words allow, in the unit's base (metres, kilograms, days, the currency itself);
    `value` is the number named. `noun` is the thing counted (singular, lower case), `modifiers` the words before
    it, `event` what befell it ("dead", "injured", "arrested" ...). `core` is the numeral alone, `digits` how many
    significant digits it was given with.
    """

    span: Span
    core: Span
    text: str
    value: float
    low: float
    high: float
    bound: Bound = "exact"
    measure: Measure = "count"
    unit: str | None = None
    noun: str | None = None
    modifiers: tuple[str, ...] = ()
    event: str | None = None
    digits: int = 1
    change: bool = False

    def moved(self, by: int) -> "Quantity":
        """The same quantity with its spans moved by `by`."""
        return replace(
            self,
            span=(self.span[0] + by, self.span[1] + by),
            core=(self.core[0] + by, self.core[1] + by),
        )


DatePrecision = Literal["instant", "day", "week", "month", "season", "year", "decade", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """A date as written: first and last possible day (ISO), or None where it can't be known.

    `weekday` (0 is Monday) is kept where there is nothing to count back from. `role` is "on", "since", "until",
    "by", "before" or "after", as the word before it says. `part` is a part of the day ("night", "morning");
    `month_day` is kept where only the year is unknown.
    """

    span: Span
    text: str
    first: str | None
    last: str | None
    precision: DatePrecision
    role: str = "on"
    weekday: int | None = None
    part: str | None = None
    month_day: tuple[int, int] | None = None

    @property
    def iso(self) -> str | None:
        """The date as precise as known: "2024-11-20", "2024-11", "2024", or None."""
        if self.first is None:
            return None
        width = {"day": 10, "instant": 16, "month": 7, "year": 4}.get(self.precision, 10)
        return self.first[:width]

    def moved(self, by: int) -> "When":
        """The same date with its span moved by `by`."""
        return replace(self, span=(self.span[0] + by, self.span[1] + by))


PlacePrecision = Literal["point", "town", "region", "country"]


@dataclass(frozen=True, slots=True)
class Where:
    """A place as written. `name` is the usual name, `country` an ISO 3166 code, `region` GeoNames' first level.

    `demonym` is True where the text names a people or an adjective ("Peruvian"): weak evidence of where.
    """

    span: Span
    text: str
    name: str
    precision: PlacePrecision
    country: str
    region: str | None
    latitude: float
    longitude: float
    demonym: bool = False

    def moved(self, by: int) -> "Where":
        """The same place with its span moved by `by`."""
        return replace(self, span=(self.span[0] + by, self.span[1] + by))


Outcome = Relation | Literal["same"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two values stand to one another, and why in words."""

    relation: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two values of one thing and how they stand to one another; "same" where they agree."""

    kind: ConflictKind
    relation: Outcome
    a: str
    b: str
    a_span: Span
    b_span: Span
    reason: str
