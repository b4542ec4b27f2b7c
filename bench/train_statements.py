"""Rebuilds what the statements stage has learned from data: `python -m bench.train_statements`.

Reads PolNeAR's train part and the hand-sorted speech cues from $TWOSOURCE_DATA (default ../shared/data); writes
`src/twosource/data/cues.tsv` (lexicon counts) and `src/twosource/data/attributions.json` (the decider's weights).
About three minutes on one core. The features' lexicon rates are jackknifed: those of a text come from the others.
"""

import collections
import json
from collections.abc import Sequence
from pathlib import Path

from bench import polnear
from bench.loglinear import Group, train
from bench.polnear import Row
from twosource.settings import AttributionSettings
from twosource.statements.after import ends_after, start_features, starts_after
from twosource.statements.before import before_end_features, before_start_features, ends_before, starts_before
from twosource.statements.cues import Lexicon, family, key_of, read_lexicon
from twosource.statements.ends import end_features
from twosource.statements.features import Around, cue_features
from twosource.statements.frames import frame_of
from twosource.statements.page import Candidate, Page, candidates, page
from twosource.statements.quotes import cover_of, find_quotes
from twosource.statements.sides import KINDS, kind_features
from twosource.statements.sources import source_candidates, source_features
from twosource.statements.tokens import Tokens

OUT = Path(__file__).parents[1] / "src" / "twosource" / "data"
LEAST = 2  # cues seen fewer times stay out of the lexicon: once is no habit
FOLDS = 5
# Chosen on a quarter of train, held out: the penalty with the best choice accuracy of each question.
PENALTY = {"cue": 5.0, "kind": 2.0, "start": 3.0, "end": 6.0, "before_end": 2.0, "before_start": 4.0, "source": 0.7}
Groups = dict[str, list[Group]]


def build_lexicon(rows: list[Row], tokens: list[Tokens]) -> str:
    known = polnear.tiers()
    chosen = polnear.cue_tokens(rows, tokens)
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


def learn(rows: list[Row], tokens: list[Tokens]) -> dict[str, dict[str, int]]:
    """The weights of every question, in hundredths."""
    groups: Groups = {name: [] for name in PENALTY}
    chosen = polnear.cue_tokens(rows, tokens)
    for fold in range(FOLDS):
        others = [i for i in range(len(rows)) if i % FOLDS != fold]
        words = read_lexicon(build_lexicon([rows[i] for i in others], [tokens[i] for i in others]))
        for i in range(fold, len(rows), FOLDS):
            _questions(groups, rows[i], tokens[i], chosen[i], words)
    out: dict[str, dict[str, int]] = {}
    for name, asked in groups.items():
        weights = train(asked, null=name == "cue", penalty=PENALTY[name])
        if name == "kind":
            for kind in KINDS:
                own = {f.split("|", 1)[1]: w for f, w in weights.items() if f.startswith(kind + "|")}
                out[f"kind {kind}"] = _hundredths(own)
        else:
            out[name] = _hundredths(weights)
    return out


def _hundredths(weights: dict[str, float]) -> dict[str, int]:
    return {f: round(100 * w) for f, w in weights.items() if round(100 * w)}


def _questions(groups: Groups, row: Row, t: Tokens, chosen: list[int], words: Lexicon) -> None:
    p = page(t)
    cues = candidates(p, words, AttributionSettings().candidates)
    around = Around(p, cues)
    gold: dict[int, Row] = {}
    for attribution, cue in zip(row["attributions"], chosen, strict=True):
        if cue >= 0 and attribution.get("content"):
            gold.setdefault(cue, attribution)
    for c in cues:
        right = gold.get(c.frame.cue)
        groups["cue"].append(([cue_features(p, c, around)], -1 if right is None else 0))
        if right is not None:
            _source_question(groups, p, c, polnear.indices(t, right.get("source", [])))
            _content_questions(groups, p, c, polnear.indices(t, right["content"]))


def _source_question(groups: Groups, p: Page, c: Candidate, gold: list[int]) -> None:
    found = source_candidates(p.t, c.frame)
    best, right = 0.0, -1
    if not gold:
        right = len(found)
    for k, s in enumerate(found):
        own = {i for i in range(*s.span) if p.t.word[i]}
        if not own or not gold:
            continue
        same = polnear.head(p.t, sorted(own)) == polnear.head(p.t, gold)
        agreement = max(len(own & set(gold)) / len(own | set(gold)), 0.5 * same)
        if agreement >= 0.5 and agreement > best:
            best, right = agreement, k
    if right >= 0:
        groups["source"].append((source_features(p, c, found), right))


def _content_questions(groups: Groups, p: Page, c: Candidate, gold: list[int]) -> None:
    before = [i for i in gold if i < c.frame.cue]
    after = [i for i in gold if i > c.frame.cue]
    if not before and not after:
        return
    kind = "around" if before and after else "before" if before else "after"
    features = kind_features(p, c)
    groups["kind"].append(([[f"{k}|{f}" for f in features] for k in KINDS], KINDS.index(kind)))
    if after:
        low, high = after[0], after[-1]
        places = starts_after(p, c)
        _place(groups["start"], places, low, [start_features(p, c, i, kind) for i in places])
        places = ends_after(p, c, low)
        _place(groups["end"], places, high, [end_features(p, c, low, i, kind) for i in places])
    if before:
        low, high = before[0], before[-1]
        places = ends_before(p, c)
        _place(groups["before_end"], places, high, [before_end_features(p, c, i, kind) for i in places])
        places = starts_before(p, c, high)
        _place(groups["before_start"], places, low, [before_start_features(p, c, high, i, kind) for i in places])


def _place(group: list[Group], places: Sequence[int], right: int, features: list[list[str]]) -> None:
    if right in places:
        group.append((features, list(places).index(right)))


def main() -> None:
    rows = polnear.read("train")
    tokens = polnear.tokens_of(rows)
    (OUT / "cues.tsv").write_text(build_lexicon(rows, tokens), "utf-8")
    weights = learn(rows, tokens)
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (OUT / "attributions.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
