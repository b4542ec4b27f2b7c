"""One answer on every runner; a poisoned shard stops no other; a killed run or worker changes nothing but the time."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from twosource import spread
from twosource.archive.build import build
from twosource.archive.files import writing
from twosource.errors import CaseError

ANSWERS = ("reuse", "origins.parquet", "sources.parquet", "stories.parquet", "problems.parquet", "reports", "index")
SLOW = pytest.mark.skipif("TWOSOURCE_SLOW" not in os.environ, reason="takes minutes: set TWOSOURCE_SLOW=1 to run it")


def news(folder: Path, files: int = 3, rows: int = 30) -> list[str]:
    """A few files of made-up reports, each the copy of an earlier one every other time."""
    draw = random.Random(5)
    told: list[str] = []
    for n in range(files):
        lines = []
        for m in range(rows):
            words = [f"w{draw.randrange(4000)}" for _ in range(120)]
            text = " ".join(words)
            if told and m % 2:
                text = draw.choice(told)[:500] + " " + " ".join(words[:40])
            told.append(text)
            when = f"2026-03-{1 + (n * rows + m) // 10:02d}T{m % 24:02d}:00:00Z"
            lines.append(json.dumps({"id": f"{n}-{m}", "outlet": f"O{m % 7}", "published": when, "text": text}))
        (folder / f"in{n}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [str(folder / f"in{n}.jsonl") for n in range(files)]


def digests(archive: Path) -> dict[str, str]:
    """What the answers of an archive are, byte by byte."""
    files = [f for name in ANSWERS for f in [*sorted((archive / name).rglob("*")), archive / name] if f.is_file()]
    return {str(f.relative_to(archive)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def run(folder: Path, inputs: list[str], runner: str) -> "subprocess.Popen[bytes]":
    """A build in a process of its own, since Daft keeps its runner for as long as the process lives."""
    code = "import sys; from pathlib import Path; from twosource.archive.build import build; "
    code += "build(Path(sys.argv[1]), sys.argv[3:], runner=sys.argv[2], workers=2)"
    cached = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen([sys.executable, "-c", code, str(folder), runner, *inputs], env=cached)


def test_a_step_that_fails_is_a_problem_and_the_rest_is_done() -> None:
    done: set[int] = set()

    def step(number: int) -> None:
        if number == 2:
            raise ValueError("poison")
        done.add(number)

    problems = spread.map_batches(step, range(4), done=done.__contains__, workers=2)
    assert done == {0, 1, 3}
    assert [(p.where, p.message, p.failed) for p in problems] == [("shard 2", "ValueError: poison", True)]


def test_a_poisoned_shard_is_left_out_and_told(tmp_path: Path) -> None:
    inputs = news(tmp_path)
    (tmp_path / "in1.parquet").write_bytes(b"PAR1 no parquet")
    whole = tmp_path / "whole"
    build(whole, inputs)
    problems = build(tmp_path / "a", [*inputs, str(tmp_path / "in1.parquet")])
    assert [p.where.endswith("in1.parquet") and p.failed for p in problems] == [True]
    assert digests(tmp_path / "a")["origins.parquet"] == digests(whole)["origins.parquet"]


def test_a_stopped_build_goes_on(tmp_path: Path) -> None:
    inputs = news(tmp_path)
    build(tmp_path / "whole", inputs)
    build(tmp_path / "part", inputs)
    for name in ("work/meta/000001.arrow", "work/anchors/000000.arrow", "work/sources/000000.arrow", "stories.parquet"):
        (tmp_path / "part" / name).unlink()
    build(tmp_path / "part", inputs)
    assert digests(tmp_path / "part") == digests(tmp_path / "whole")


def test_a_killed_run_goes_on(tmp_path: Path) -> None:
    inputs = news(tmp_path)
    build(tmp_path / "whole", inputs)
    work = tmp_path / "part" / "work" / "prints"
    process = run(tmp_path / "part", inputs, "threads")
    while process.poll() is None and not list(work.glob("*.arrow")):
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    build(tmp_path / "part", inputs)
    assert digests(tmp_path / "part") == digests(tmp_path / "whole")


def test_what_a_killed_run_half_wrote_is_cleared_away(tmp_path: Path) -> None:
    inputs = news(tmp_path)
    half = tmp_path / "a" / "reports" / ".000000.parquet.0123456789ab.part"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"PAR1 half a fi")
    build(tmp_path / "a", inputs)
    assert not list((tmp_path / "a").rglob("*.part"))


def test_an_archive_has_one_writer(tmp_path: Path) -> None:
    with writing(tmp_path / "a", "archive build"), pytest.raises(CaseError, match="archive build"):
        build(tmp_path / "a", news(tmp_path))


@SLOW
@pytest.mark.parametrize("runner", ["daft", "ray"])
def test_daft_gives_the_bytes_of_threads(tmp_path: Path, runner: str) -> None:
    inputs = news(tmp_path)
    build(tmp_path / "threads", inputs)
    assert run(tmp_path / runner, inputs, runner).wait(900) == 0
    assert digests(tmp_path / runner) == digests(tmp_path / "threads")


@SLOW
def test_a_killed_worker_changes_nothing_but_the_time(tmp_path: Path) -> None:
    inputs = news(tmp_path, files=12)
    build(tmp_path / "threads", inputs)
    process = run(tmp_path / "ray", inputs, "ray")
    victims: list[int] = []
    while process.poll() is None and not victims:
        time.sleep(0.05)
        if list((tmp_path / "ray" / "work" / "prints").glob("*.arrow")):
            victims = workers_of(process.pid)
            for victim in victims:
                os.kill(victim, signal.SIGKILL)
    assert victims, "no worker was there to be killed"
    assert process.wait(900) == 0
    assert digests(tmp_path / "ray") == digests(tmp_path / "threads")


def workers_of(pid: int) -> list[int]:
    """The Ray workers below a process that run Daft's part."""
    found: list[int] = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        name = Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ")
        if b"ray::" in name and b"swordfish" in name.lower():
            found.append(int(child))
        found += workers_of(int(child))
    return found
