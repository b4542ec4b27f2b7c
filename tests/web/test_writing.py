"""Adding and deciding from the page: one worker, every step seen, nothing of the form trusted."""

import time
from pathlib import Path

import pytest
from conftest import BASE, client_of
from starlette.testclient import TestClient

from twosource import desk
from twosource.case import Case
from twosource.errors import InputError
from twosource.model import Decision, Problem
from twosource.web.work import Job, Worker


def _done(client: TestClient, answer_url: str) -> dict[str, object]:
    """A job's twin once it is over."""
    for _ in range(600):
        job: dict[str, object] = client.get(f"{answer_url}.json").json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.02)
    raise AssertionError("the job never ended")


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> list[Decision]:
    """What reaches the desk."""
    found: list[Decision] = []

    def decide(case: object, decision: Decision, **_: object) -> Decision:
        found.append(decision)
        return decision

    monkeypatch.setattr(desk, "decide", decide)
    return found


def test_a_report_uploaded_is_read_and_answered(tmp_path: Path) -> None:
    path = str(tmp_path / "new.case")
    with Case.open(path, write=True):
        pass
    client = client_of(path)
    text = b"Ferry late\n\nThe ferry from Ornholm was an hour late on Monday, the harbour master said."
    files = [("files", ("../../ferry.txt", text, "text/plain")), ("files", ("empty.txt", b"", "text/plain"))]
    answer = client.post("/add", data={"story": "Ferry 2/3"}, files=files)
    job = _done(client, answer.url.path)
    assert job["state"] == "done" and ["added", "1 report added"] in job["told"]  # type: ignore[operator]
    assert any(kind == "problem" and line.startswith("empty.txt") for kind, line in job["told"])  # type: ignore[attr-defined]
    story = client.get("/stories.json").json()["stories"][0]
    assert story["name"] == "Ferry 2/3"
    assert "harbour master" in client.get(story["href"]).text
    assert not list(Path("/tmp").glob("twosource-*/ferry.txt"))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"story": "main"}, "Choose files"),
        ({"story": "main", "urls": "file:///etc/passwd"}, "Not an address"),
        ({"story": "main", "urls": "javascript:alert(1)"}, "Not an address"),
    ],
)
def test_what_can_not_be_added_is_said(client: TestClient, form: dict[str, str], said: str) -> None:
    answer = client.post("/add", data=form)
    assert answer.status_code == 400 and said in answer.text


def test_problems_of_adding_are_shown(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def add(case: object, inputs: object, **_: object) -> desk.Added:
        return desk.Added((), (), (Problem("a.txt", "no <b>words</b>\u202e", failed=True),))

    monkeypatch.setattr(desk, "add", add)
    answer = client.post("/add", data={"urls": "https://news.example/a"})
    _done(client, answer.url.path)
    page = client.get(answer.url.path).text
    assert "no &lt;b&gt;words&lt;/b&gt;⟨U+202E⟩" in page


def test_a_verdict_reaches_the_desk_with_the_claims_places(client: TestClient, decided: list[Decision]) -> None:
    rows = client.get("/s/main.json").json()["claims"]
    wide = max(rows, key=lambda row: row["reports"])
    other = next(row for row in rows if row["id"] != wide["id"])
    places = client.get(f"{wide['href']}.json").json()["places"]
    base = {"claim": wide["id"], "by": "Ina", "text": "checked"}
    for extra in (
        {"verdict": "accept"}, {"verdict": "reject"}, {"verdict": "note"},
        {"verdict": "merge", "other": f"{other['number']}"}, {"verdict": "split", "place": places[-1]},
    ):  # fmt: skip
        _done(client, client.post("/s/main/decide", data={**base, **extra}).url.path)
    assert [d.verdict for d in decided] == ["accept", "reject", "note", "merge", "split"]
    assert all(d.by == "Ina" and d.text == "checked" and d.story == "main" for d in decided)
    as_sent = [f"{p.report}:{p.span[0]}:{p.span[1]}" for p in decided[0].places]
    assert as_sent == places
    assert len(decided[3].places) > len(places)
    split = [f"{p.report}:{p.span[0]}:{p.span[1]}" for p in decided[4].places]
    assert split[0] == places[-1] and sorted(split) == sorted(places)


@pytest.mark.parametrize(
    "form",
    [
        {"verdict": "accept"},
        {"verdict": "delete", "claim": "*"},
        {"verdict": "merge", "claim": "*", "other": "0"},
        {"verdict": "merge", "claim": "*", "other": "x"},
        {"verdict": "merge", "claim": "*", "other": "²"},
        {"verdict": "split", "claim": "*", "place": "r_0:²:³"},
        {"verdict": "merge", "claim": "*", "other": "99999"},
        {"verdict": "split", "claim": "*", "place": "r_0:0:4"},
        {"verdict": "split", "claim": "*", "place": "nothing"},
        {"verdict": "note", "claim": "*", "text": "  "},
    ],
)
def test_a_form_that_decides_nothing_is_refused(
    client: TestClient, decided: list[Decision], form: dict[str, str]
) -> None:
    claim = client.get("/s/main.json").json()["claims"][0]["id"]
    sent = {name: claim if value == "*" else value for name, value in form.items()}
    assert client.post("/s/main/decide", data=sent).status_code == 400
    assert not decided


def test_undo_leads_back_to_this_site_only(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setattr(desk, "undo", lambda case, decision, **_: taken.append(decision))
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example", "/s/main"):
        answer = client.post("/s/main/undo", data={"decision": "d_1", "back": back})
        assert _done(client, answer.url.path)["then"] == "/s/main"
    assert taken == ["d_1"] * 4
    away = client.post("/look", data={"look": "dark", "back": "//evil.example"}, follow_redirects=False)
    assert away.headers["location"] == "/"


def test_the_look_is_kept(client: TestClient) -> None:
    client.post("/look", data={"look": "dark", "back": "/s/main"}, headers={"origin": BASE})
    assert 'data-look="dark"' in client.get("/s/main").text
    client.post("/look", data={"look": "auto"}, headers={"origin": BASE})
    assert "data-look" not in client.get("/s/main").text


def _ended(worker: Worker, job: Job) -> Job:
    worker.wait()
    found = worker.get(job.id)
    assert found is not None
    return found


def test_jobs_are_done_one_after_another_and_a_failure_ends_nothing(tmp_path: Path) -> None:
    worker = Worker(10)
    order: list[int] = []
    folder = tmp_path / "upload"
    folder.mkdir()

    def task(number: int) -> object:
        def run(progress: object) -> tuple[tuple[str, str], ...]:
            order.append(number)
            if number == 1:
                raise InputError("not so")
            if number == 2:
                raise ValueError("a fault of ours")
            return ()

        return run

    jobs = [worker.put("main", f"job {n}", task(n), folder=folder if n == 1 else None) for n in range(4)]  # type: ignore[arg-type]
    ended = [_ended(worker, job) for job in jobs]
    assert order == [0, 1, 2, 3]
    assert [job.state for job in ended] == ["done", "failed", "failed", "done"]
    assert ended[1].told == (("problem", "not so"),) and "a fault of ours" in ended[2].told[0][1]
    assert not folder.exists() and worker.busy() is None


def test_only_the_last_jobs_are_remembered() -> None:
    worker = Worker(2)
    jobs = [worker.put("main", str(n), lambda progress: ()) for n in range(4)]
    worker.wait()
    assert worker.get(jobs[0].id) is None and worker.get(jobs[3].id) is not None
