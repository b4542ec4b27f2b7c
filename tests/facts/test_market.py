import pytest

from twosource.facts import relate_texts


def told(a, b, x, y):
    start, end = a.index(x), b.index(y)
    return relate_texts(a, b, (start, start + len(x)), (end, end + len(y)))[0].relation


@pytest.mark.parametrize(
    ("a", "b", "x", "y", "relation"),
    [
        # one earlier close, 15.20
        (
            "Acme shares rose 39 cents to $15.59 in early trading.",
            "Shares of Acme gained 24 cents to $15.44.",
            "$15.59",
            "$15.44",
            "update",
        ),
        # two earlier closes
        (
            "Acme shares rose 39 cents to $15.59 in early trading.",
            "Shares of Acme gained 24 cents to $16.44.",
            "$15.59",
            "$16.44",
            "scope",
        ),
        (
            "The Nasdaq rose 12 points to 2,010.",
            "The Dow rose 80 points to 9,050.",
            "12 points",
            "80 points",
            "scope",
        ),
        (
            "Acme stock fell to $20.10 from $21.55.",
            "Acme stock was down at $20.40 from its $21.55 close.",
            "$20.10",
            "$20.40",
            "update",
        ),
    ],
)
def test_market_figures_belong_to_one_session_or_to_two(a, b, x, y, relation):
    assert told(a, b, x, y) == relation
