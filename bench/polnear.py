"""PolNeAR as the development data has it: texts, gold attributions, and how both meet our tokens."""

import bisect
import collections
import json
import os
from pathlib import Path
from typing import Any

from twosource import language
from twosource.model import Report
from twosource.statements.cues import key_of
from twosource.statements.tokens import Tokens, flatten

DATA = Path(os.environ.get("TWOSOURCE_DATA", "../shared/data"))
Row = dict[str, Any]


def read(split: str) -> list[Row]:
    with (DATA / f"attribution-{split}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def tokens_of(rows: list[Row]) -> list[Tokens]:
    out: list[Tokens] = []
    for low in range(0, len(rows), 40):
        reports = [Report(str(i), "", row["text"], "") for i, row in enumerate(rows[low : low + 40])]
        readings = language.read(reports)
        out += [flatten(readings[report.id]) for report in reports]
    return out


def indices(t: Tokens, spans: list[list[int]], words: bool = True) -> list[int]:
    """The tokens that spans touch."""
    found = set()
    for begin, end in spans:
        i = max(0, bisect.bisect_right(t.start, begin) - 1)
        while i < len(t) and t.start[i] < end:
            if t.end[i] > begin and (t.word[i] or not words):
                found.add(i)
            i += 1
    return sorted(found)


def head(t: Tokens, tokens: list[int]) -> int:
    inside = set(tokens)
    return next((i for i in tokens if t.head[i] not in inside or t.head[i] == i), tokens[0])


def tiers() -> dict[tuple[str, str], str]:
    out: dict[tuple[str, str], str] = {}
    for line in (DATA / "speech-cues.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, kind, tier, _ = line.split("\t")
            out.setdefault((lemma, kind), tier)
    return out


def cue_tokens(rows: list[Row], tokens: list[Tokens]) -> list[list[int]]:
    """For every gold attribution the token its cue turns on (-1 without one): of its words the likeliest cue."""
    seen: collections.Counter[tuple[str, str]] = collections.Counter()
    heads: collections.Counter[tuple[str, str]] = collections.Counter()
    for row, t in zip(rows, tokens, strict=True):
        seen.update(key_of(t, i) for i in range(len(t)))
        for a in row["attributions"]:
            inside = indices(t, a.get("cue", []), words=False)
            if inside:
                heads[key_of(t, head(t, inside))] += 1
    out = []
    for row, t in zip(rows, tokens, strict=True):
        chosen = []
        for a in row["attributions"]:
            inside = indices(t, a.get("cue", []), words=False)
            if not inside:
                chosen.append(-1)
                continue
            top = head(t, inside)
            rate = {i: (heads[key_of(t, i)] + (i == top)) / (seen[key_of(t, i)] + 2) for i in inside}
            chosen.append(max(inside, key=lambda i: (rate[i], i == top, -i)))
        out.append(chosen)
    return out
