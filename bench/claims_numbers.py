"""numbers-dev through `match`: what two given numbers are to one another, of five answers (`also` is accepted)."""

from collections import Counter
from typing import Any

import numpy as np

from bench import claims_data as data
from bench.claims_contest import Contest, accuracy, peers
from twosource.claims.match import Match

_NAMES = {"update": "update_possible", "scope": "different_scope", "correction": "update_possible"}


def _span(row: dict[str, Any], n: int) -> tuple[int, int] | None:
    at = row[f"num{n}_at"]
    return None if at is None else (at, at + len(row[f"num{n}"]))


def _answer(found: Match) -> str:
    if found.conflicts:
        return _NAMES.get(found.conflicts[0].relation, found.conflicts[0].relation)
    return "same" if found.same_claim >= 0.5 else "different_scope"


def numbers(size: int) -> list[Contest]:
    """Five-way accuracy; a peer says the commonest two labels, above and below its best threshold."""
    from twosource.claims import match_pairs

    rows = data.rows("numbers-dev.jsonl")[: size or None]
    spans = [(_span(r, 1), _span(r, 2)) for r in rows]
    asked = [(r["s1"], r["s2"], *(s if s[0] and s[1] else (None, None))) for r, s in zip(rows, spans, strict=True)]
    said = [_answer(m) for m in match_pairs(asked)]
    _conflicts(rows, said)
    labels = np.ones(len(rows), dtype=np.bool_)
    ways = {"ours": np.array([s in (r["label"], r["also"]) for s, r in zip(said, rows, strict=True)], dtype=float)}
    names = sorted({r["label"] for r in rows})
    right = {n: np.array([n in (r["label"], r["also"]) for r in rows], dtype=float) for n in names}
    for way, scores in peers([(r["s1"], r["s2"]) for r in rows]).items():
        options = [
            np.where(scores >= at, right[high], right[low])
            for at in np.unique(scores)
            for high in names
            for low in names
        ]
        ways[way] = max(options, key=lambda v: float(v.mean()))
    return [Contest("numbers", "five-way", accuracy, labels, ways)]


def _conflicts(rows: list[dict[str, Any]], said: list[str]) -> None:
    """How often "conflict" is right and found, and how often what agrees is called one."""
    both = list(zip(said, rows, strict=True))
    called = [r for s, r in both if s == "conflict"]
    sure = [s for s, r in both if r["label"] == "conflict" and not r["also"]]
    calm = [s for s, r in both if r["label"] in ("same", "bound") and r["also"] != "conflict"]
    right = sum("conflict" in (r["label"], r["also"]) for r in called)
    print(
        f"numbers       conflict precision {right}/{len(called)}, recall of the sure "
        f"{Counter(sure)['conflict']}/{len(sure)}, same and bound called one {Counter(calm)['conflict']}/{len(calm)}"
    )
