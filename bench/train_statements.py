"""Rebuilds what the statements stage ships as learned from data: `python -m bench.train_statements`.

Reads PolNeAR's train part and the hand-sorted speech cues from $TWOSOURCE_DATA (default ../shared/data); writes
`src/twosource/data/cues.tsv` (lexicon counts).
"""

import bisect
import collections
import json
import os
from pathlib import Path
from typing import Any

from twosource import language
from twosource.model import Report
from twosource.statements.cues import family, key_of
from twosource.statements.frames import frame_of
from twosource.statements.quotes import cover_of, find_quotes
from twosource.statements.tokens import Tokens, flatten

DATA = Path(os.environ.get("TWOSOURCE_DATA", "../shared/data"))
OUT = Path("src/twosource/data")
LEAST = 2  # cues seen fewer times stay out of the lexicon: once is no habit


def read(split: str) -> list[dict[str, Any]]:
    with (DATA / f"attribution-{split}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def tokens_of(rows: list[dict[str, Any]]) -> list[Tokens]:
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


def cue_tokens(rows: list[dict[str, Any]], tokens: list[Tokens]) -> list[list[int]]:
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


def build_lexicon(rows: list[dict[str, Any]], tokens: list[Tokens]) -> str:
    known = tiers()
    chosen = cue_tokens(rows, tokens)
    cues: collections.Counter[tuple[str, str]] = collections.Counter()
    for t, some in zip(tokens, chosen, strict=True):
        cues.update(key_of(t, i) for i in some if i >= 0)
    kept = {key for key, n in cues.items() if n >= LEAST and key[1] != "O"}
    kept |= {key for key in known if key[1] != "X"}
    seen: collections.Counter[tuple[str, str]] = collections.Counter()
    frames: dict[tuple[str, str], dict[str, list[int]]] = collections.defaultdict(
        lambda: collections.defaultdict(lambda: [0, 0])
    )
    for t, some in zip(tokens, chosen, strict=True):
        quotes = find_quotes(t)
        cover = cover_of(t, quotes)
        positive = set(some)
        for i in range(len(t)):
            key = key_of(t, i)
            if key in kept:
                seen[key] += 1
                pair = frames[key][family(frame_of(t, i, cover, quotes).name)]
                pair[0] += i in positive
                pair[1] += 1
    lines = ["# lemma\tclass\ttype\tseen\tcues\tframe=cues/seen, counted in PolNeAR 1.0 train"]
    for key in sorted(kept):
        tier = known.get(key) or known.get((key[0], "X")) or known.get((key[0], "V"))
        tier = tier or ("NOUN" if known.get((key[0], "N")) else "EXCLUDE")
        if key[1] == "N" and tier != "EXCLUDE":
            tier = "NOUN" if (key[0], "N") in known else "EXCLUDE"
        if key[1] in "AX" and key not in known and tier not in ("ACC",):
            tier = "EXCLUDE"
        by = " ".join(f"{name}={n}/{of}" for name, (n, of) in sorted(frames[key].items()))
        lines.append(f"{key[0]}\t{key[1]}\t{tier}\t{seen[key]}\t{min(cues[key], seen[key])}\t{by}")
    return "\n".join(lines) + "\n"


def main() -> None:
    rows = read("train")
    tokens = tokens_of(rows)
    (OUT / "cues.tsv").write_text(build_lexicon(rows, tokens), "utf-8")


if __name__ == "__main__":
    main()
