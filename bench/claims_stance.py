"""stance-dev through `match`: does a report agree with a claim or disagree; the half we don't tune on (by rumour)."""

import zlib
from typing import Any

import numpy as np

from bench import claims_data as data
from bench.claims_contest import Contest, Values, decided, macro_f1, peers

_SENTENCES = 8  # of a report's first: headline and lead bear its stance
_NEAREST = 3  # of them by likeness are asked


def rows_of(part: str, size: int) -> list[dict[str, Any]]:
    """Claims and reports of one half that agree or disagree."""
    rows = [r for r in data.rows("stance-dev.jsonl") if r["stance"] != "discuss" and data.half(str(r["group"])) == part]
    return sorted(rows, key=lambda r: zlib.crc32(f"{r['claim']}{r['body_id']}".encode()))[: size or None]


def asked(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """For each row its claim, and the sentences of its report's beginning that are nearest to it, as one text."""
    from twosource.language import embed
    from twosource.text import sentences

    bodies = {r["body_id"]: r["text"] for r in data.rows("stance-dev-bodies.jsonl")}
    parts = {
        body: [bodies[body][s:e][:400] for s, e in sentences(bodies[body])[:_SENTENCES]]
        for body in sorted({r["body_id"] for r in rows})
    }
    texts = sorted({t for found in parts.values() for t in found} | {r["claim"] for r in rows})
    vectors = dict(zip(texts, embed(texts), strict=True))

    def near(row: dict[str, Any]) -> str:
        told = parts[row["body_id"]]
        ranked = sorted(told, key=lambda t: -float(vectors[t] @ vectors[row["claim"]]))
        return " ".join(ranked[:_NEAREST])

    return [(row["claim"], near(row)) for row in rows]


def stance(size: int, part: str = "test") -> list[Contest]:
    """Disagree where claim and report clash in polarity; a peer by its best threshold of likeness."""
    from twosource.claims import match_pairs

    rows = rows_of(part, size)
    pairs = asked(rows)
    found = match_pairs([(claim, text, None, None) for claim, text in pairs])
    ours = np.array([not any(c.kind == "polarity" for c in m.conflicts) for m in found], dtype=float)
    labels = np.array([r["stance"] == "agree" for r in rows])
    others: dict[str, Values] = peers(pairs) | {"all agree": np.ones(len(rows))}
    return [decided("stance", "macro-F1", macro_f1, labels, ours, others)]
