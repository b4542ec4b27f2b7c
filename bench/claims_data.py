"""The sets that the claims benchmark reads, as pairs; train is one half, test the other (see each function)."""

import json
import os
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

DATA = Path(os.environ.get("TWOSOURCE_DATA", "../shared/data"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and whether they are the same in the set's sense; `group` is what halves are split by."""

    a: str
    b: str
    same: bool
    group: str
    value: float = 0.0


def rows(name: str) -> list[dict[str, Any]]:
    """A set's rows."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").split("\n") if line.strip()]


def half(group: str) -> str:
    """Which half a group belongs to."""
    return "train" if zlib.crc32(group.encode()) % 2 else "test"


def sample(items: list[Pair], size: int) -> list[Pair]:
    """At most `size` of the pairs (0: all), the same ones each time, yes and no in their proportion."""
    ranked = sorted(items, key=lambda p: zlib.crc32(f"{p.a}\t{p.b}".encode()))
    if not size or len(ranked) <= size:
        return ranked
    yes = [p for p in ranked if p.same]
    kept = round(size * len(yes) / len(ranked))
    return yes[:kept] + [p for p in ranked if not p.same][: size - kept]


def _dots(text: str) -> str:
    return " ".join(text.replace("...", " ").split())


def propositions(every: bool = False) -> list[Pair]:
    """Propositions of a summary and its reports: aligned ones, and others of the topic as negatives.

    The set marks which spans say the same, and no span says so twice: a span is aligned with one of five that
    hold it, so that the other four would count as negatives. Left out (unless `every`) are pairs whose sentences
    are aligned in some span, and spans tied by alignments and by sharing half of their words in one sentence.
    """
    found = rows("same-claim-propositions-dev.jsonl")
    known = {(r["topic"], r["report_span"], r["summary_span"]) for r in found}
    aligned = {(r["report_sentence"], r["summary_sentence"]) for r in found}
    tied = _tied(found)
    out: dict[tuple[str, str], Pair] = {}
    for x in found:
        for y in found:
            if x["topic"] != y["topic"] or x["report_sentence"] == y["summary_sentence"]:
                continue
            a, b = x["report_span"], y["summary_span"]
            same = (x["topic"], a, b) in known
            near = (x["report_sentence"], y["summary_sentence"]) in aligned or tied["report", a] == tied["summary", b]
            if same or every or not near:
                out[a, b] = Pair(_dots(a), _dots(b), same, x["topic"])
            else:
                out.pop((a, b), None)
    return list(out.values())


def _tied(found: list[dict[str, Any]]) -> dict[tuple[str, str], int]:
    """The cluster of each span: those aligned, and those of one sentence that share half of the shorter's words."""
    group = {(side, r[f"{side}_span"]): i for i, r in enumerate(found) for side in ("report", "summary")}

    def join(a: tuple[str, str], b: tuple[str, str]) -> None:
        old, new = group[a], group[b]
        group.update((k, new) for k, v in group.items() if v == old)

    for r in found:
        join(("report", r["report_span"]), ("summary", r["summary_span"]))
    for side in ("report", "summary"):
        for x, y in combinations(found, 2):
            if x[f"{side}_sentence"] == y[f"{side}_sentence"]:
                left, right = (set(re.findall(r"\w+", r[f"{side}_span"].lower())) for r in (x, y))
                if 2 * len(left & right) >= min(len(left), len(right)):
                    join((side, x[f"{side}_span"]), (side, y[f"{side}_span"]))
    return group


def qa() -> list[Pair]:
    """Sentences of different reports: two or more aligned questions are the same claim; others of the topic not."""
    found = rows("same-claim-qa-dev.jsonl")

    def topic(row: dict[str, Any]) -> str:
        return (
            "_".join(row["key"].split("~!~")[0].split("_")[:2]) if "ecb" not in row["key"] else row["key"].split("_")[0]
        )

    out = []
    sentences: dict[str, list[tuple[str, str]]] = {}
    for row in found:
        sentences.setdefault(topic(row), []).append((row["s1"], row["s2"]))
        if len(row["aligned"]) >= 2 or not row["aligned"]:
            out.append(Pair(row["s1"], row["s2"], bool(row["aligned"]), topic(row), len(row["aligned"])))
    return out


def headlines() -> list[Pair]:
    """Pairs of headlines with their likeness, 0 to 5, as `value`."""
    return [
        Pair(r["s1"], r["s2"], r["score"] >= 3, " ".join(sorted((r["s1"], r["s2"]))[:1]), r["score"])
        for r in rows("headline-similarity-dev.jsonl")
    ]


def chains(limit: int = 40) -> list[Pair]:
    """Sentences of different reports of one topic that tell of one event (or share no event chain)."""
    by_topic: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for row in rows("stories-dev.jsonl"):
        said: dict[int, set[str]] = {}
        for mention in row["event_mentions"]:
            if mention["chain"].startswith("ACT"):
                said.setdefault(int(mention["sentence"]), set()).add(mention["chain"])
        topic = row["story"].split("ecb")[0]
        for i, chain in said.items():
            by_topic.setdefault(topic, []).append((row["id"], row["lines"][i], frozenset(chain)))
    out: list[Pair] = []
    for topic, said_in in sorted(by_topic.items()):
        yes, no = [], []
        for (ra, a, ca), (rb, b, cb) in combinations(said_in, 2):
            if ra != rb and a != b:
                if len(ca & cb) >= 2 or ca == cb:
                    yes.append(Pair(a, b, True, topic))
                elif not ca & cb:
                    no.append(Pair(a, b, False, topic))
        out += sample(yes, limit) + sample(no, limit)
    return out


def paraphrases() -> list[Pair]:
    """MSRP: for evaluation only; nothing learned from it may ship."""
    return [Pair(r["s1"], r["s2"], r["same"], r["s1"]) for r in rows("paraphrase-dev.jsonl")]


def contradictions() -> list[Pair]:
    """Claims and evidence: supported or refuted."""
    return [
        Pair(r["claim"], r["evidence"], r["label"] == "SUPPORTS", r["claim"]) for r in rows("contradiction-dev.jsonl")
    ]


def split(pairs: Iterable[Pair], part: str) -> list[Pair]:
    """The pairs of one half."""
    return [pair for pair in pairs if half(pair.group) == part]
