"""The measure of bodies, on pages of our own."""

import gzip
import json
from pathlib import Path

import pytest
from bench.intake import f1, measure, score, shingles, truth_of

SENTENCES = (
    "A quarry wall fell across the coast road near Tarnholt on Monday, police said.",
    "At least two people were hurt when stones the size of cars came down, according to the county.",
    "The road will stay closed for a week, a spokeswoman for the works told reporters at the scene.",
    "Engineers had asked for the wall to be shored up in the spring, papers seen by this newspaper show.",
    "The owner of the quarry said it would not comment while the inquiry was under way.",
)


def page(n: int) -> tuple[str, str]:
    body = [f"{sentence} ({n}.{at})" for at, sentence in enumerate(SENTENCES * 3)]
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    chrome = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "World", "Sport", "Weather"))
    boxes = "<p>Sign up to our newsletter</p><p>Read more: Bakery wins prize</p>"
    html = f"<html><head><title>Wall falls | Omega</title></head><body><nav><ul>{chrome}</ul></nav><article><h1>Wall {n} falls near Tarnholt</h1>{paragraphs}{boxes}</article><footer>© Omega. All rights reserved.</footer></body></html>"
    return html, "\n".join(body)


def test_our_bodies_are_no_worse_than_trafilatura_s(tmp_path: Path) -> None:
    truth = {}
    for n in range(3):
        html, truth[f"page{n}"] = page(n)
        (tmp_path / f"page{n}.html").write_text(html, encoding="utf-8")
    packed, truth["packed"] = page(3)
    (tmp_path / "packed.html.gz").write_bytes(gzip.compress(packed.encode()))
    (tmp_path / "ground-truth.json").write_text(
        json.dumps({name: {"articleBody": body} for name, body in truth.items()})
    )
    figures = measure(tmp_path)
    assert figures["twosource"][2] >= max(figure[2] for who, figure in figures.items() if who != "twosource")
    assert figures["twosource"][2] > 0.98


def test_the_measure() -> None:
    assert shingles("One two three.").total() == 1
    assert score("a b c d e", "a b c d e") == (1.0, 1.0)
    assert score("a b c d e", "a b c d x") == (0.5, 0.5)
    assert score("a b c d e f", "a b c d") == (1.0, pytest.approx(1 / 3))
    assert score("a b c d", "") == (None, 0.0)
    assert score("", "a b c d") == (0.0, None)
    assert f1([(1.0, 0.5), (None, 0.0), (0.5, None)]) == (0.75, 0.25, pytest.approx(0.375))


def test_without_a_truth_there_is_no_measure(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no ground truth"):
        truth_of(tmp_path, None)
