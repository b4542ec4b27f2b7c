"""The door to parser and embeddings."""

import numpy as np
import pytest

from twosource import language
from twosource.errors import ModelMissingError
from twosource.model import Report


def _report(rid: str, text: str, **more: object) -> Report:
    return Report(rid, f"{rid}.txt", text, "", **more)  # type: ignore[arg-type]


def test_the_same_paragraph_is_parsed_once() -> None:
    words = "The mill closed, its owner said."
    readings = language.read([_report("a", words), _report("b", f"Mill shut\n{words}")])
    assert readings["a"][0].doc is readings["b"][1].doc
    assert readings["b"][1].start == 10


def test_furniture_and_repeats_are_not_read() -> None:
    text = "Menu\nThe mill closed.\nThe mill closed."
    readings = language.read([_report("a", text, furniture=((0, 4),), repeats=((22, 38),))])
    assert [(p.start, p.doc.text) for p in readings["a"]] == [(5, "The mill closed.")]


def test_an_unreadable_language_is_left_alone() -> None:
    assert language.read([_report("a", "Die Brücke ist zu.", readable=False)])["a"] == ()


def test_embeddings_keep_order_and_length() -> None:
    vectors = language.embed(["b longer sentence here", "a", "b longer sentence here"])
    assert vectors.shape == (3, 384)
    assert np.allclose(vectors[0], vectors[2])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_no_vectors() -> None:
    assert language.embed([]).shape == (0, 384)
    assert language.parse([]) == []


def test_a_changed_model_file_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "model"
    file.write_bytes(b"something else")
    with pytest.raises(ModelMissingError, match="pins"):
        language._checked(file, "0" * 64)


def test_a_dateline_is_not_part_of_the_first_sentence() -> None:
    text = "LIMA, March 4 (MNA) — The mill closed."
    assert [p.doc.text for p in language.read([_report("a", text, dateline_span=(0, 4))])["a"]] == ["The mill closed."]
    glued = "LIMA, Peru—The mill closed."
    assert [p.start for p in language.read([_report("a", glued, dateline_span=(0, 10))])["a"]] == [11]
