"""A dossier in JSON that somebody has altered is refused in one line, or every export still comes out."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from story import story

from twosource.errors import InputError
from twosource.interchange import FORMATS, export, from_json
from twosource.lint import PROFILES, lint
from twosource.render.contract import to_json

WHOLE: dict[str, Any] = json.loads(to_json(story()))
QUICK = [f for f in FORMATS if f not in ("docx", "parquet", "geojson")]  # the others are made of the same parts


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in a JSON document."""
    found = [at]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in items:
        found += places(held, (*at, key))
    return found


PLACES = places(WHOLE)[1:]
VALUES = st.sampled_from(
    [None, "", "x", "r_none", 0, -1, 10**9, 0.5, True, [], [0, 1], [5, 2], {}, "2025-99-99T99:99", "\u202e"]
)


@given(st.sampled_from(PLACES), VALUES)
@settings(max_examples=60, deadline=None)
def test_one_value_altered(way: tuple[Any, ...], value: Any) -> None:
    altered = json.loads(json.dumps(WHOLE))
    held = altered
    for key in way[:-1]:
        held = held[key]
    held[way[-1]] = value
    try:
        made = from_json(json.dumps(altered).encode())
    except InputError as error:
        assert "\n" not in str(error)
        return
    for kind in QUICK:
        assert export(made, kind), kind
    lint(made, PROFILES)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_json_at_all(data: bytes) -> None:
    with pytest.raises(InputError):
        from_json(data)


def test_nested_too_deep() -> None:
    with pytest.raises(InputError):
        from_json(b'{"version": "1", "reports": ' + b"[" * 100_000)
