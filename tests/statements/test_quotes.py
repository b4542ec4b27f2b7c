"""Quotations by their marks alone."""

import pytest

from twosource.language import Paragraph, parse
from twosource.statements.quotes import Quote, cover_of, find_quotes
from twosource.statements.tokens import Tokens, flatten


def quoted(*paragraphs: str) -> tuple[Tokens, list[Quote]]:
    at, placed = 0, []
    for words in paragraphs:
        placed.append(Paragraph(at, parse([words])[0]))
        at += len(words) + 2
    t = flatten(placed)
    return t, find_quotes(t)


def inner(t: Tokens, q: Quote) -> str:
    return " ".join(t.text[i] for i in range(q.first, q.last + 1) if t.word[i])


@pytest.mark.parametrize(
    "text",
    [
        '"We saw smoke," she said.',
        "“We saw smoke,” she said.",
        "``We saw smoke,'' she said.",
        "''We saw smoke,'' she said.",
        "«We saw smoke», she said.",
        "‘We saw smoke,’ she said.",
        "'We saw smoke,' she said.",
    ],
)
def test_every_kind_of_mark(text: str) -> None:
    t, (quote,) = quoted(text)
    assert inner(t, quote) == "We saw smoke"
    assert quote.closed


def test_second_half_is_a_quotation_of_its_own() -> None:
    t, found = quoted('"We saw smoke," she said. "Then we ran."')
    assert [inner(t, q) for q in found] == ["We saw smoke", "Then we ran"]


def test_a_mark_never_closed_runs_to_the_end_of_the_paragraph() -> None:
    t, (quote,) = quoted('She said: "We saw smoke. We ran.', "The fire was out by noon.")
    assert inner(t, quote) == "We saw smoke We ran"
    assert not quote.closed


def test_a_reopened_mark_carries_the_quotation_on() -> None:
    _, (first, second) = quoted('"We saw smoke. We ran.', '"Nobody was hurt," she said.')
    assert (first.closed, first.joined) == (False, False)
    assert (second.closed, second.joined) == (True, True)


def test_an_opening_mark_ends_one_that_was_never_closed() -> None:
    t, found = quoted("“We saw smoke, she said. “Then we ran.”")
    assert [q.closed for q in found] == [False, True]
    assert inner(t, found[1]) == "Then we ran"


def test_apostrophes_open_nothing() -> None:
    assert quoted("The workers' union won't sign the owners' offer.")[1] == []
    assert quoted("The company's '90s plant isn't the mayors’ concern.")[1] == []


def test_marks_within_marks_are_one_quotation() -> None:
    t, found = quoted("\"He told us 'leave now' and we left,\" she said.")
    assert [inner(t, q) for q in found] == ["He told us leave now and we left"]


def test_empty_marks_are_nothing() -> None:
    assert quoted('The sign read "" and no more.')[1] == []


def test_cover_gives_each_token_its_quotation() -> None:
    t, found = quoted('"Yes," she said.')
    assert cover_of(t, found) == [0, 0, 0, 0, -1, -1, -1]
