"""The terminal tells everything, cuts long lists and says so, and lets no report's words act."""

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

sys.path.insert(0, str(Path(__file__).parent))
from story import AGENCY, OWN, story

from twosource.model import Dossier
from twosource.render.terminal import show
from twosource.testing import claim, dossier, report, statement


def told(found: Dossier, *, width: int = 90, everything: bool = False) -> str:
    out = io.StringIO()
    show(found, Console(file=out, width=width, no_color=True), everything=everything)
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_first_line_is_the_five_counts() -> None:
    first = told(story(), width=100).splitlines()[0]
    assert first == "4 reports → 3 texts → 4 outlets → 2–3 origins → 2–3 root sources"


@pytest.mark.parametrize(
    "words",
    [
        "conflict people told to leave: 6,200 (Meridian News Agency and The <b>Star</b> [bold]) or 8,500 (The Post)",
        "[2] The <b>Star</b> [bold], 4 Mar 2025, 10:00 — edited copy, 94%",
        "3 reports → 2 texts → 3 outlets → 2 origins → 1–2 root sources",
        "the fire service → Meridian News Agency",
        "The same words: The <b>Star</b> [bold] [2]",
        "What would change this: A second root source would.",
        "bound, no conflict: people killed",
        "attribution dropped: “the fire service said” is gone",
        "“The claim could not be independently verified.”",
        "1 report in a language that can't be read here (fr)",
        "bad.bin: not a text: skipped",
    ],
)
def test_it_tells(words: str) -> None:
    assert words in flat(told(story(), width=100))


def test_everything_adds_lone_claims_and_the_time_line() -> None:
    assert "--all" in told(story())
    all_of_it = flat(told(story(), everything=True))
    assert "--all" not in all_of_it
    assert "not named: not authorised to speak" in all_of_it
    assert "4 Mar 2025, 03:40, Ely Ford" in all_of_it


@pytest.mark.parametrize("width", [40, 80, 100])
def test_lines_keep_to_the_width_and_end_in_no_blank(width: int) -> None:
    lines = told(story(), width=width, everything=True).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_a_long_list_is_cut_and_says_how_much_is_left() -> None:
    one = report("\n".join(f"Number {n} is it, he said." for n in range(40)), outlet="A")
    two = replace(one, id="r_two", outlet="B")
    made = [statement(r, f"Number {n} is it", cue="said", source="he") for n in range(40) for r in (one, two)]
    pairs = [made[i : i + 2] for i in range(0, len(made), 2)]
    found = dossier([one, two], statements=made, claims=[claim(pair, (one, two)) for pair in pairs])
    assert "… 37 more: --all" in told(found)
    assert "more: --all" not in told(found, everything=True)


def test_words_of_reports_never_act() -> None:
    nasty = report("[red]x[/red] [/] \x1b[2J \u202eevil\x07, he said.", outlet="[blink]O\x1b[1m", headline="\x9bH")
    shown = told(
        dossier([nasty], statements=[statement(nasty, nasty.text[:-9], cue="said", source="he")]), everything=True
    )
    assert "\x1b" not in shown and "\u202e" not in shown and "\x9b" not in shown and "\x07" not in shown
    assert "[red]x[/red] [/] ⟨U+001B⟩[2J ⟨U+202E⟩evil⟨U+0007⟩" in flat(shown)
    assert "[blink]O⟨U+001B⟩[1m" in shown


def test_a_terminal_of_ascii_gets_ascii() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
    show(story(), Console(file=out, width=100))
    assert b"4 reports -> 3 texts -> 4 outlets -> 2-3 origins -> 2-3 root sources" in raw.getvalue()


def test_an_empty_dossier_says_so() -> None:
    assert told(Dossier()) == "No report could be read.\n"


def test_the_same_dossier_is_told_the_same_way() -> None:
    assert told(story()) == told(story())


def test_a_report_of_no_origin_is_still_listed() -> None:
    bare = Dossier(reports=(AGENCY, OWN))
    assert "[ 2] The Post" in told(bare)
