"""One report at a time gives what all at once gives, in any order."""

import json
import random
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pytest

from twosource.archive.answers import SCHEMA
from twosource.archive.build import build
from twosource.archive.live import Live
from twosource.errors import InputError
from twosource.settings import ArchiveSettings

SMALL = ArchiveSettings(most_holders=6, crowd_firsts=2, journal_reports=7)  # a few dozen make crowds and parts


def rows(seed: int, count: int = 48) -> list[dict[str, str]]:
    """Reports with copies, crowds, furniture of their outlets and equal texts."""
    draw = random.Random(seed)
    told: list[str] = []
    out: list[dict[str, str]] = []
    feet = [" ".join(f"f{o}x{n}" for n in range(24)) for o in range(3)]
    for n in range(count):
        fresh = [f"w{draw.randrange(3000)}" for _ in range(70)]
        kind = draw.random()
        if told and kind < 0.5:
            source = told[draw.randrange(min(3, len(told)))].split() if kind < 0.3 else draw.choice(told).split()
            at = draw.randrange(0, 20)
            fresh[10:45] = source[at : at + 35]
        text = " ".join(fresh)
        if told and kind > 0.93:
            text = draw.choice(told)
        told.append(text)
        outlet = draw.randrange(5)
        if outlet < 3 and kind <= 0.93:
            text += " " + feet[outlet]
        when = f"2026-04-{1 + draw.randrange(28):02d}T{draw.randrange(24):02d}:00:00Z"
        out.append({"id": str(n), "outlet": f"O{outlet}", "published": when, "text": text})
    return out


def write(path: Path, some: list[dict[str, str]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in some), encoding="utf-8")
    return str(path)


def built(folder: Path) -> list[tuple[object, ...]]:
    return passages(ds.dataset(folder / "reuse").to_table())


def passages(table: pa.Table) -> list[tuple[object, ...]]:
    return sorted(tuple(row[name] for name in SCHEMA.names) for row in table.to_pylist())


def told(live: Live) -> list[tuple[object, ...]]:
    return passages(live.reuse())


@pytest.mark.parametrize("seed", range(20))
def test_any_order_gives_the_batch(tmp_path: Path, seed: int) -> None:
    some = rows(seed // 4)
    build(tmp_path / "whole", [write(tmp_path / "all.jsonl", some)], settings=SMALL, workers=1)
    random.Random(seed).shuffle(some)
    half = len(some) * (seed % 3) // 3  # none, a third or two thirds of them built before
    if half:
        build(tmp_path / "a", [write(tmp_path / "some.jsonl", some[:half])], settings=SMALL, workers=1)
    for low, high in ((half, half + 5), (half + 5, half + 8), (half + 8, len(some))):  # closed and opened in between
        live = Live(tmp_path / "a", SMALL)
        live.add(some[low:high])
        live.close()
    assert told(live) == built(tmp_path / "whole") != []
    assert told(Live(tmp_path / "a", SMALL)) == built(tmp_path / "whole")


def test_what_was_taken_is_there_after_a_crash(tmp_path: Path) -> None:
    some = rows(1)
    live = Live(tmp_path / "a", SMALL)
    live.add(some)
    live.close()
    journal = max((tmp_path / "a" / "live" / "journal").iterdir())
    before = told(live)
    with journal.open("ab") as torn:
        torn.write(b'{"id": "torn", "text": "half a li')
    again = Live(tmp_path / "a", SMALL)
    assert told(again) == before
    assert again.add([some[0]]) == [[]]
    again.close()


def test_a_part_is_made_of_the_journal_and_opened_instead_of_it(tmp_path: Path) -> None:
    some = rows(2)
    live = Live(tmp_path / "a", SMALL)
    live.add(some[:30])
    live.close()
    whole = tmp_path / "a" / "live"
    for journal in sorted((whole / "journal").glob("*.jsonl"))[:-1]:
        journal.write_bytes(b"")  # what is in a part isn't read again
    again = Live(tmp_path / "a", SMALL)
    assert told(again) == told(live) != []
    assert sum(part.last - part.first for part in again.parts) + again.journal.count == len(again.roster.entries) == 30
    assert len(again.parts) <= 3  # merged as they come


def test_a_part_that_is_lost_or_of_another_build_is_made_again_from_the_journal(tmp_path: Path) -> None:
    some = rows(3)
    live = Live(tmp_path / "a", SMALL)
    live.add(some)
    live.close()
    parts = sorted((tmp_path / "a" / "live" / "parts").iterdir())
    (parts[-1] / "part.json").write_text('{"format": 0, "base": 0}', encoding="utf-8")
    again = Live(tmp_path / "a", SMALL)
    assert told(again) == told(live) != []
    again.fold()
    again.close()
    assert told(Live(tmp_path / "a", SMALL)) == told(live)


def test_a_merge_that_was_stopped_leaves_what_it_replaces(tmp_path: Path) -> None:
    some = rows(4)
    live = Live(tmp_path / "a", SMALL)
    live.add(some[:28])
    live.close()
    parts = tmp_path / "a" / "live" / "parts"
    before = tmp_path / "before"
    shutil.copytree(parts, before)
    again = Live(tmp_path / "a", SMALL)
    again.add(some[28:])
    again.close()
    for old in before.iterdir():
        if not (parts / old.name).exists():
            shutil.copytree(old, parts / old.name)  # the merged part is there, the old ones weren't removed yet
    assert told(Live(tmp_path / "a", SMALL)) == told(again) != []


def test_a_reader_leaves_a_line_that_is_being_written_alone(tmp_path: Path) -> None:
    live = Live(tmp_path / "a")
    live.add(rows(5)[:4])
    live.close()
    (journal,) = (tmp_path / "a" / "live" / "journal").iterdir()
    with journal.open("ab") as torn:
        torn.write(b'{"id": "late", "te')
    size = journal.stat().st_size
    assert len(Live(tmp_path / "a").roster.entries) == 4
    assert journal.stat().st_size == size


def test_an_archive_of_another_release_is_told_so(tmp_path: Path) -> None:
    build(tmp_path / "a", [write(tmp_path / "in.jsonl", rows(6)[:3])], settings=SMALL, workers=1)
    head = json.loads((tmp_path / "a" / "archive.json").read_bytes()) | {"format": 1}
    (tmp_path / "a" / "archive.json").write_text(json.dumps(head), encoding="utf-8")
    with pytest.raises(InputError, match="build it anew"):
        Live(tmp_path / "a", SMALL)
