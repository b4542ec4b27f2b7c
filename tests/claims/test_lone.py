"""Two lone sentences: what calls the other false, what is said besides, and the order of the two."""

from pathlib import Path

import numpy as np
import pytest

from twosource.claims import match, match_pairs
from twosource.claims.debunk import debunks
from twosource.claims.decide import Weights, decisions
from twosource.claims.lone import LONE, equivalent


def _clashes(a: str, b: str) -> list[tuple[str, str]]:
    return [(c.kind, c.relation) for c in match(a, b).conflicts]


@pytest.mark.parametrize(
    ("told", "false"),
    [
        ("A two-headed fox was filmed near Quill.", "The film of a two-headed fox near Quill is a hoax."),
        ("Orrin Tide is to close its dock at Varn.", "Orrin Tide denied that it is to close its dock at Varn."),
        ("The dam at Lanholt has cracked.", "Reports that the dam at Lanholt has cracked are false, the council said."),
    ],
)
def test_one_calls_false_what_the_other_tells(told: str, false: str) -> None:
    assert ("polarity", "conflict") in _clashes(told, false)
    assert ("polarity", "conflict") in _clashes(false, told)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Orrin Tide denied that it had closed its dock.", "Orrin Tide did not close its dock, it said."),
        ("The film of the fox is a hoax.", "The fox film was faked, the zoo said."),
        ("A fox was seen near Quill.", "The election result in Menn was called a hoax."),
    ],
)
def test_no_clash_where_both_deny_or_nothing_is_shared(a: str, b: str) -> None:
    assert _clashes(a, b) == []


def test_plain_negation_calls_nothing_false() -> None:
    assert debunks("The zoo did not open, and nobody came.") is None


def test_what_is_no_hoax_is_not_called_false() -> None:
    assert debunks("The two-headed fox of Quill is no hoax.") is None
    assert debunks("The film isn't a fake, the zoo says.") is None
    assert debunks("The film is a fake.") == "fake"


def test_a_turn_is_looked_for_between_single_sentences() -> None:
    told, turned = "The zoo at Quill opened on Monday.", "The zoo at Quill did not open on Monday."
    assert ("polarity", "conflict") in _clashes(told, turned)
    assert _clashes(told, turned + " Visitors came to the gate. The keeper gave out maps.") == []


def test_the_order_of_the_two_makes_no_difference() -> None:
    a, b = "The storm killed 12 people in Varn.", "At least 10 people died in Varn, police said."
    there, back = match_pairs([(a, b, None, None), (b, a, None, None)])
    assert there.same_claim == pytest.approx(back.same_claim)
    assert there.equivalent == pytest.approx(back.equivalent)


def test_more_said_is_less_equivalent_and_still_one_claim() -> None:
    short = "Orrin Tide will close its dock at Varn in May."
    same = "In May Orrin Tide is to shut its Varn dock."
    other = "Orrin Tide will open a shipyard in Menn and hire 900 welders, rivals fear."
    near, far = match(short, same), match(short, other)
    assert near.equivalent > 0.5 > far.equivalent
    assert near.same_claim > 0.5


def test_two_desks_wordings_are_equivalent_and_another_clause_or_deed_is_not() -> None:
    one = "The harbour master of Varn said on Monday that the ferry, which ran aground in fog, would be towed off by night."
    two = "The ferry that ran aground in fog off Varn will be towed off by Monday night, the harbour master said."
    more = (
        "The ferry that ran aground in fog off Varn was steered by a cadet, and the captain, who had gone to bed, has "
        "lost his licence and faces a trial with the owner."
    )
    other = "The harbour master of Varn resigned on Monday after the ferry company said that it would sue the port."
    assert match(one, two).equivalent > 0.5
    assert match(two, more).equivalent < 0.5
    assert match(one, other).equivalent < 0.5


def test_short_texts_are_judged_by_their_gist_and_sentences_as_a_whole() -> None:
    row = np.zeros(len(LONE), dtype=np.float32)
    weights = {"gist": Weights((0.0,) * len(LONE), 2.0), "equivalent": Weights((0.0,) * len(LONE), -2.0)}
    found = [equivalent(row, (size, size + 2), weights) for size in (1, 5, 6, 7, 8, 20)]
    assert found == sorted(found, reverse=True)
    assert found[0] == found[1] == pytest.approx(0.88, abs=0.01)
    assert found[-1] == found[-2] == pytest.approx(0.12, abs=0.01)
    assert equivalent(row, (20, 10), weights) == found[0]  # beside one twice as long a sentence gives the gist, too
    assert equivalent(row, (10, 16), weights) == equivalent(row, (16, 10), weights)


def test_every_decision_weighs_every_figure() -> None:
    assert {name: len(w.weights) for name, w in decisions("lone").items()} == {
        "equivalent": len(LONE),
        "gist": len(LONE),
        "same_claim": len(LONE),
    }


def test_own_sentence_pairs_are_labelled_and_stand_once() -> None:
    path = Path(__file__).parents[2] / "bench" / "lone_pairs.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    assert {label for label, _, _ in rows} == {"equivalent", "more", "apart", "contrary"}
    assert len({frozenset(pair) for _, *pair in rows}) == len(rows)
