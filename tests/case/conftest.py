"""A case in a folder of its own, and a desk that thinks as cheaply as can be."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from twosource import desk
from twosource.case import Case
from twosource.model import Report
from twosource.testing import examine_plainly, report


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "dam.case")


@pytest.fixture
def case(file: str) -> Iterator[Case]:
    with Case.open(file, write=True) as opened:
        yield opened


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "examine", examine_plainly)


@pytest.fixture
def post() -> Callable[..., Report]:
    def make(text: str, outlet: str = "The Post", **known: object) -> Report:
        return report(text, outlet=outlet, path=f"{outlet}.txt", **known)

    return make
