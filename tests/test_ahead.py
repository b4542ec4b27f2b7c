"""Reports read in several processes give the answer of one, byte for byte."""

import msgspec
import pytest

from twosource import ahead, language
from twosource.ahead import read_ahead, read_alone
from twosource.intake import read_reports
from twosource.memory import Memory
from twosource.model import Report
from twosource.pipeline import examine
from twosource.settings import JobSettings
from twosource.worked import learn_packed


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return read_reports(["examples/reports"])[0][:5]


def answer(reports: list[Report], memory: Memory | None = None) -> bytes:
    return msgspec.json.format(msgspec.json.encode(examine(reports, memory=memory)))


def test_what_is_read_apart_is_all_that_is_read(reports: list[Report], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Memory()
    due = answer(reports, whole)
    credited = examine(reports, memory=whole).reports
    memory = Memory()
    for part in (credited[:2], credited[2:]):
        learn_packed(memory, read_alone(part), new=True)
    monkeypatch.setattr(language, "parse", None)  # nothing is left to parse
    assert answer(reports, memory) == due
    assert all(memory.of(kind).unread == 0 for kind in memory.kinds())
    assert len(memory.of("said").new) == len(reports)  # what was handed over is kept in the case like any other


def test_a_process_of_its_own_reads_what_is_new(reports: list[Report]) -> None:
    memory = Memory()
    known = examine(reports[:2], memory=memory).reports
    new = examine(reports[2:3], memory=Memory()).reports
    read_ahead([*known, *new], memory, 2, settings=JobSettings(least=1))
    assert all(memory.of("said")._rows) and len(memory.of("said")._rows) == 1
    assert answer(reports[:3], memory) == answer(reports[:3])


def test_few_are_not_worth_a_process(reports: list[Report], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "ProcessPoolExecutor", None)
    read_ahead(reports, Memory(), 2)
    read_ahead(reports, Memory(), 1, settings=JobSettings(least=1))
