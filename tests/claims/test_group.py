"""Grouping: what is one claim over wording, what is not, and that input order changes nothing."""

from twosource.claims import group_claims
from twosource.language import read
from twosource.model import Claim, Report, Statement
from twosource.testing import report


def _reports(*texts: str) -> list[Report]:
    return [Report(f"r{i}", f"r{i}.txt", text, "") for i, text in enumerate(texts)]


def _group(reports: list[Report], statements: list[Statement] | None = None) -> list[Claim]:
    return group_claims(reports, read(reports), statements or [])


def _together(claims: list[Claim], reports: list[Report], a: str, b: str) -> bool:
    words = {r.id: r for r in reports}

    def holding(text: str) -> set[str]:
        return {c.id for c in claims for m in c.members if text in words[m.report].quote(m.span)}

    assert holding(a) and holding(b), (holding(a), holding(b))
    return bool(holding(a) & holding(b))


def test_one_claim_over_wording() -> None:
    reports = _reports(
        "The dam above Ostrel burst on Friday. Farmers had asked for repairs for years.",
        "On Friday the Ostrel dam broke. Two villages were flooded.",
    )
    assert _together(_group(reports), reports, "burst on Friday", "dam broke")


def test_two_towns_are_two_claims() -> None:
    reports = _reports("A bomb went off in Ostrel on Friday.", "A bomb went off in Marnau on Friday.")
    assert not _together(_group(reports), reports, "Ostrel", "Marnau")


def test_order_of_input_changes_nothing() -> None:
    reports = _reports(
        "The mayor resigned on Monday after the audit.",
        "On Monday the mayor stepped down. The audit had found losses.",
        "Losses were found by the audit, and the mayor quit.",
    )
    assert _group(reports) == _group(reports[::-1])


def test_members_are_exact_words_and_ids_are_content() -> None:
    reports = _reports("The mayor resigned on Monday, a step aimed at calming the council.")
    claims = _group(reports)
    quoted = [reports[0].quote(m.span) for c in claims for m in c.members]
    assert "The mayor resigned on Monday" in quoted
    assert "a step aimed at calming the council" in quoted
    assert all(c.id.startswith("c_") for c in claims)


def test_member_inside_a_statement_bears_its_id() -> None:
    report = _reports("The pilot was not licensed, the agency said. He had flown for years.")[0]
    content = (0, report.text.index(","))
    statement = Statement("s_1", "r0", (content,), (), (), None, ("the agency", "r0"), "indirect", "say")
    members = [m for c in _group([report], [statement]) for m in c.members]
    assert [m.statement for m in sorted(members, key=lambda m: m.span)] == ["s_1", None]


def test_members_at_one_place_come_in_the_order_of_their_statements() -> None:
    """Two statements of one place: a set's order would part from one process to the next."""
    from twosource.claims.group import _claim
    from twosource.claims.propositions import Proposition

    r = report("The bridge fell.", path="a")
    told = [Proposition.of(r.id, (0, 15), f"s_{n}", "main", (), idle=False) for n in range(20)]
    for members in (told, told[::-1]):
        claim = _claim({r.id: r}, members, set(), frozenset())
        assert [m.statement for m in claim.members] == sorted(f"s_{n}" for n in range(20))


def test_no_reports_no_claims() -> None:
    assert _group([]) == []


def test_the_gist_is_what_most_say_and_nobody_denies() -> None:
    first = report("The spillway failed at dawn, the county said.", published="2030-01-01T08:00")
    copy = report("The spillway failed at dawn, the county said.", outlet="The Post", published="2030-01-01T09:00")
    spun = report("The overflow channel failed at dawn, the county said.", published="2030-01-01T10:00")
    claims = group_claims([spun, copy, first], read([spun, copy, first]), [])
    (claim,) = [c for c in claims if len(c.members) == 3]
    assert claim.gist == "The spillway failed at dawn"


def test_a_demand_is_not_the_deal() -> None:
    reports = [
        Report("a", "a", "The union is demanding a pay rise of 12 percent over two years.", ""),
        Report("b", "b", "The government agreed to a pay rise of 10 percent over two years.", ""),
    ]
    assert [len(c.members) for c in group_claims(reports, read(reports), [])] == [1, 1]


def test_what_is_done_to_two_sides_is_two_claims() -> None:
    reports = _reports(
        "Troops killed 17 attackers in the fighting that followed.",
        "The group said its fighters killed 31 soldiers in the fighting.",
        "Thirty-one soldiers were killed in the fighting, the group said.",
    )
    claims = _group(reports)
    assert not _together(claims, reports, "17 attackers", "31 soldiers")
