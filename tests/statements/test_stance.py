"""Stance and a statement's own flags. Every text is invented."""

import pytest

from .conftest import Reader


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("[The firm] <said> {oil had leaked}.", "asserts"),
        ("[The firm] <confirmed> {oil had leaked}.", "asserts"),
        ("[The firm] would not comment – while not denying it – but <confirmed> {it had been asked}.", "asserts"),
        ("[The firm] <denied> {that oil had leaked}.", "denies"),
        ("[The firm] <has rejected> {the claim that oil leaked}.", "denies"),
        ("[The firm] <dismissed> {reports of a leak}.", "denies"),
        ("[The firm] <refuted> {the report}.", "denies"),
        ("[The firm] <disputes> {the figures}.", "denies"),
        ("[The firm] <ruled out> {a leak}.", "denies"),
        ("[Engineers] <questioned> {the firm's figures}.", "doubts"),
        ("[Engineers] <cast doubt on> {the figures}.", "doubts"),
        ("[Engineers] <doubt> {that the gate was open}.", "doubts"),
        ("[The firm] has not <confirmed> {the leak}.", "doubts"),
        ("[The firm] did not <deny> {the leak}.", "doubts"),
        ("[Nobody at the firm] would <say> {how much leaked}.", "asserts"),
        ("[The firm] <refused to say> {how much leaked}.", "doubts"),
        ("[Lund] never <doubted> {that it leaked}.", "asserts"),
        # a content that denies is asserted
        ("[The firm] <said> {no oil had leaked}.", "asserts"),
        # the negation of another clause is not the cue's
        ("It did not rain, and [the firm] <said> {oil had leaked}.", "asserts"),
    ],
)
def test_stance(read: Reader, marked: str, stance: str) -> None:
    assert read(marked).statements[0].stance == stance


@pytest.mark.parametrize(
    ("marked", "flags"),
    [
        ("[Mara Quill] <said> {the tunnel was safe}.", ()),
        ("[Mara Quill] <said> {the tunnel may flood}.", ("hedged",)),
        ("[Mara Quill] <said> {the tunnel would open in May}.", ()),
        ("[Mara Quill] <said> {ships were lost, presumably to mines}.", ("hedged",)),
        ("[Mara Quill] <said>: “{We could do better}.”", ()),
        ("[A rail official] <said> {the line was shut}.", ("anonymous",)),
        ("[Rail officials] <said> {the line was shut}.", ("anonymous",)),
        ("[A spokesman for the Harbour Board] <said> {the port was shut}.", ()),
        ("[The Harbour Board] <said> {the port was shut}.", ()),
        ("<According to> [reports], {it burned}.", ("hearsay", "anonymous")),
        ("<According to> [rumours], {it burned}.", ("hearsay",)),
        ("{The bridge} []<reportedly> fell.", ("hearsay",)),
        ("{The bridge} []<allegedly> fell.", ("hearsay",)),
        ("{The mayor} []<is said to> have left.", ("hearsay",)),
        ("{The director} []<was rumoured to> be ill.", ("hearsay",)),
        ("[The firm] <declined to say> {whether the valve had leaked}.", ("no_comment",)),
    ],
)
def test_flags_of_a_statement(read: Reader, marked: str, flags: tuple[str, ...]) -> None:
    assert read(marked).statements[0].flags == flags
