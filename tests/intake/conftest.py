"""One parser process for all tests, as a running desk keeps one for all its inputs."""

from collections.abc import Iterator

import pytest

from twosource.intake import Session
from twosource.settings import FetchSettings


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    with Session(offline=True) as kept:
        yield kept


@pytest.fixture(scope="session")
def online() -> Iterator[Session]:
    """One that fetches from this machine."""
    with Session(fetch=FetchSettings(allow_private=True, host_seconds=0)) as kept:
        yield kept
