"""The join threshold's sweep on in-story propositions labelled by hand: python -m bench.claims_stories [--wrong]

The reports are the invented ones of `examples/reports` and `bench/ancestry/reports`; a line of `claims_stories.txt`
names a story and phrases whose propositions are one claim; a proposition holding none is no other's claim. Counted are
pairs of differently worded propositions in one claim: how many are right, and how many of the labelled pairs are found.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from twosource.model import Claim, Report
from twosource.settings import ClaimsSettings

ROOT = Path(__file__).resolve().parent
GRID = (0.2, 0.27, 0.3, 0.36, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


def stories() -> Iterator[tuple[str, list[Report]]]:
    """Each story's name and reports."""
    from twosource.intake import read_reports

    yield "example", list(read_reports([str(ROOT.parent / "examples" / "reports")])[0])
    for path in sorted((ROOT / "ancestry" / "reports").glob("*.txt")):
        blocks = re.split(r"(?m)^@ ", path.read_text(encoding="utf-8"))[1:]
        found = []
        for i, block in enumerate(blocks):
            head, _, body = block.partition("\n")
            text = head.rsplit("|", 1)[-1].strip() + "\n\n" + body.strip()
            found.append(Report(f"{path.stem}{i}", f"{path.stem}{i}.txt", text, ""))
        yield path.stem, found


def labels() -> dict[str, list[list[str]]]:
    """For each story the phrases of each claim."""
    out: dict[str, list[list[str]]] = {}
    for line in (ROOT / "claims_stories.txt").read_text(encoding="utf-8").splitlines():
        story, *phrases = [part.strip() for part in line.split("|")]
        out.setdefault(story, []).append(phrases)
    return out


def marks(text: str, wanted: list[list[str]]) -> frozenset[int]:
    """Which labelled claims a proposition's words make."""
    return frozenset(i for i, phrases in enumerate(wanted) if any(p in text for p in phrases))


def worded(claim: Claim, reports: dict[str, Report]) -> list[str]:
    """The different wordings of a claim."""
    said = (" ".join(reports[m.report].quote(m.span).split()).casefold().replace("’", "'") for m in claim.members)
    return sorted(set(said))


def main(arguments: list[str]) -> int:
    """Prints the sweep; with --wrong every wrong pair at the shipped threshold."""
    from twosource.claims import group_claims
    from twosource.language import read
    from twosource.statements import find_statements

    known = labels()
    ready = []
    for name, reports in stories():
        readings = read(reports)
        ready.append((name, reports, readings, find_statements(reports, readings)[0]))
    shipped = ClaimsSettings()
    for join in [shipped.join] if "--wrong" in arguments else GRID:
        right = wrong = total = groups = bad = 0
        for name, reports, readings, statements in ready:
            by_id = {r.id: r for r in reports}
            settings = replace(shipped, join=join, least=min(shipped.least, join))
            claims = group_claims(reports, readings, statements, settings=settings)
            wanted = known[name]
            all_texts = {text: marks(text, wanted) for c in claims for text in worded(c, by_id)}
            total += sum(bool(a & b) for a, b in combinations(all_texts.values(), 2))
            for claim in claims:
                pairs = [(a, b, bool(all_texts[a] & all_texts[b])) for a, b in combinations(worded(claim, by_id), 2)]
                groups += bool(pairs)
                bad += not all(ok for _, _, ok in pairs)
                right += sum(ok for _, _, ok in pairs)
                wrong += sum(not ok for _, _, ok in pairs)
                if "--wrong" in arguments:
                    for a, b, ok in pairs:
                        if not ok:
                            print(f"{name}: {a}\n      {b}")
        print(
            f"join {join:.2f}  pairs {right + wrong:4d} precision {right / max(1, right + wrong):.3f} "
            f"recall {right / max(1, total):.3f}   claims of several {groups:3d}, with a wrong pair {bad:3d}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
