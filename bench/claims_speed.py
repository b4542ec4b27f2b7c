"""How long grouping takes, 2,000 statements at once and one more report on a large story: python -m bench.claims_speed

The reports are those of stories-dev, taken for one story: every sentence is another, as in no real story, so that
there is more to encode and to compare than in one. Statements are propositions, what `group_claims` compares.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from bench import claims_data as data
from bench.data import data_dir
from twosource.memory import Memory
from twosource.model import Report


def story(most: int) -> list[Report]:
    """Reports of stories-dev that hold some `most` propositions in all."""
    from twosource.claims.propositions import propositions
    from twosource.language import read

    rows = data.rows("stories-dev.jsonl")
    reports = [Report(r["id"], r["id"], "\n\n".join(r["lines"][1:]), "") for r in rows]
    found: list[Report] = []
    for report in reports:
        if most <= 0:
            break
        most -= len(propositions([report], read([report]), [], Memory())[0][0])
        found.append(report)
    return found


def timed(label: str, reports: Sequence[Report], memory: Memory) -> None:
    """Groups these reports and prints how long it took, parsing apart."""
    from twosource.claims import group_claims
    from twosource.language import read

    readings = read(reports)
    for report in reports:
        readings[report.id]  # parsed before the clock starts
    wall, cpu = time.perf_counter(), time.process_time()
    claims = group_claims(reports, readings, [], memory=memory)
    took = f"{time.perf_counter() - wall:6.2f} s wall, {time.process_time() - cpu:6.2f} CPU-seconds"
    print(f"{label:44s} {sum(len(c.members) for c in claims):5d} propositions   {took}", flush=True)


def main() -> int:
    """Prints the figures."""
    if data_dir() is None:
        return 0
    from twosource.language import embed

    embed(["Models are loaded before the clock starts."])
    timed("2,000 at once", story(2000), Memory())
    large = story(1_000_000)
    copies = [replace(r, id=f"{r.id}-copy", path=f"{r.path}-copy") for r in large[:4]]
    memory = Memory()
    timed(f"{len(large) - 3} reports at once", large[:-3], memory)
    for i in (3, 2, 1):
        timed("one report more", large[: len(large) - i + 1], memory)
    timed("nothing new", large, memory)
    timed("a copy more", [*large, copies[0]], memory)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
