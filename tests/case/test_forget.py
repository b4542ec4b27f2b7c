"""Forgetting leaves nothing of a report's words in the file, and the chain whole."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource import desk
from twosource.case import Case
from twosource.errors import InputError
from twosource.model import Decision, Fetched, Place, Report
from twosource.testing import examine_plainly

Make = Callable[..., Report]
SECRET = "Zorvalia Quimbleforth lives at Nine Heron Lane."


@pytest.fixture
def held(case: Case, plain: None, post: Make) -> Report:
    """A report to be forgotten: with bytes, a decision on its words, remembered parses, an address."""
    secret = post(
        f"The dam broke.\n{SECRET}", headline="Quimbleforth of Heron Lane", url="https://example.org/zorvalia"
    )
    other = post("The dam broke.\nRain fell.", "The Mail")
    body = secret.text.encode()
    for r in (secret, other):
        case.put_report(r, story="main")
        case.put_source(r.id, Fetched("", r.url or r.path, "2031-05-05T09:10:00Z", 200), r.text.encode() * 1)
    assert case.raw(secret.id) == body
    desk.refresh(case, "main")
    case.put_memory([("parse", secret.id, SECRET.encode()), ("pair", f"{other.id}|{secret.id}", b"x")], story="main")
    case.put_memory([("vector", "k", b"Zorvalia, and " + secret.id.encode())], story="other")
    where = secret.text.index("Zorvalia")
    at = Place(secret.id, (where, where + 8))
    desk.decide(case, Decision("", "main", "note", (at,), text="Zorvalia is the engineer's wife"))
    desk.decide(case, Decision("", "main", "reject", (at,), text="Zorvalia said no such thing", by="A. Editor"))
    return secret


def test_nothing_of_it_is_left(case: Case, held: Report, file: str) -> None:
    assert desk.forget(case, held.id, "a court's order") == ["main"]
    case.close()
    for path in Path(file).parent.iterdir():
        data = path.read_bytes().lower()
        for word in (b"zorvalia", b"quimbleforth", b"heron"):
            assert word not in data, (path.name, word)
        packed = zlib.compress(held.text.encode(), 6)
        assert packed not in path.read_bytes()


def test_terms_are_gone_from_the_search_index(case: Case, held: Report) -> None:
    assert case.search("zorvalia")
    desk.forget(case, held.id)
    assert case.search("zorvalia") == [] and case.search("quimble*") == []
    for table in ("report_words", "piece_words"):
        case._db.run(f"create virtual table temp.v_{table} using fts5vocab(main, {table}, row)")
        terms = {row[0] for row in case._db.rows(f"select term from temp.v_{table}")}
        assert "zorvalia" not in terms and "broke" in terms


def test_the_chain_holds_and_the_tombstone_stays(case: Case, held: Report) -> None:
    entries = case.version()
    desk.forget(case, held.id, "a court's order")
    checked = case.verify()
    assert checked.wrong == () and checked.reports == 1 and checked.entries == entries + 2
    (entry,) = [e for e in case.log() if e.act == "forget"]
    assert entry.subject == held.id and entry.digest and entry.detail == "a court's order"
    assert case.report(held.id) is None and case.raw(held.id) is None and case.source(held.id) is None


def test_dossier_and_history_follow(case: Case, held: Report) -> None:
    desk.forget(case, held.id)
    dossier = case.dossier("main")
    assert dossier == examine_plainly(case.reports("main")) and dossier is not None
    assert [(c.gist, c.standing.reports) for c in dossier.claims if c.standing] == [
        ("The dam broke.", 1),
        ("Rain fell.", 1),
    ]
    last = case.history("main", next(c.id for c in dossier.claims if c.gist == "The dam broke."))[-1]
    assert last.why == "a report no longer counts: removed from the case" and last.standing.reports == 1
    ended = [t for t in case.history("main") if t.standing.reports == 0]
    assert [t.gist for t in ended] == ["(removed with its report)"]


def test_other_reports_from_the_same_bytes_lose_them_too(case: Case, plain: None, post: Make) -> None:
    page = b"both stories stand on this page"
    a, b = post("The dam broke."), post("Rain fell.")
    for r in (a, b):
        case.put_report(r, story="main")
        case.put_source(r.id, Fetched("", "page", "2031-05-05T09:10:00Z"), page)
    desk.forget(case, a.id)
    assert case.raw(b.id) is None and case.report(b.id) == b and case.verify().wrong == ()


def test_it_goes_from_every_story_and_may_come_again(case: Case, plain: None, post: Make) -> None:
    a = post("The dam broke.")
    for story in ("one", "two"):
        case.put_report(a, story=story)
        desk.refresh(case, story)
    assert desk.forget(case, a.id) == ["one", "two"]
    assert [s.reports for s in case.stories()] == [0, 0] and case.claims("one") == []
    assert case.put_report(a, story="one") and case.verify().wrong == ()
    desk.refresh(case, "one")
    assert case.reports("one") == [a] and case.verify().wrong == ()


def test_a_report_that_is_not_there(case: Case) -> None:
    with pytest.raises(InputError, match="no report r_none"):
        desk.forget(case, "r_none")


def test_forgetting_while_a_reader_looks_on(file: str, case: Case, held: Report) -> None:
    case._db.connection.set_busy_timeout(50)
    with Case.open(file) as reader:
        assert reader.report(held.id) is not None
        rows = reader._db.connection.execute("select words from report")
        next(rows)  # the reader stands in the middle of its reading
        desk.forget(case, held.id)
        clean = case.scrub()
        rows.close()
    assert not clean and case.scrub()
    case.close()
    assert b"Quimbleforth" not in b"".join(p.read_bytes() for p in Path(file).parent.iterdir())


def test_what_was_forgotten_does_not_come_back_by_itself(case: Case, held: Report, post: Make) -> None:
    from twosource.intake import Item

    desk.forget(case, held.id)
    other_text = post("The dam broke. A new page.", url="https://www.example.org/zorvalia/?utm_source=feed")
    for report in (held, other_text):
        added = desk.take(case, iter([Item(reports=(report,))]))
        assert added.added == added.same == () and "not added again" in added.problems[0].message
    assert desk.take(case, iter([Item(reports=(held,))]), again=True).added == (held.id,)
    assert case.verify().wrong == ()


def test_places_on_its_page_are_forgotten_with_it_and_other_routes_are_not(case: Case, plain: None, post: Make) -> None:
    from twosource.intake import Item

    places = ("dam", "#!/dam", "dam#comments", "#!/dam/", "#!/mayor")
    page, route, *others = (
        post(f"The dam broke {n}.", url=f"https://www.example.org/{place}") for n, place in enumerate(places)
    )
    desk.take(case, iter([Item(reports=(page, route))]))
    for gone in (page, route):
        desk.forget(case, gone.id)
    added = desk.take(case, iter([Item(reports=tuple(others))]))
    assert added.added == (others[2].id,)
    assert [problem.message.endswith("not added again") for problem in added.problems] == [True, True]
