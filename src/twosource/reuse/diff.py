"""Two reports side by side, sentence by sentence."""

from collections.abc import Sequence

from twosource.model import AlignedSentence, Report
from twosource.reuse.align import align
from twosource.reuse.body import Body, read_body
from twosource.reuse.reworded import shared_details
from twosource.settings import ReuseSettings


def _links(a: Body, b: Body, settings: ReuseSettings) -> dict[tuple[int, int], float]:
    """How much of the longer of two sentences matches, for every two sentences that share a passage."""
    where_a = [n for n, s in enumerate(a.sentences) for _ in range(s.low, s.high)]
    where_b = [n for n, s in enumerate(b.sentences) for _ in range(s.low, s.high)]
    shared: dict[tuple[int, int], int] = {}
    for p in align([w.form for w in a.words], [w.form for w in b.words], settings):
        for i, j in p.pairs:
            key = (where_a[i], where_b[j])
            shared[key] = shared.get(key, 0) + 1
    sizes_a = [s.high - s.low for s in a.sentences]
    sizes_b = [s.high - s.low for s in b.sentences]
    return {(i, j): n / max(sizes_a[i], sizes_b[j]) for (i, j), n in shared.items()}


def _by_meaning(
    a: Body, b: Body, from_a: Sequence[int], from_b: Sequence[int], settings: ReuseSettings
) -> dict[tuple[int, int], float]:
    """Nearness of those of the given sentences that are near enough to be rewordings."""
    if not from_a or not from_b:
        return {}
    import numpy as np

    from twosource.language import embed

    near = embed([a.sentences[i].text for i in from_a]) @ embed([b.sentences[j].text for j in from_b]).T
    close = np.argwhere(near >= settings.reworded_cosine)
    found = ((from_a[int(i)], from_b[int(j)], float(near[i, j])) for i, j in close)
    return {
        (i, j): nearness
        for i, j, nearness in found
        if shared_details(a.sentences[i], b.sentences[j]) >= settings.reworded_details
    }


def diff(a: Report, b: Report, *, settings: ReuseSettings | None = None) -> list[AlignedSentence]:
    """The sentences of `b` in its order, each beside its counterpart in `a`, then those of `a` that `b` dropped.

    "same" and "edited" by shared words, "reworded" by meaning and details; "moved" is a same sentence out of order.
    """
    settings = settings or ReuseSettings()
    one, two = read_body(a), read_body(b)
    links = _links(one, two, settings)
    chosen = _choose({key: share for key, share in links.items() if share >= settings.edited_sentence})
    # What has no counterpart by its words is looked for by meaning: of a copy that is little or nothing.
    left_a = sorted(set(range(len(one.sentences))) - set(chosen.values()))
    left_b = [j for j in range(len(two.sentences)) if j not in chosen]
    chosen |= _choose(_by_meaning(one, two, left_a, left_b, settings))
    kept = _rising([(j, chosen[j]) for j in sorted(chosen)])
    out: list[AlignedSentence] = []
    for j, t in enumerate(two.sentences):
        if j not in chosen:
            out.append(AlignedSentence("new", None, t.span, 0.0))
            continue
        i = chosen[j]
        share = round(links.get((i, j), 0.0), 3)
        s = one.sentences[i]
        if share >= settings.edited_sentence:
            same = [w.form for w in one.words[s.low : s.high]] == [w.form for w in two.words[t.low : t.high]]
            change = "same" if same else "edited"
            out.append(AlignedSentence("moved" if j not in kept else change, s.span, t.span, share))  # type: ignore[arg-type]
        else:
            out.append(AlignedSentence("reworded", s.span, t.span, share))
    gone = set(range(len(one.sentences))) - set(chosen.values())
    out.extend(AlignedSentence("dropped", one.sentences[i].span, None, 0.0) for i in sorted(gone))
    return out


def _choose(scores: dict[tuple[int, int], float]) -> dict[int, int]:
    """For each sentence of the second report one of the first, each used once, the best pairs first."""
    out: dict[int, int] = {}
    used: set[int] = set()
    for i, j in sorted(scores, key=lambda k: (-scores[k], k)):
        if i not in used and j not in out:
            out[j] = i
            used.add(i)
    return out


def _rising(pairs: list[tuple[int, int]]) -> set[int]:
    """The first members of the longest rising run of pairs: the sentences that keep their order."""
    best: list[tuple[int, int]] = []  # length, index of the one before
    for n, (_, i) in enumerate(pairs):
        before = max(((best[k][0], -k) for k in range(n) if pairs[k][1] < i), default=(0, 1))
        best.append((before[0] + 1, -before[1]))
    at = max(range(len(best)), key=lambda n: (best[n][0], -n), default=-1)
    kept: set[int] = set()
    while at >= 0:
        kept.add(pairs[at][0])
        at = best[at][1]
    return kept
