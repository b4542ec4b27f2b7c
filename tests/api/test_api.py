"""The Python door: what it takes, what its answers hold, how they look in a notebook."""

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pandas
import polars
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "interchange"))
sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from hostile_story import hostile
from story import AGENCY, TOLL, story

import twosource
from twosource.api import Answer
from twosource.case import Case
from twosource.errors import CaseError, InputError, TwosourceError, UsageError
from twosource.interchange import TABLES

QUARRY = "A quarry wall fell across the road near Tarnholt on Monday, police said. Two people were hurt."


def test_importing_loads_next_to_nothing() -> None:
    script = "import sys, twosource; print([m for m in ('msgspec', 'spacy', 'twosource.api') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_names_are_there_and_no_others() -> None:
    assert {"investigate", "open", "Answer", "Text"} <= set(dir(twosource))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = twosource.nothing


def test_paths_and_texts_together(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(QUARRY, encoding="utf-8")
    given = [file, twosource.Text("The quarry at Tarnholt was shut, its owner said.", outlet="The Post"), "no-such.txt"]
    answer = twosource.investigate(given)
    assert {r.path: r.outlet for r in answer.reports} == {str(file): None, "text 1": "The Post"}
    assert [(p.where, p.failed) for p in answer.problems] == [("no-such.txt", True)]
    assert repr(answer).startswith("<Answer: 2 reports → 2 texts → ")
    words = {answer.quote(statement) for statement in answer.statements}
    assert "A quarry wall fell across the road near Tarnholt on Monday" in words


def test_a_string_of_words_is_a_text_and_a_long_one_too() -> None:
    for text in (QUARRY, QUARRY.replace(". ", ".\n"), QUARRY * 20):
        assert twosource.investigate(text).reports[0].text == text


def test_same_text_twice_is_one_report() -> None:
    assert len(twosource.investigate([QUARRY, QUARRY]).reports) == 1


def test_no_report_is_an_answer_that_says_so() -> None:
    answer = twosource.investigate("none.txt")
    assert repr(answer) == "<Answer: no report>" and answer.problems[0].failed
    assert "none.txt" in answer._repr_html_()


@pytest.mark.parametrize("name", TABLES)
def test_each_table_as_a_frame(name: str) -> None:
    answer = Answer(story())
    one, two = answer.to_polars(name), answer.to_pandas(name)
    assert isinstance(one, polars.DataFrame) and isinstance(two, pandas.DataFrame)
    assert one.columns == list(two.columns) and one.height == len(two)


def test_frames_keep_their_types() -> None:
    frame = Answer(story()).to_polars("claims")
    assert frame.schema["origins_max"] == polars.Int64 and frame["origins_max"].max() == 2


def test_no_such_table_and_no_such_library(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="no such table: x"):
        Answer(story()).to_polars("x")
    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(TwosourceError, match=r"twosource\[frames\]"):
        Answer(story()).to_polars()
    with pytest.raises(TwosourceError, match=r"twosource\[frames\]"):
        Answer(story()).to_pandas()


def test_json_comes_back() -> None:
    answer = Answer(story())
    assert twosource.from_json(answer.to_json()) == answer
    with pytest.raises(InputError):
        twosource.from_json(b"{}")


def test_records_are_at_hand() -> None:
    answer = Answer(story())
    assert (
        answer.report(AGENCY.id) == AGENCY
        and answer.quote(TOLL) == "At least 14 people were killed when the bridge fell"
    )
    assert answer.quote(answer.conflicts[0].sides[0]) == "6,200" and answer.counts.origins == (2, 3)
    assert len(answer.flags) == len(answer.drift) == len(answer.timeline) == len(answer.derivations) == 1
    assert len(answer.roots) == 2 and len(answer.origins) == 3 and answer.reuse == ()
    assert answer.export("markdown").startswith(b"# Bridge falls")


def test_case_opened(tmp_path: Path) -> None:
    path = tmp_path / "desk.case"
    with Case.open(str(path), write=True) as case:
        for one in story().reports:
            case.put_report(one, story="bridge")
        case.put_dossier("bridge", story())
        case.put_report(hostile().reports[0], story="<b>dam</b>")
    with twosource.open(path) as held:
        assert {s.name for s in held.stories} == {"bridge", "<b>dam</b>"}
        assert held.answer("bridge") == Answer(story())
        assert "&lt;b&gt;dam" in held._repr_html_() and "<b>dam" not in held._repr_html_()
        assert all(turn.claim for turn in held.history("bridge"))
        with pytest.raises(UsageError, match="which story"):
            held.answer()
    with pytest.raises(CaseError):
        twosource.open(tmp_path / "none.case")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


def test_a_hostile_answer_is_harmless_in_a_notebook() -> None:
    told = Answer(hostile())._repr_html_()
    tags = _Tags()
    tags.feed(told)
    assert set(tags.tags) <= {"p", "b", "br", "table", "thead", "tbody", "tr", "th", "td", "code"}
    assert set(tags.attributes) == {"style"} and "alert(" in told
    assert not any(0xE0000 <= ord(c) < 0xE1000 or c in "\u202e\u200b\x1b" for c in told)
    assert len(told) < 20_000
