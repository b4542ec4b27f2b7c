"""Which came first: by credit, by date, else unknown; mirrored when the two are swapped."""

import pytest

from twosource.model import Credit, Direction, Report
from twosource.reuse.direction import MIRROR, direction
from twosource.testing import report

BARE = report("x", path="bare")
EARLY = report("x", path="early", published="2031-05-01T08:00:00+02:00")
LATE = report("x", path="late", published="2031-05-01T06:30:00+00:00")
NAIVE = report("x", path="naive", published="2031-05-01T09:00")
CHANGED = report("x", path="changed", published="2031-05-01T08:00:00+02:00", modified="2031-05-02")
WIRE = report("x", path="wire", outlet="Kestrel Wire")
CREDITS = report("x", path="credits", credits=(Credit((0, 1), "Kestrel Wire", "byline"),))
PICTURE = report("x", path="picture", credits=(Credit((0, 1), "Kestrel Wire", "picture"),))
TWO = report("x", path="two", credits=(Credit((0, 1), "Kestrel Wire", "endline"),))
CORRECTED = report("x Correction: an earlier version gave a wrong figure.", path="corrected")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (LATE, EARLY, "a_from_b"),  # half past eight against eight, in two zones
        (NAIVE, EARLY, "unknown"),  # the same day, one zone unnamed
        (CHANGED, EARLY, "a_from_b"),
        (BARE, EARLY, "unknown"),
        (CREDITS, WIRE, "a_from_b"),
        (PICTURE, WIRE, "unknown"),
        (CREDITS, TWO, "common_parent"),
        (CORRECTED, BARE, "a_from_b"),
    ],
)
def test_direction_and_its_mirror(a: Report, b: Report, expected: Direction) -> None:
    assert direction(a, b, "edited")[0] == expected
    assert direction(b, a, "edited")[0] == MIRROR[expected]


def test_a_clock_without_a_zone_beside_one_with_tells_nothing_within_its_half_day() -> None:
    def way(a: str, b: str) -> str:
        return direction(Report("a", "a", "x", "", published=a), Report("b", "b", "x", "", published=b), "copy")[0]

    assert way("2031-05-02T00:10+00:00", "2031-05-01T23:30") == "unknown"
    assert way("2031-05-02T13:00+00:00", "2031-05-01T23:30") == "a_from_b"
    assert way("2031-05-01T23:30", "2031-05-02T13:00+00:00") == "b_from_a"
    assert way("2031-05-01T23:30", "2031-05-01T09:00+00:00") == "a_from_b"
    assert way("2031-05-01T22:30", "2031-05-01T09:00+00:00") == "unknown"
    assert way("2031-05-01", "2031-05-02T09:00+00:00") == "unknown"
    assert way("2031-05-03", "2031-05-02T09:00+00:00") == "a_from_b"
    assert way("2031-05-01", "2031-05-01T09:00+02:00") == "unknown"
