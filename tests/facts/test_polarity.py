import pytest

from twosource.facts import negations, opposed, relate_texts


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The council approved the bridge.", "The council rejected the bridge."),
        ("The minister denied paying the firm.", "The minister paid the firm."),
        ("There is no evidence of a leak.", "Inspectors found evidence of a leak."),
        ("The driver survived the crash.", "The driver was killed in the crash."),
        ("The airport did not close.", "The airport closed."),
    ],
)
def test_opposites(a, b):
    assert opposed(a, b) is not None
    assert opposed(b, a) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The council approved the bridge.", "The bridge was approved by the council."),
        ("The airport did not close.", "The airport never closed."),
        ("The town was not only flooded but cut off.", "The town was flooded and cut off."),
        ("He is not an old pilot.", "He is a young pilot."),
        ("The mayor did not deny it.", "The mayor confirmed it."),
    ],
)
def test_no_opposites(a, b):
    assert opposed(a, b) is None


def test_spans_give_the_turning_words():
    turn = opposed("The port is closed.", "The port is open.")
    assert ("The port is closed."[slice(*turn.a_span)], "The port is open."[slice(*turn.b_span)]) == ("closed", "open")
    assert negations("Nothing was found.") == [(0, 7)]


def test_a_turn_is_a_conflict_of_polarity():
    found = relate_texts("The council approved the new bridge.", "The council rejected the new bridge.")
    assert ("polarity", "conflict") in {(d.kind, d.relation) for d in found}
