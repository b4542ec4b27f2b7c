"""One parser process for all tests, as a running desk keeps one for all its inputs."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from twosource.intake import Session, read_reports
from twosource.model import Problem, Report

Read = Callable[..., tuple[list[Report], list[Problem]]]


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    with Session(offline=True) as kept:
        yield kept


@pytest.fixture(scope="session")
def read(session: Session) -> Read:
    def with_session(inputs: list[str | Path], **more: Any) -> tuple[list[Report], list[Problem]]:
        return read_reports(inputs, session=session, **more)

    return with_session
