"""Who says what, scored: `python -m bench.statements [--split dev|train] [--rules]`.

Attributions against PolNeAR from $TWOSOURCE_DATA (default ../shared/data) by the rule of matching of
`../shared/check/score_attribution.py`: content exact and overlap (word Jaccard at least one half, one to one), source,
cue, and the triple of all; for all attributions and for speech only; recall by direct, mixed and indirect content;
95 % intervals by bootstrap over documents. Side by side in the same run: textacy's direct quotations, by paragraph.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from bench import polnear
from twosource import language
from twosource.language import Paragraph
from twosource.model import Report
from twosource.settings import AttributionSettings
from twosource.statements.find import find_attributions

CHECK = polnear.DATA.parent / "check"
RESAMPLES = 1000
WORDS = 600  # a report, by the definition
COUNTS = ("gold", "pred", "exact", "overlap", "source", "cue", "triple")
Prediction = dict[str, Any]
Finder = Callable[[Sequence[Paragraph]], list[Prediction]]


def scorer() -> Any:
    if not (CHECK / "score_attribution.py").exists():
        sys.exit(f"NO SCORER: {CHECK / 'score_attribution.py'} is missing, so nothing can be scored")
    sys.path.insert(0, str(CHECK))
    return importlib.import_module("score_attribution")


def ours(settings: AttributionSettings) -> Finder:
    def find(paragraphs: Sequence[Paragraph]) -> list[Prediction]:
        return [
            {"content": a.content, "cue": a.cue, "source": a.source}
            for a in find_attributions(paragraphs, settings=settings)
        ]

    return find


def textacy_finder() -> Finder | None:
    try:
        from textacy.extract import direct_quotations
    except ImportError:
        print("NO PEER: textacy is not installed (make .venv/.bench), so nothing stands beside our figures")
        return None

    def find(paragraphs: Sequence[Paragraph]) -> list[Prediction]:
        out: list[Prediction] = []
        for para in paragraphs:
            try:
                for q in direct_quotations(para.doc):
                    out.append(
                        {"content": _at(para, q.content), "cue": _at(para, q.cue), "source": _at(para, q.speaker)}
                    )
            except ValueError:  # unbalanced marks
                continue
        return out

    return find


def _at(para: Paragraph, tokens: Any) -> list[tuple[int, int]]:
    some = list(tokens)
    return [(para.start + some[0].idx, para.start + some[-1].idx + len(some[-1]))] if some else []


def count(sa: Any, golds: list[dict[str, Any]], found: list[list[Prediction]], setting: str) -> np.ndarray:
    """A row of counts (`COUNTS`) for every document."""
    rows = []
    for gold, some in zip(golds, found, strict=True):
        r = sa.score("x", [{**p, "doc": gold["name"]} for p in some], setting, golds=[gold])
        share = {name: round(r[name]["R"] * r["gold"] / 100) for name in ("exact", "overlap", "triple")}
        sure = {
            name: round(r[f"{key}_acc"] * share["overlap"] / 100) for name, key in (("source", "src"), ("cue", "cue"))
        }
        rows.append([{"gold": r["gold"], "pred": r["pred"] - r["ignored"], **share, **sure}[c] for c in COUNTS])
    return np.array(rows, dtype=float)


def figures(counts: np.ndarray) -> dict[str, float]:
    """F1 of content (exact, overlap) and of the triple, and how often source and cue are right where content is."""
    total = dict(zip(COUNTS, counts.sum(0), strict=True))
    both = max(1.0, total["gold"] + total["pred"])
    out = {name: 200 * total[name] / both for name in ("exact", "overlap", "triple")}
    out |= {name: 100 * total[name] / max(1.0, total["overlap"]) for name in ("source", "cue")}
    return out


def interval(counts: np.ndarray) -> dict[str, tuple[float, float]]:
    rng = np.random.default_rng(0)
    drawn = [figures(counts[rng.integers(0, len(counts), len(counts))]) for _ in range(RESAMPLES)]
    return {
        n: (np.percentile([d[n] for d in drawn], 2.5), np.percentile([d[n] for d in drawn], 97.5)) for n in drawn[0]
    }


def show(name: str, sa: Any, golds: list[dict[str, Any]], found: list[list[Prediction]]) -> None:
    for setting in ("all", "speech"):
        counts = count(sa, golds, found, setting)
        got, spread = figures(counts), interval(counts)
        text = "  ".join(f"{n} {got[n]:.1f} [{spread[n][0]:.1f}-{spread[n][1]:.1f}]" for n in got)
        print(f"{name:10s} {setting.upper():6s} gold {counts[:, 0].sum():.0f} pred {counts[:, 1].sum():.0f}  {text}")
        flat = [{**p, "doc": g["name"]} for g, some in zip(golds, found, strict=True) for p in some]
        by = sa.score("x", flat, setting, golds=golds)["recall_by"]
        print(" " * 18 + "recall  " + "  ".join(f"{k[3:]} {v}" for k, v in by.items() if k.startswith("qt:")))


def timed(find: Finder, parsed: list[Sequence[Paragraph]]) -> tuple[list[list[Prediction]], float]:
    start = time.process_time()
    found = [find(paragraphs) for paragraphs in parsed]
    return found, time.process_time() - start


def main() -> None:
    arguments = argparse.ArgumentParser(description="score attributions against PolNeAR")
    arguments.add_argument("--split", choices=("dev", "train"), default="dev")
    arguments.add_argument("--rules", action="store_true", help="rules and lexicon alone, without the trained decider")
    asked = arguments.parse_args()
    sa = scorer()
    rows = polnear.read(asked.split)
    reports = [Report(str(row["id"]), "", row["text"], "") for row in rows]
    language.parse(["The mayor said that the bridge would open."])
    start = time.process_time()
    readings = language.read(reports)
    parsing = time.process_time() - start
    parsed: list[Sequence[Paragraph]] = [readings[report.id] for report in reports]
    sa._TOK["x"] = {
        report.id: [
            [t.idx, t.idx + len(t), t.head.i, t.lemma_.lower(), t.pos_, int(any(map(str.isalnum, t.text)))] for t in doc
        ]
        for report, doc in zip(reports, language.parse([report.text for report in reports]), strict=True)
    }
    golds = [{"name": str(row["id"]), "text": row["text"], "attributions": row["attributions"]} for row in rows]
    find = ours(AttributionSettings(model=not asked.rules))
    find(parsed[0])
    found, own = timed(find, parsed)
    show("twosource", sa, golds, found)
    peer = textacy_finder()
    if peer is not None:
        theirs, took = timed(peer, parsed)
        show("textacy", sa, golds, theirs)
    words = sum(len(row["text"].split()) for row in rows)
    print(f"speed, words a CPU-second (reports of {WORDS} words a second), model load left out:")
    print(f"  twosource with parsing {words / (parsing + own):.0f} ({words / (parsing + own) / WORDS:.1f})", end="")
    print(f", without {words / own:.0f} ({words / own / WORDS:.1f})")
    if peer is not None:
        print(f"  textacy without parsing {words / took:.0f} ({words / took / WORDS:.1f})")


if __name__ == "__main__":
    main()
