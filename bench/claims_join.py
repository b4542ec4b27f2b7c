"""Learns what joins propositions of one story, and sweeps its threshold: python -m bench.claims_join [--wrong]

Learned on invented stories with every claim marked: `claims_told/train`, `claims_told/natural_train` and the six of
`claims_stories`. (With
the sentences of `claims_pairs.tsv` besides, taken for one more story, recall fell by a third.) Shown are pairs of
differently worded propositions that end up in one claim: how many are right, how many of the marked ones are found.
Each story learned from is judged by weights learned from the others; those of `held` and `natural_held` by the weights
learned from all. Thresholds are chosen on the former.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from bench import claims_stories as older
from bench.claims_told import stories as told
from bench.ridge import fit
from twosource.claims.decide import Weights, decisions
from twosource.claims.join import joined
from twosource.claims.propositions import Proposition, propositions
from twosource.claims.story import Story
from twosource.memory import Memory
from twosource.model import Report
from twosource.settings import ClaimsSettings

GRID = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)
RIDGE = 30.0  # on standardised features: the middle of a level range on the stories learned from
Labels = list[frozenset[str] | None]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One story's propositions with the claims each unit makes (None: can't be judged)."""

    name: str
    part: str
    reports: list[Report]
    story: Story
    labels: Labels
    memory: Memory

    def judged(self, i: int, j: int) -> bool | None:
        """Whether two units make one claim; None where they are the same words, overlap, or can't be judged."""
        a, b = self.labels[i], self.labels[j]
        same = self.story.units[i][0].text.casefold() == self.story.units[j][0].text.casefold()
        return None if a is None or b is None or same or self.story.nested(i, j) else bool(a & b)


def _all(labels: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    return None if any(x is None for x in labels) else frozenset().union(*(x for x in labels if x is not None))


LEARNED, HELD = ("train", "natural_train"), ("held", "natural_held")


def labelled(parts: Sequence[str] = (*LEARNED, *HELD)) -> list[Labelled]:
    """Every story, read: those of these parts of `claims_told`, and the six older ones."""
    out = []
    for part in parts:
        for s in told.stories(part):
            out.append(_read(f"{part}/{s.name}", part, list(s.reports), lambda p, s=s: s.letters(p)))
    known = older.labels()
    for name, reports in older.stories():
        by_id = {r.id: r for r in reports}

        def marks(p: Proposition, name: str = name, by_id: dict[str, Report] = by_id) -> frozenset[str]:
            text = " ".join(by_id[p.report].quote(p.span).split()).casefold().replace("’", "'")
            return frozenset(map(str, older.marks(text, known[name])))

        out.append(_read(name, "older", reports, marks))
    return out


def _read(name: str, part: str, reports: list[Report], label: told.Label) -> Labelled:
    from twosource.language import read
    from twosource.statements import find_statements

    readings, memory = read(reports), Memory()
    found = propositions(reports, readings, find_statements(reports, readings)[0], memory)
    story = Story(found, decisions()["join"], ClaimsSettings(), memory)
    return Labelled(name, part, reports, story, [_all([label(p) for p in u]) for u in story.units], memory)


def table(one: Labelled) -> tuple[Floats, Floats]:
    """The features of a story's compared pairs that can be judged, and their labels."""
    i, j = one.story.compared()
    rows, barred = one.story.rows(i, j)
    said = [one.judged(a, b) for a, b in zip(i.tolist(), j.tolist(), strict=True)]
    keep = np.array([x is not None for x in said], dtype=bool) & ~barred
    return rows[keep], np.array([bool(x) for x in said], dtype=np.float64)[keep]


def learn(tables: Sequence[tuple[Floats, Floats]]) -> Weights:
    """Weights of a ridge logistic regression on standardised features, told in the features' own terms."""
    rows, labels = np.vstack([r for r, _ in tables]), np.concatenate([y for _, y in tables])
    mean, spread = rows.mean(0), np.maximum(rows.std(0), 1e-6)
    found = fit((rows - mean) / spread, labels, np.ones(len(rows)), RIDGE)
    weights = found[:-1] / spread
    return Weights(tuple(weights.tolist()), float(found[-1] - weights @ mean))


def learned() -> Weights:
    """The shipped decision: learned from all stories but the held ones."""
    return learn([table(one) for one in labelled(LEARNED)])


def judge(one: Labelled, weights: Weights, settings: ClaimsSettings) -> dict[str, list[tuple[int, int]]]:
    """Pairs of different wordings: right ones joined, wrong ones joined, and all that should be."""
    story = one.story.weighed(weights, settings)
    groups, sure = joined(story.classes(), story.likely(), story, settings)
    pairs = [(i, j) for group in groups for i, j in combinations(sorted(group), 2)]
    wanted = [p for p in combinations(range(len(story.units)), 2) if one.judged(*p)]
    return {
        "right": [p for p in pairs if one.judged(*p)],
        "wrong": [p for p in pairs if one.judged(*p) is False],
        "wanted": wanted,
        "sure right": [p for p in pairs if one.judged(*p) and p[0] in sure and p[1] in sure],
        "sure wrong": [p for p in pairs if one.judged(*p) is False and p[0] in sure and p[1] in sure],
    }


def main(arguments: list[str]) -> int:
    """Prints the sweep; with --wrong the wrong pairs, and the missed ones, of stories that may be looked at."""
    known = labelled()
    tables = {one.name: table(one) for one in known}
    usual = [one for one in known if one.part not in HELD]
    whole = learn([tables[one.name] for one in usual])
    weights = {
        one.name: whole if one.part in HELD else learn([tables[o.name] for o in usual if o is not one]) for one in known
    }
    shipped = ClaimsSettings()
    for join in [shipped.join] if "--wrong" in arguments else GRID:
        settings = replace(shipped, join=join)
        cells = []
        for part in ("train", "older", "natural_train", "held", "natural_held"):
            found = [judge(one, weights[one.name], settings) for one in known if one.part == part]
            n = {key: sum(len(f[key]) for f in found) for key in found[0]}
            cells.append(
                f"{part} {n['right'] / max(1, n['right'] + n['wrong']):.3f} / {n['right'] / n['wanted']:.3f}"
                f" (sure {n['sure right'] / max(1, n['sure right'] + n['sure wrong']):.3f}"
                f" / {n['sure right'] / n['wanted']:.3f})"
            )
        print(f"join {join:.2f}  precision / recall   " + "   ".join(cells), flush=True)
    if "--wrong" in arguments:
        for one in usual:
            found = judge(one, weights[one.name], shipped)
            for label in ("wrong", "missed"):
                pairs = found["wrong"] if label == "wrong" else sorted(set(found["wanted"]) - set(found["right"]))
                for i, j in pairs:
                    print(f"{label} {one.name}: {one.story.units[i][0].text}\n      {one.story.units[j][0].text}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
