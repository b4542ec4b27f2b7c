"""Alignment against plain oracles on random words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.reuse.align import align, runs
from twosource.settings import ReuseSettings

WORDS = st.lists(st.sampled_from(["dam", "crack", "river", "mayor", "flood", "siren", "the", "of"]), max_size=40)
LOOSE = ReuseSettings(shortest_passage=3)


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=60)
def test_matched_words_are_equal_rise_and_are_used_once(a: list[str], b: list[str]) -> None:
    used_a: list[int] = []
    used_b: list[int] = []
    for passage in align(a, b, LOOSE):
        assert all(a[i] == b[j] for i, j in passage.pairs)
        assert list(passage.pairs) == sorted(passage.pairs)
        assert all(
            passage.a_low <= i < passage.a_high and passage.b_low <= j < passage.b_high for i, j in passage.pairs
        )
        used_a.extend(i for i, _ in passage.pairs)
        used_b.extend(j for _, j in passage.pairs)
    assert len(used_a) == len(set(used_a)) and len(used_b) == len(set(used_b))


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=60)
def test_runs_are_all_longest_runs(a: list[str], b: list[str]) -> None:
    plain = set()
    for i in range(len(a)):
        for j in range(len(b)):
            if i and j and a[i - 1] == b[j - 1]:
                continue
            n = 0
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n > 2 or (n == 2 and not {"the", "of"}.issuperset(a[i : i + 2])):
                plain.add((i, j, n))
    assert {(r.a, r.b, r.length) for r in runs(a, b, 2)} == plain


def test_a_passage_moved_is_found_where_it_stands() -> None:
    first, second = (
        ["the", "mayor", "rang", "the", "old", "siren", "twice"],
        ["the", "river", "rose", "over", "nine", "steps"],
    )
    found = align([*first, *second], [*second, *first], ReuseSettings())
    assert sorted(p.matched for p in found) == [6, 7]
