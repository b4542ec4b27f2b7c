"""What was worked out lasts from one process to the next, changes nothing but the time, and goes with its report."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from twosource import desk, worked
from twosource.case import Case
from twosource.intake import Item, report_from_text
from twosource.language import _parser
from twosource.memory import Memory
from twosource.model import Report, content_id
from twosource.pipeline import examine
from twosource.settings import CaseSettings

TEXTS = (
    "The ferry Aldo sank off Sarvika on Monday and 12 people died, the coastguard said.\n\n"
    "Mayor Rosa Toller said the pier would be closed for a week.",
    "The ferry Aldo sank off Sarvika on Monday and 14 people died, the coastguard said.\n\n"
    "Zorvalia Quimbleforth, who watched from the harbour wall, said it went down in four minutes.",
    "At least 14 people were killed when a ferry went down near Sarvika, police said on Tuesday.\n\n"
    "The claim that the crew were asleep could not be verified.",
    "Mayor Rosa Toller said the pier would be closed for a week.\n\n"
    "The operator, Skerry Lines, denied that the ferry had been overloaded.",
)
SECRET = (b"zorvalia", b"quimbleforth", b"harbour wall", b"four minutes")
PLAIN = CaseSettings(worked_pack=0)  # words stand in the file as they are, so that a look for them finds them


def told(n: int) -> Report:
    text = TEXTS[n]
    rid = content_id("r", text)
    return report_from_text(text, rid=rid, path=f"{n}.txt", outlet=f"The Outlet {n}", published=f"2031-05-0{n + 1}")


def put(file: str, *numbers: int, memory: Memory | None = None, settings: CaseSettings = PLAIN) -> Memory:
    """Add reports as a process of its own would; what it knew in the end."""
    with Case.open(file, write=True, settings=settings) as case:
        desk.take(case, [Item(reports=(told(n),)) for n in numbers], memory=memory)
        return memory or case.memory


def answer(file: str) -> bytes:
    with Case.open(file) as case:
        assert case.verify().wrong == ()
        dossier = case.dossier("main")
    return msgspec.json.format(msgspec.json.encode(dossier))


def due(*numbers: int) -> bytes:
    return msgspec.json.format(msgspec.json.encode(examine([told(n) for n in numbers])))


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that are parsed."""
    nlp, seen = _parser(), list[str]()
    pipe = nlp.pipe
    monkeypatch.setattr(nlp, "pipe", lambda texts, **known: (seen.extend(texts), pipe(texts, **known))[1])
    yield seen


def test_a_new_process_works_out_what_is_new_and_answers_the_same(file: str, parses: list[str]) -> None:
    put(file, 0, 1, 2)
    parses.clear()
    put(file, 3)
    assert set(parses) <= {*TEXTS[3].split("\n\n")} and parses
    assert answer(file) == due(0, 1, 2, 3)
    with Case.open(file) as case:
        assert any("worked out" in finding.words for finding in case.doctor())


def spoil(file: str, sql: str) -> None:
    with Case.open(file, write=True) as case:
        case._db.run(sql)


def test_what_was_changed_past_the_log_is_told_and_not_used(file: str) -> None:
    put(file, 0, 1, 2)
    spoil(file, "update memory set value = cast(replace(value, '14 people', '99 people') as blob)")
    with Case.open(file) as case:
        assert "what was worked out for story main was changed (it isn't used)" in case.verify().wrong
        assert case.worked("main", worked.edition()) == []
    put(file, 3)
    spoil(file, "delete from memory where key in (select min(key) from memory)")
    assert answer(file) == due(0, 1, 2, 3)


@pytest.mark.parametrize(
    "harm", [b"", b"\x00" * 40, zlib.compress(b"\xc1"), zlib.compress(b"\x81\xa4said\x81\xc4\x01a\x01")]
)
def test_what_cannot_be_read_is_made_anew(file: str, harm: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(desk, "news", lambda memory, level: harm)
        put(file, 0, 1, 2)
    put(file, 3)
    assert answer(file) == due(0, 1, 2, 3)


def test_answers_that_cannot_be_read_are_counted(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(worked, "_written", lambda codec, answer: b"\xc1not an answer")
        put(file, 0, 1)
    memory = put(file, 2)
    assert memory.of("said").unread == 2 and memory.of("vector").unread > 0
    assert answer(file) == due(0, 1, 2)


def test_another_edition_reads_nothing_of_it_and_clears_it_away(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(file, 0, 1)
    monkeypatch.setattr(worked, "edition", lambda: "0123456789abcdef")
    monkeypatch.setattr(desk, "edition", lambda: "0123456789abcdef")
    put(file, 2)
    with Case.open(file) as case:
        keys = [row[0] for row in case._db.rows("select key from memory where kind = 'worked'")]
        assert len(keys) == 1 and keys[0].startswith("0123456789abcdef ")
    assert answer(file) == due(0, 1, 2)


def test_the_oldest_goes_where_it_is_too_much(file: str) -> None:
    put(file, 0)
    put(file, 1)
    with Case.open(file) as case:
        sizes = [len(packed) for packed in case.worked("main", worked.edition())]
    put(file, 2, settings=replace(PLAIN, most_worked=sizes[1] + max(sizes)))
    with Case.open(file) as case:
        left = [len(packed) for packed in case.worked("main", worked.edition())]
        assert sum(left) <= sizes[1] + max(sizes) and left[:-1] == sizes[1:][-len(left) + 1 :]
    put(file, 3, settings=replace(PLAIN, most_worked=10))
    with Case.open(file) as case:
        assert case.worked("main", worked.edition()) == []
    assert answer(file) == due(0, 1, 2, 3)


def words_in(file: str) -> set[bytes]:
    """Which of the secret words stand anywhere in the case's files, packed or not."""
    with Case.open(file) as case:
        rows = case._db.rows("select value from memory where kind = 'worked'")
    data = b"".join(path.read_bytes() for path in Path(file).parent.iterdir())
    data += b"".join(zlib.decompress(row[0]) for row in rows)
    return {word for word in SECRET if word in data.lower()}


def test_of_a_report_that_is_forgotten_nothing_is_left(file: str, parses: list[str]) -> None:
    put(file, 0, 1, 2)
    assert words_in(file) == set(SECRET)
    parses.clear()
    with Case.open(file, write=True, settings=PLAIN) as case:
        desk.forget(case, told(1).id, "a court's order")
    assert words_in(file) == set() and parses == []
    put(file, 3)
    assert set(parses) <= {*TEXTS[3].split("\n\n")}
    assert words_in(file) == set()
    assert answer(file) == due(0, 2, 3)


def test_a_program_that_still_knows_it_does_not_bring_it_back(file: str) -> None:
    running = put(file, 0, 1, 2)
    with Case.open(file, write=True, settings=PLAIN) as case:
        desk.forget(case, told(1).id)
    put(file, 3, memory=running)
    assert words_in(file) == set()
    assert not any("Quimbleforth" in str(key) for kind in running.kinds() for key in running.of(kind))
    assert answer(file) == due(0, 2, 3)


def test_one_story_keeps_nothing_of_another(file: str) -> None:
    with Case.open(file, write=True, settings=PLAIN) as case:
        desk.take(case, [Item(reports=(told(1),))], story="one")
        desk.take(case, [Item(reports=(told(0),))], story="two")
        (packed,) = case.worked("two", worked.edition())
        assert b"Quimbleforth" not in zlib.decompress(packed)
        assert b"Quimbleforth" in b"".join(map(zlib.decompress, case.worked("one", worked.edition())))
