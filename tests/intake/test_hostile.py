"""A hundred mutations of each kind; `python -m bench.hostile` does two thousand."""

import pytest
from bench.hostile import SLACK, attack, whole

from twosource.intake import Session, gather


@pytest.mark.parametrize("kind", ["warc", "html", "feed"])
def test_whole_inputs_give_all_they_hold(kind: str, session: Session) -> None:
    for data, expected in whole(kind):
        items = list(gather(["-"], stdin=data, session=session))
        assert sum(len(item.reports) for item in items) == expected
        assert not [problem for item in items for problem in item.problems]


@pytest.mark.parametrize("kind", ["warc", "html", "feed"])
def test_broken_inputs_lose_nothing_in_silence(kind: str, session: Session) -> None:
    out = attack(kind, 100, 7, session)
    assert out.inputs == 100
    assert (out.silent, out.raised) == ([], [])
    assert out.told > 10
    assert out.slowest < session.settings.item_seconds + SLACK
