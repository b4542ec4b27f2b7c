"""Who told whom. Every text is invented; so are the papers, but for wires that everyone names."""

import pytest

from .conftest import Reader

CHAINS = [
    # told, speaking to, in an interview with
    ("{The deal is near}, [a Norwegian official] <told> Reuters.", ["a Norwegian official", "Reuters"]),
    ("{The deal is near}, <according to> [a Norwegian official speaking to the BBC].", ["a Norwegian official", "BBC"]),
    ("Speaking to the BBC, [Mara Quill] <said> {the tunnel was safe}.", ["Mara Quill", "BBC"]),
    ("In an interview with CNN, [Mara Quill] <said> {the tunnel was safe}.", ["Mara Quill", "CNN"]),
    ("[Mara Quill] <told> the Harbour Times {that the tunnel was safe}.", ["Mara Quill", "Harbour Times"]),
    ("[Mara Quill] <said> on Tuesday in an interview with the Harbour Times {that the tunnel was safe}.",
     ["Mara Quill", "Harbour Times"]),
    # carried, quoted, seen
    ("[The mayor] <said> {the dam held}, in comments carried by TASS.", ["the mayor", "TASS"]),
    ("[The ministry] <said> {two ships sank} in a statement carried by Interfax.", ["ministry", "Interfax"]),
    ("[The ministry] was quoted by RIA Novosti as <saying> {that two ships sank}.", ["ministry", "RIA Novosti"]),
    ("RIA Novosti quoted [the ministry] <as saying> {two ships sank}.", ["ministry", "RIA Novosti"]),
    ("<According to> [a letter seen by AFP], {the bank was warned}.", ["a letter", "AFP"]),
    # a medium that cites another source is passed through
    ("[Reuters] <reported>, citing two officials, {that the deal was near}.", ["two officials", "Reuters"]),
    ("{The deal was near}, [TASS] <reported>, citing the ministry.", ["ministry", "TASS"]),
    ("{The deal was near}, [Ukrinform] <reported>, citing AP.", ["AP", "Ukrinform"]),
    # a medium alone
    ("{The deal was near}, [Reuters] <reported>.", ["Reuters"]),
    # one in another's mouth
    ("[Xinhua] <reported> {that [Mara Quill] <said> {the tunnel was safe}}.", ["Xinhua"]),
    # a room is no relay
    ("[Mara Quill] <told> reporters {that the tunnel was safe}.", ["Mara Quill"]),
    ("[Mara Quill] <told> parliament {that the tunnel was safe}.", ["Mara Quill"]),
    # nor is being told something by another person
    ("[Mara Quill] <told> her aides {that the tunnel was safe}.", ["Mara Quill"]),
    # nor a medium spoken of
    ("[Mara Quill] <said> {Reuters had made an error}.", ["Mara Quill"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "chain"), CHAINS)
def test_chain(read: Reader, marked: str, chain: list[str]) -> None:
    assert read(marked).statements[0].chain == (*chain, "Valley News")


def test_a_nested_speaker_passes_through_the_outer_one(read: Reader) -> None:
    found = read("[Xinhua] <reported> {that [Mara Quill] <said> {the tunnel was safe}}.").statements
    assert found[1].chain == ("Mara Quill", "Xinhua", "Valley News")


def test_three_deep(read: Reader) -> None:
    found = read(
        "[TASS] <reported> {that [Mara Quill] <said> {[the operator] had <told> her {the gate was open}}}."
    ).statements
    assert found[2].chain == ("the operator", "Mara Quill", "TASS", "Valley News")


def test_a_source_keeps_its_medium(read: Reader) -> None:
    found = read(
        "{The deal is near}, [a Norwegian official] <told> Reuters. It rained. {Both sides agree}, [the official] <said>."
    ).statements
    assert found[1].chain == ("a Norwegian official", "Reuters", "Valley News")


def test_until_it_speaks_to_a_room(read: Reader) -> None:
    found = read(
        "[Mara Quill] <told> Reuters {that the deal was near}. "
        "[Quill] <told> reporters on Monday {that it was done}. [She] <added> {that she was glad}."
    ).statements
    assert [s.chain for s in found] == [
        ("Mara Quill", "Reuters", "Valley News"),
        ("Mara Quill", "Valley News"),
        ("Mara Quill", "Valley News"),
    ]


def test_another_source_does_not_get_the_medium(read: Reader) -> None:
    found = read("[Mara Quill] <told> Reuters {that the deal was near}. [Tom Okoye] <denied> {it}.").statements
    assert found[1].chain == ("Tom Okoye", "Valley News")


def test_the_paper_and_its_short_name(read: Reader) -> None:
    found = read(
        "[Ada Boe] <told> the Harbour Courier {that it leaked}. [Tom Okoye] <told> the Courier {that it did not}. "
        "[Ivo Marr] <told> the newspaper {that he was away}."
    ).statements
    assert [s.chain[1] for s in found] == ["Harbour Courier"] * 3


def test_told_this_outlet_is_no_relay(read: Reader) -> None:
    found = read("[Ada Boe] <told> the Harbour Courier {that it leaked}.", outlet="Harbour Courier").statements
    assert found[0].chain == ("Ada Boe", "Harbour Courier")


def test_two_according_to_in_one_sentence_do_not_pass_through_each_other(read: Reader) -> None:
    found = read(
        "<According to> [analysts], {the plan is weak, but {it may work}, <according to> [the River Institute]}.",
        cue_type="marker",
    ).statements
    assert found[1].chain == ("River Institute", "Valley News")


def test_no_source_no_link(read: Reader) -> None:
    assert read("{The bridge} []<reportedly> fell.").statements[0].chain == ("Valley News",)


def test_a_named_source_speaks_elsewhere_later(read: Reader) -> None:
    found = read(
        "[Mara Quill] <told> Reuters {that the deal was near}. [She] <said> {both sides were tired}. "
        "In a speech on Friday, [Quill] <said> {the deal was done}. [Quill] <told> Tom Okoye {that it was late}."
    ).statements
    assert [len(s.chain) for s in found] == [3, 3, 2, 2]
