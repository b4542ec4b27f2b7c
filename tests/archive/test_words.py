"""Words and fingerprints against a plain oracle on random text."""

import re
import unicodedata

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.archive.prints import prints_of
from twosource.archive.words import words_of

ALPHABET = "abcXYZ019 .,'’“”—–…éÉßﬁΑσς\u00a0\u00ad\u200b½东京。\n\tабВ×-_/"
texts = st.lists(st.text(ALPHABET, max_size=60), max_size=6)


def oracle(text: str) -> list[tuple[int, int, str]]:
    """Words one character at a time."""
    out = []
    for m in re.finditer(r"[一-鿿]|[0-9A-Za-zÀ-ÖØ-öø-ÿͰ-ϿЀ-ӿ\u00ad\u200bﬁ½]+", text):
        plain = m.group().replace("\u00ad", "").replace("\u200b", "")
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())
        out.append((m.start(), m.end(), folded))
    return out


@settings(deadline=None, max_examples=150)
@given(texts)
def test_words_are_those_of_the_oracle(given_texts: list[str]) -> None:
    found = words_of(pa.array(given_texts, pa.string()))
    seen: dict[str, int] = {}
    for n, text in enumerate(given_texts):
        low, high = int(found.offsets[n]), int(found.offsets[n + 1])
        want = oracle(text)
        assert list(zip(found.starts[low:high].tolist(), found.ends[low:high].tolist(), strict=True)) == [
            (s, e) for s, e, _ in want
        ]
        for (_, _, word), value in zip(want, found.hashes[low:high].tolist(), strict=True):
            assert seen.setdefault(word, value) == value
    assert len(set(seen.values())) == len(seen)


def test_a_batch_gives_what_its_reports_give_alone() -> None:
    texts = ["The dam broke.", "", "Café in Malmö", None, "x" * 100, "東京で地震があった", "end"]
    whole = prints_of(words_of(pa.array(texts * 3)))
    for n, text in enumerate(texts):
        alone = prints_of(words_of(pa.array([text])))
        assert alone.hashes.tolist() == whole.hashes[whole.rows == n].tolist()


def test_seven_words_in_a_row_share_a_fingerprint() -> None:
    draw = np.random.default_rng(3)
    for _ in range(50):
        shared = [f"w{n}" for n in draw.integers(0, 1000, 7)]
        one = [*(f"a{n}" for n in draw.integers(0, 1000, draw.integers(0, 9))), *shared, "tail"]
        two = [*shared, *(f"b{n}" for n in draw.integers(0, 1000, draw.integers(0, 9)))]
        p = prints_of(words_of(pa.array([" ".join(one), " ".join(two)])))
        assert set(p.hashes[p.rows == 0].tolist()) & set(p.hashes[p.rows == 1].tolist())
