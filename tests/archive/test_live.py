"""One report at a time gives what all at once gives, in any order."""

import random
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pytest

from twosource.archive.answers import SCHEMA
from twosource.archive.build import build
from twosource.archive.live import Live
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
    import json

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
