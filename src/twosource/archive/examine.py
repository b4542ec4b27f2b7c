"""Statements, claims and origins of every story of an archive: one dossier a story, spread and restartable.

Within a story each distinct paragraph is parsed once, however many reports carry it; copies of a wire story are in one
story, so that little is parsed twice. What it would cost is counted before it starts.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow.compute as pc

from twosource import spread
from twosource.archive.ask import Estimate, story_reports, table
from twosource.archive.files import put_bytes
from twosource.model import Problem
from twosource.progress import silent
from twosource.settings import ArchiveCosts


def stories_to_examine(folder: Path, least: int, most: int) -> list[tuple[str, int]]:
    """Ids and sizes of the stories that `least` to `most` reports tell, largest first."""
    found = table(folder, "stories")
    kept = found.filter((pc.field("reports") >= least) & (pc.field("reports") <= most))
    return list(zip(kept["story"].to_pylist(), kept["reports"].to_pylist(), strict=True))


def estimate_all(folder: Path, least: int, most: int, costs: ArchiveCosts) -> Estimate:
    """What examining those stories would cost: words of distinct texts to parse, pairs of reports to compare."""
    told = {story for story, _ in stories_to_examine(folder, least, most)}
    origins = table(folder, "origins").select(["report", "body", "story"]).to_pylist()
    texts = len({row["body"] for row in origins if row["story"] in told})
    reports = sum(size for _, size in stories_to_examine(folder, least, most))
    pairs = sum(size * (size - 1) // 2 for _, size in stories_to_examine(folder, least, most))
    cpu = texts * costs.words_a_report / costs.words_a_second + pairs / costs.pairs_a_second
    return Estimate(reports, cpu, reports * costs.dossier, costs.parser)


def _step(folder: Path, stories: list[str], number: int) -> None:
    from twosource.pipeline import examine
    from twosource.render.contract import to_json

    dossier = examine(story_reports(folder, stories[number]))
    put_bytes(folder / "dossiers" / f"{stories[number]}.json", [to_json(dossier)])


def _is_there(folder: Path, stories: list[str], number: int) -> bool:
    return (folder / "dossiers" / f"{stories[number]}.json").exists()


def examine_all(
    folder: Path,
    *,
    least: int = 2,
    most: int = 400,
    runner: spread.Runner = "threads",
    workers: int = 0,
    progress: Callable[[str], None] = silent,
) -> tuple[int, list[Problem]]:
    """Write `DIR/dossiers/STORY.json` for each story of that size; how many there are now, and what failed."""
    stories = [story for story, _ in stories_to_examine(folder, least, most)]
    progress(f"examining {len(stories):,} stories")
    step, done = partial(_step, folder, stories), partial(_is_there, folder, stories)
    problems = spread.map_batches(step, range(len(stories)), done=done, runner=runner, workers=workers)
    return sum(map(done, range(len(stories)))), problems
