"""The case's commands, as a user runs them; only the reading of language is left out."""

import csv
import io
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from twosource import desk
from twosource.case import Case
from twosource.cli import main
from twosource.testing import examine_plainly, report

Run = Callable[..., tuple[int, str, str]]
DAM = "The dam broke."
FORMULA = "=HYPERLINK(1)"


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No files or environment of whoever runs the tests."""
    monkeypatch.setattr(desk, "examine", examine_plainly)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    for name in [n for n in os.environ if n.startswith("TWOSOURCE_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*argv: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = main(list(argv))
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


@pytest.fixture
def case(tmp_path: Path) -> str:
    """A case of three reports in a story called "dam"."""
    file = str(tmp_path / "a.case")
    with Case.open(file, write=True) as opened:
        for outlet, text in (("Post", f"{DAM}\nTwo died."), ("Mail", DAM), ("Star", f"{FORMULA}\n{DAM}\x1b[31m")):
            opened.put_report(report(text, outlet=outlet, path=outlet), story="dam")
        desk.refresh(opened, "dam")
    return file


def answered(run: Run, *argv: str) -> Any:
    code, out, err = run(*argv, "--json")
    assert code == 0, err
    return json.loads(out)


READING = [
    ["report"], ["claims"], ["conflicts"], ["statements"], ["origins"], ["history", "--all"], ["decisions"], ["search", "dam"],
]  # fmt: skip


@pytest.mark.parametrize("command", READING, ids=lambda c: c[0])
def test_reading_commands_in_every_shape(run: Run, case: str, command: list[str]) -> None:
    name, *rest = command
    code, out, err = run(name, case, *rest)
    assert code == 0 and (DAM in out or "none" in err or "Post" in out), err
    assert "\x1b" not in out
    told = answered(run, name, case, *rest)
    assert isinstance(told, dict)
    code, out, _ = run(name, case, *rest, "--csv")
    rows = list(csv.reader(io.StringIO(out)))
    assert code == 0 and all(len(row) == len(rows[0]) for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_a_formula_is_no_formula_in_csv(run: Run, case: str) -> None:
    assert f"'{FORMULA}" in run("claims", case, "--csv")[1]
    assert FORMULA in {c["gist"] for c in answered(run, "claims", case)["claims"]}


def test_one_report_whole(run: Run, case: str) -> None:
    rid = answered(run, "report", case)["reports"][0]["report"]
    assert answered(run, "report", case, rid[:8])["report"]["id"] == rid
    code, out, _ = run("report", case, rid)
    assert code == 0 and DAM in out
    code, _, err = run("report", case, rid, "--raw")
    assert code == 1 and "aren't kept" in err


def test_decide_and_undo(run: Run, case: str) -> None:
    claims = answered(run, "claims", case)["claims"]
    two, dam = (next(c["id"] for c in claims if c["gist"] == gist) for gist in ("Two died.", DAM))
    kept = answered(run, "decide", case, "merge", two, dam, "--by", "A. Editor", "--note", "one event")["decision"]
    assert any(c["decided"] == "merge" for c in answered(run, "claims", case)["claims"])
    assert [d["text"] for d in answered(run, "decisions", case)["decisions"]] == ["one event"]
    assert answered(run, "undo", case, kept["id"][:6])["decision"]["undone"] is True
    assert answered(run, "claims", case)["claims"] == claims
    assert run("decide", case, "split", dam)[0] == 2
    assert run("decide", case, "split", f"{dam}#9")[0] == 1
    assert run("decide", case, "reject", "r_x:9-3")[0] == 2
    assert answered(run, "decide", case, "split", f"{dam}#1")["decision"]["verdict"] == "split"
    assert run("verify", case)[0] == 0


def test_history_of_one_claim(run: Run, case: str) -> None:
    claim = answered(run, "claims", case)["claims"][0]["id"]
    held = answered(run, "history", case, claim)
    assert held["claim"] == claim and held["history"][0]["why"].startswith("first told by")
    assert answered(run, "history", case)["history"] == []


def test_forget(run: Run, case: str) -> None:
    rid = answered(run, "report", case)["reports"][0]["report"]
    assert answered(run, "forget", case, rid, "--dry-run")["dry_run"] is True
    assert answered(run, "forget", case, rid, "--reason", "a court's order")["stories"] == ["dam"]
    assert rid not in [r["report"] for r in answered(run, "report", case)["reports"]]
    assert answered(run, "verify", case)["ok"] is True
    assert run("forget", case, rid)[0] == 1


def test_verify_backup_and_doctor(run: Run, case: str) -> None:
    code, head, err = run("verify", case)
    assert code == 0 and len(head.strip()) == 64 and "every hash and the chain hold" in err
    assert run("verify", case, "--head", head.strip())[0] == 0
    code, _, err = run("verify", case, "--head", "0" * 64)
    assert code == 5 and "written anew" in err
    assert run("backup", case, "b.case")[0] == 0 and run("verify", "b.case")[0] == 0
    assert run("backup", case, "b.case")[0] == 5
    assert run("doctor", case)[0] == 0
    assert run("doctor", case, "--mend")[0] == 0
    Path("bad.case").write_bytes(Path(case).read_bytes()[:9000] + b"\xff" * 9000)
    for command in (["verify"], ["doctor"], ["claims"]):
        code, out, err = run(*command, "bad.case", "--json")
        assert code == 5 and json.loads(out) and "Traceback" not in err


def test_add_counts_and_says_what_it_would_do(run: Run) -> None:
    text = "The dam above Varn broke before dawn on Monday, police said. Two people died in the flood below it.\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    code, out, err = run("add", "new.case", "a.txt", "gone.txt", "--dry-run", "--json")
    assert code == 3 and json.loads(out)["dry_run"] and "1 would be added, 0 same, 1 failed" in err
    assert not Path("new.case").exists()
    code, _, err = run("add", "new.case", "a.txt", "gone.txt")
    assert code == 3 and err.strip().endswith("1 added, 0 same, 1 failed")
    told = answered(run, "add", "new.case", "a.txt")
    assert len(told["same"]) == 1 and told["added"] == []
    assert run("add", "new.case", "gone.txt")[0] == 1
    assert run("forget", "new.case", told["same"][0])[0] == 0
    for more in ([], ["--dry-run"]):
        code, _, err = run("add", "new.case", "a.txt", *more)
        assert code == 0 and "not added again" in err and "0 same, 0 failed" in err
    code, _, err = run("add", "new.case", "https://example.org/a", "--offline")
    assert code == 1 and "offline" in err


def test_add_passes_on_what_it_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, object] = {}

    def add(case: Case, inputs: list[str], **known: object) -> desk.Added:
        told.update(known)
        return desk.Added((), (), ())

    monkeypatch.setattr(desk, "add", add)
    run("add", "a.case", "x.txt", "--story", "dam", "--offline", "--allow-private", "--again")
    assert {k: told[k] for k in ("story", "offline", "allow_private", "again")} == {
        "story": "dam", "offline": True, "allow_private": True, "again": True,
    }  # fmt: skip
    run("add", "a.case", "x.txt")
    assert (told["story"], told["offline"], told["allow_private"], told["again"]) == ("main", False, False, False)


def test_a_folder_that_holds_the_case(run: Run, tmp_path: Path) -> None:
    text = "The dam above Varn broke before dawn on Monday, police said. Two people died in the flood below it.\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    for same in (0, 1):
        with Case.open("new.case", write=True):  # its side files are there while it is open
            code, _, err = run("add", "new.case", ".")
        assert code == 0 and err.strip().endswith(f"{1 - same} added, {same} same, 0 failed")


def test_fail_on(run: Run, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def single(*args: Any, **known: Any) -> Any:
        """Everything rests on one origin."""
        whole = examine_plainly(*args, **known)
        one = tuple(replace(c, standing=replace(c.standing, origins=(1, 1))) for c in whole.claims if c.standing)
        return replace(whole, claims=one)

    assert run("claims", case, "--fail-on", "single-origin")[0] == 0  # every outlet is an origin of its own here
    assert run("conflicts", case, "--fail-on", "conflict")[0] == 0
    monkeypatch.setattr(desk, "examine", single)
    text = "The dam above Varn broke before dawn on Monday, police said. Two people died in the flood below it.\n"
    assert run("add", case, "-", "--story", "dam", "--fail-on", "single-origin", stdin=text)[0] == 4
    assert run("claims", case, "--fail-on", "single-origin")[0] == 4


def test_errors_are_json_too(run: Run, case: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for argv, kind, exit_code in (
        (["claims", "gone.case"], "failed", 1),
        (["report", "gone.case"], "case", 5),
        (["search", case, '"'], "usage", 2),
        (["claims", case, "--story", "other"], "failed", 1),
    ):
        code, out, err = run(*argv, "--json")
        told = json.loads(out)["error"]
        assert (code, told["kind"], told["exit"]) == (exit_code, kind, exit_code) and told["message"] in err
    with pytest.raises(SystemExit) as stopped:
        main(["search", "--json"])
    assert stopped.value.code == 2
    assert json.loads(capfdbinary.readouterr().out)["error"]["kind"] == "usage"


def test_options_from_flag_environment_project_and_user(
    run: Run, case: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def where(name: str) -> tuple[str, str]:
        held = {o["option"]: o for o in answered(run, "config")["options"]}[name]
        return held["value"], held["from"]

    assert where("story") == ("main", "default")
    user = tmp_path / "user" / "twosource" / "config.toml"
    user.parent.mkdir(parents=True)
    user.write_text('story = "u"\nwait = 30\nallow-private = true\n', encoding="utf-8")
    assert where("story") == ("u", str(user)) and where("wait") == (30, str(user))
    project = tmp_path / "twosource.toml"
    project.write_text('story = "p"\n', encoding="utf-8")
    assert where("story") == ("p", str(project)) and where("allow_private") == (True, str(user))
    assert run("claims", case)[0] == 1  # there is no story "p"
    monkeypatch.setenv("TWOSOURCE_STORY", "dam")
    assert where("story") == ("dam", "TWOSOURCE_STORY")
    assert run("claims", case)[0] == 0
    assert run("claims", case, "--story", "other")[0] == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("story = ", "twosource.toml"),
        ("colour = 1", "no option 'colour'"),
        ("allow_private = true", "may be set in the user's file"),
        ("wait = 'soon'", "wait can't be 'soon'"),
        ("story = [1]", "neither a text"),
        ("offline = 'perhaps'", "offline can't be"),
    ],
)
def test_settings_that_cannot_be(run: Run, tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "twosource.toml").write_text(text, encoding="utf-8")
    code, out, err = run("config", "--json")
    assert code == 2 and says in err and says in json.loads(out)["error"]["message"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_commands_and_options(run: Run, shell: str) -> None:
    code, out, _ = run("completion", shell)
    assert code == 0 and "investigate" in out and ("fail-on" in out)


def test_bash_completes(run: Run, tmp_path: Path) -> None:
    import shutil
    import subprocess

    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    script = run("completion", "bash")[1]
    ask = 'COMP_WORDS=(twosource add --dr); COMP_CWORD=2; _twosource; echo "${COMPREPLY[@]}"'
    done = subprocess.run([bash, "-c", f"{script}\n{ask}"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "--dry-run"


def test_a_locked_case_is_exit_five(run: Run, case: str) -> None:
    with Case.open(case, write=True) as holder, holder.holding("watch"):
        code, out, err = run("forget", case, "r_", "--wait", "0.1", "--json")
        assert code in (1, 5)
        rid = holder.reports("dam")[0].id
        code, out, err = run("forget", case, rid, "--wait", "0.1", "--json")
    assert code == 5 and "watch (process" in json.loads(out)["error"]["message"] and "--wait" in err


def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(desk, "add", stop)
    code, out, err = run("add", "a.case", "x.txt", "--json")
    assert code == 130 and "the same command completes it" in err
    assert json.loads(out)["error"] == {"kind": "interrupted", "message": "interrupted", "exit": 130}


def test_no_color(case: str) -> None:
    import subprocess
    import sys

    env = {**os.environ, "NO_COLOR": "1", "FORCE_COLOR": ""}
    done = subprocess.run(
        [sys.executable, "-m", "twosource", "claims", case], capture_output=True, text=True, check=True, env=env
    )
    assert DAM in done.stdout and "\x1b[" not in done.stdout
