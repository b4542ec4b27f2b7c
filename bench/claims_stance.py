"""stance-dev through `match`: does a report agree with a claim or disagree; the half we don't tune on."""

import re
import zlib

import numpy as np

from bench import claims_data as data

_SENTENCES = 8  # of a report's first, as headline and lead bear its stance
_DENIAL = re.compile(r"\b(?:fake|hoax|false|denie[sd]|not|untrue|debunk\w*)\b")
_NEAREST = 3  # of them by likeness are asked


def _macro(said: list[bool], gold: list[bool]) -> float:
    """Mean of the F1 of "agree" and of "disagree"."""
    values = []
    for side in (True, False):
        both = sum(s == g == side for s, g in zip(said, gold, strict=True))
        values.append(2 * both / max(1, sum(s == side for s in said) + sum(g == side for g in gold)))
    return sum(values) / 2


def stance(size: int) -> None:
    """Agree or disagree: by the nearest sentences of the report, disagree where one clashes in polarity."""
    from twosource.claims import match_pairs
    from twosource.language import embed
    from twosource.text import sentences

    bodies = {r["body_id"]: r["text"] for r in data.rows("stance-dev-bodies.jsonl")}
    rows = [
        r for r in data.rows("stance-dev.jsonl") if r["stance"] != "discuss" and data.half(str(r["group"])) == "test"
    ]
    rows = sorted(rows, key=lambda r: zlib.crc32(f"{r['claim']}{r['body_id']}".encode()))[:size]
    parts = {
        body: [bodies[body][s:e][:400] for s, e in sentences(bodies[body])[:_SENTENCES]]
        for body in {r["body_id"] for r in rows}
    }
    texts = sorted({t for found in parts.values() for t in found} | {r["claim"] for r in rows})
    vectors = dict(zip(texts, embed(texts), strict=True))
    asked, of, cosines = [], [], []
    for i, row in enumerate(rows):
        ranked = sorted(parts[row["body_id"]], key=lambda t: -float(vectors[t] @ vectors[row["claim"]]))
        cosines.append(float(vectors[ranked[0]] @ vectors[row["claim"]]) if ranked else 0.0)
        for text in ranked[:_NEAREST]:
            asked.append((row["claim"], text, None, None))
            of.append(i)
    against = [0] * len(rows)
    for i, m in zip(of, match_pairs(asked), strict=True):
        against[i] += any(c.kind == "polarity" for c in m.conflicts)
    gold = [r["stance"] == "agree" for r in rows]
    words = [
        bool(re.search(r"\b(?:fake|hoax|false|denie[sd]|not|untrue|debunk\w*)\b", " ".join(parts[r["body_id"]])))
        for r in rows
    ]
    level = float(np.median(cosines)) if cosines else 0.0
    ways = {
        "ours": [not n for n in against],
        "cosine at its median": [c >= level for c in cosines],
        "denial words anywhere": [not w for w in words],
        "all agree": [True] * len(gold),
    }
    print(f"stance       {len(rows):5d} macro-F1 " + "   ".join(f"{k} {_macro(v, gold):.3f}" for k, v in ways.items()))
