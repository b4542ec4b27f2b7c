"""Two reports side by side."""

from twosource.reuse import diff
from twosource.testing import report

OLD = (
    "The mill by the weir burned down on Friday night.\n"
    "Forty firefighters fought the blaze until dawn, the brigade said.\n"
    "Nobody was hurt, but two cats are missing.\n"
    "The owner had closed it in the spring for want of orders."
)
NEW = (
    "The mill by the weir burned down late on Friday night.\n"
    "The owner had closed it in the spring for want of orders.\n"
    "Forty firefighters fought the blaze until dawn, the brigade said.\n"
    "A school bus was late on the coast road."
)


def test_each_sentence_stands_beside_its_counterpart() -> None:
    a, b = report(OLD, path="a"), report(NEW, path="b")
    rows = [(s.change, s.a and a.quote(s.a)[:12], s.b and b.quote(s.b)[:12]) for s in diff(a, b)]
    assert rows == [
        ("edited", "The mill by ", "The mill by "),
        ("same", "The owner ha", "The owner ha"),
        ("moved", "Forty firefi", "Forty firefi"),
        ("new", None, "A school bus"),
        ("dropped", "Nobody was h", None),
    ] or rows == [
        ("edited", "The mill by ", "The mill by "),
        ("moved", "The owner ha", "The owner ha"),
        ("same", "Forty firefi", "Forty firefi"),
        ("new", None, "A school bus"),
        ("dropped", "Nobody was h", None),
    ]


def test_a_report_beside_itself_is_all_the_same() -> None:
    a = report(OLD)
    assert {s.change for s in diff(a, a)} == {"same"}
