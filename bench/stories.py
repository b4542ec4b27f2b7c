"""Stories: reports grouped by event on ECB+ dev (16 stories, each beside a similar one), beside TF-IDF clustering.

python -m bench.stories           B-cubed precision, recall and F1; `--sweep` prints them over the threshold, by halves

Addresses and date lines are stripped first: they give the event away. The baseline is word TF-IDF (sublinear,
English stop words left out) with average linkage, as scikit-learn has it, at the threshold that suits it best.
"""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench.data import data_dir
from twosource.archive.stories import linked, stories_of
from twosource.model import Report
from twosource.settings import StorySettings

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_URL = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$")
_DATE = re.compile(
    rf"^\W*(?:(?:on|published|posted|updated|last|by|at)\W+)*(?:{_DAY}\b|{_MONTH}\s+\d|\d+\s+{_MONTH}|"
    r"\d+\s?[:.]\s?\d\d\b|\d{4}-\d\d|\d+/\d+/|\d+\s*[ap]\.?\s?m)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def stripped(lines: Sequence[str]) -> str:
    """A report without its address and lines that are dates."""
    return "\n".join(
        line
        for line in lines
        if not _URL.match(line)
        and not (len(line.split()) <= 12 and _DATE.match(line))
        and not (len(line.split()) <= 8 and _YEAR.search(line))
    )


def b_cubed(label: Sequence[int], gold: Sequence[str], rows: Sequence[int]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998) of some rows."""
    precision = recall = 0.0
    for n in rows:
        same = {m for m in range(len(gold)) if label[m] == label[n]}
        told = {m for m in range(len(gold)) if gold[m] == gold[n]}
        precision += len(same & told) / len(same)
        recall += len(same & told) / len(told)
    p, r = precision / len(rows), recall / len(rows)
    return p, r, 2 * p * r / (p + r)


def ours(reports: Sequence[Report], settings: StorySettings) -> list[int]:
    """A label for each report."""
    groups = stories_of(reports, settings=settings)
    label = {rid: n for n, ids in enumerate(groups) for rid in ids}
    return [label[r.id] for r in reports]


def baseline(texts: Sequence[str]) -> np.ndarray:  # type: ignore[type-arg]
    """TF-IDF cosines."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    return np.asarray((rows @ rows.T).todense())


def main(args: list[str]) -> int:
    """Print the figures."""
    data = data_dir()
    if data is None:
        return 0
    rows = [json.loads(line) for line in Path(data / "stories-dev.jsonl").read_text(encoding="utf-8").splitlines()]
    reports = [Report(r["id"], r["id"], stripped(r["lines"]), "") for r in rows]
    gold = [r["story"] for r in rows]
    topics = sorted({re.sub(r"\D", "", g) for g in gold})
    half = [[n for n, g in enumerate(gold) if topics.index(re.sub(r"\D", "", g)) % 2 == k] for k in (0, 1)]
    everything = range(len(gold))
    settings = StorySettings()
    steps = [round(0.01 * n, 2) for n in range(8, 36)]
    ours_at = [round(0.02 * n, 2) for n in range(10, 45)]
    near = baseline([r.text for r in reports])
    swept = {t: linked(near, np.arange(len(gold)), t).tolist() for t in steps}
    at = max(steps, key=lambda t: b_cubed(swept[t], gold, everything)[2])
    print(f"TF-IDF, average linkage, best threshold {at:.2f}     P {_row(swept[at], gold, everything)}")
    label = ours(reports, settings)
    print(f"twosource stories, threshold {settings.near:.2f}             P {_row(label, gold, everything)}")
    mine = {t: ours(reports, replace(settings, near=t)) for t in ours_at}
    for tune, test in ((0, 1), (1, 0)):
        best = max(ours_at, key=lambda t: b_cubed(mine[t], gold, half[tune])[2])
        base = max(steps, key=lambda t: b_cubed(swept[t], gold, half[tune])[2])
        print(f"tuned on half {tune}, the other half: ours at {best:.2f} P {_row(mine[best], gold, half[test])}")
        print(f"                                TF-IDF at {base:.2f} P {_row(swept[base], gold, half[test])}")
    if "--sweep" in args:
        for name, labels in (("ours", mine), ("TF-IDF", swept)):
            for t, label in labels.items():
                print(f"  {name:6s} {t:.2f}  all {_row(label, gold, everything)}   halves "
                      f"{_row(label, gold, half[0])} | {_row(label, gold, half[1])}")  # fmt: skip
    return 0


def _row(label: Sequence[int], gold: Sequence[str], rows: Sequence[int]) -> str:
    p, r, f = b_cubed(label, gold, rows)
    return f"{p:.3f} R {r:.3f} F1 {f:.3f}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
