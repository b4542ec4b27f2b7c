"""With a memory, whatever arrived before and in whatever order, the claims are those of all reports at one go."""

import random
from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.claims import group_claims
from twosource.claims.nearest import Nearest, nearest
from twosource.claims.vectors import Nearness, grid
from twosource.language import Paragraph, Readings, read
from twosource.memory import Memory
from twosource.model import Report, Statement

_SENTENCES = (
    "The dam above Ostrel burst on Friday.",
    "On Friday the Ostrel dam broke.",
    "Two villages were flooded.",
    "Floods covered two villages.",
    "The minister denied that warnings had been ignored.",
    "Warnings were not ignored, the minister said.",
    "Farmers had asked for repairs for years.",
    "At least 12 people died.",
    "Twelve people were killed, police said.",
    "The operator closed the road.",
    "The road to Ostrel was shut by the operator, which runs the dam.",
    "the dam above Ostrel burst on Friday.",
)
_TEXTS = tuple(
    " ".join(random.Random(seed).sample(_SENTENCES, 4)) + ("" if seed % 3 else "\n\n" + _SENTENCES[seed % 12])
    for seed in range(12)
)
_REPORTS = tuple(Report(f"r{i:02d}", f"r{i:02d}.txt", text, "") for i, text in enumerate(_TEXTS))
_STATEMENTS = tuple(
    Statement(f"s{i}", r.id, ((0, r.text.index(".")),), (), (), None, ("police", r.id), "indirect", "say")
    for i, r in enumerate(_REPORTS[:5])
)


@pytest.fixture(scope="module")
def readings() -> Readings:
    return read(_REPORTS)


@settings(deadline=None, max_examples=8)
@given(order=st.permutations(_REPORTS), cuts=st.lists(st.integers(0, 12), max_size=4))
def test_any_order_of_arrival_gives_the_claims_of_one_go(
    readings: Readings, order: list[Report], cuts: list[int]
) -> None:
    memory = Memory()
    for cut in (*cuts, len(order)):
        part = order[:cut]  # cuts go up and down: reports are withdrawn, too
        told = [s for s in _STATEMENTS if s.report in {r.id for r in part}]
        kept = group_claims(part, readings, told, memory=memory)
        assert kept == group_claims(part[::-1], readings, told[::-1])


def test_a_known_report_is_not_read_again(readings: Readings) -> None:
    class Watched(Mapping[str, tuple[Paragraph, ...]]):
        def __init__(self) -> None:
            self.asked: list[str] = []

        def __getitem__(self, report: str) -> tuple[Paragraph, ...]:
            self.asked.append(report)
            return readings[report]

        def __iter__(self) -> Iterator[str]:
            return iter(readings)

        def __len__(self) -> int:
            return len(readings)

    memory, watched = Memory(), Watched()
    group_claims(_REPORTS[:4], watched, [], memory=memory)
    assert set(watched.asked) == {"r00", "r01", "r02", "r03"}
    watched.asked.clear()
    group_claims(_REPORTS[:5], watched, [], memory=memory)
    assert set(watched.asked) == {"r04"}


def test_other_statements_read_a_report_anew(readings: Readings) -> None:
    memory = Memory()
    group_claims(_REPORTS[:2], readings, [], memory=memory)
    kept = group_claims(_REPORTS[:2], readings, _STATEMENTS[:2], memory=memory)
    assert {m.statement for c in kept for m in c.members} > {None}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), min_size=1, max_size=14),
    st.integers(1, 5),
    st.randoms(use_true_random=False),
)
def test_nearest_kept_up_is_nearest_at_one_go(rows: list[list[int]], most: int, draw: random.Random) -> None:
    vectors = np.array(rows, dtype=np.float32)
    forms = [f"{n:02d}" for n in range(len(rows))]
    order = list(range(len(rows)))
    draw.shuffle(order)
    kept: dict[int, Nearest] = {}
    for size in sorted({draw.randint(1, len(rows)), len(rows)}):
        part = order[:size]
        found = nearest(part, vectors[part], [forms[n] for n in part], most, kept)
    for n, who in zip(found.numbers, found.who.tolist(), strict=True):
        ranked = sorted((m for m in order if m != n), key=lambda m: (-float(vectors[n] @ vectors[m]), forms[m]))
        assert [m for m in who if m >= 0] == ranked[:most]


def test_nearness_is_the_cosine_less_the_mean() -> None:
    raw = np.random.default_rng(3).normal(size=(9, 384)) / 20
    vectors = grid(list(raw.astype(np.float32)))
    less = vectors - vectors.sum(0) / (9 + 2)
    plain = less @ less.T / np.outer(np.linalg.norm(less, axis=1), np.linalg.norm(less, axis=1))
    first, second = np.triu_indices(9, 1)
    assert np.allclose(Nearness(vectors, 2.0).cosines(first, second), plain[first, second], atol=1e-5)
