"""The parser process: killed when it is slow, replaced when it dies, held to its memory, and told of each time."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from twosource.intake import Session, gather
from twosource.intake.jobs import Job
from twosource.intake.sandbox import Sandbox
from twosource.settings import IntakeSettings

PAGE = b"<html><body><article><h1>Dam bursts</h1><p>The old dam above Lima burst at dawn on Monday, the mayor said.</p></article></body></html>"
# Lists of feeds: what they need is soon loaded, so that these tests start their parsers quickly.
LIST = b'<opml><body><outline xmlUrl="https://omega.example/"/></body></opml>'
SLOW = LIST.replace(
    b"<body>", b"<body>" + b"".join(b'<outline xmlUrl="https://omega.example/%d"/>' % n for n in range(400_000))
)


def job(raw: bytes, settings: IntakeSettings) -> Job:
    return Job(kind="opml", where="x", settings=settings, raw=raw)


def messages(sandbox: Sandbox, raw: bytes, settings: IntakeSettings) -> list[str]:
    return [problem.message for answer in sandbox.run(job(raw, settings)) for problem in answer.problems]


def test_what_is_too_slow_is_stopped_and_the_next_is_read() -> None:
    hasty = IntakeSettings(item_seconds=0.2)
    sandbox = Sandbox(hasty)
    try:
        began = time.monotonic()
        assert messages(sandbox, SLOW, hasty) == ["took more than 0.2 seconds to parse: left out"]
        assert time.monotonic() - began < 30
    finally:
        sandbox.close()


def test_a_parser_that_dies_is_told_of_and_replaced() -> None:
    settings = IntakeSettings()
    sandbox = Sandbox(settings)
    try:
        assert messages(sandbox, LIST, settings) == []
        process = sandbox._process
        assert process is not None
        threading.Timer(0.2, process.send_signal, [signal.SIGSEGV]).start()
        (told,) = messages(sandbox, SLOW, settings)
        assert told.startswith("the parser process died on it")
        assert [entry.url for answer in sandbox.run(job(LIST, settings)) for entry in answer.entries] == [
            "https://omega.example/"
        ]
        assert sandbox._process is not process
    finally:
        sandbox.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems don't hold a process to its address space")
def test_a_page_that_takes_too_much_memory_is_told() -> None:
    tight = IntakeSettings(parser_memory=150_000_000, item_seconds=60)
    sandbox = Sandbox(tight)
    try:
        (told,) = messages(sandbox, SLOW, tight)
        assert told.endswith(": left out")
        assert messages(sandbox, LIST, tight) == []
    finally:
        sandbox.close()


def test_it_ends_with_its_session(session: Session) -> None:
    with Session(offline=True) as own:
        list(gather(["-"], stdin=LIST, session=own))
        process = own._sandbox._process
        assert process is not None and process.poll() is None
    assert process.poll() is not None


def test_it_ends_when_we_do() -> None:
    """Not a day longer than the program that started it, however that ended."""
    code = (
        "from twosource.intake import Session, gather; import os, signal\n"
        "session = Session(offline=True)\n"
        "list(gather(['-'], stdin=b'<opml><body/></opml>', session=session))\n"
        "print(session._sandbox._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    worker = int(told.stdout)
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        state = Path(f"/proc/{worker}/stat")
        if state.exists() and state.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the parser process outlived its parent")


def test_plain_text_needs_none() -> None:
    with Session(offline=True) as own:
        list(gather(["-"], stdin=b"The dam burst at dawn on Monday, officials in Lima said.", session=own))
        assert own._sandbox._process is None


def test_a_system_that_can_not_limit_memory_is_told_of_once() -> None:
    with Session(offline=True) as own:
        own._sandbox.limited = False
        started = own._sandbox._started
        own._sandbox._started = lambda: (started(), setattr(own._sandbox, "limited", False))[0]  # type: ignore[method-assign]
        items = [item for _ in range(2) for item in gather(["-"], stdin=PAGE, session=own)]
    assert [p.message for item in items for p in item.problems] == [
        "this system can't limit a parser's memory: only its time is"
    ]


def test_a_parser_may_neither_write_nor_connect(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("fence")
    code = (
        "import socket, sys\n"
        "from twosource.intake.worker import Fence\n"
        "fence = Fence(); fence.up = True\n"
        "for act in (lambda: open(sys.argv[1], 'w'), lambda: socket.create_connection(('127.0.0.1', 9)),\n"
        "            lambda: __import__('subprocess').run(['true']), lambda: __import__('os').system('true')):\n"
        "    try: act()\n"
        "    except PermissionError: print('refused')\n"
    )
    told = subprocess.run([sys.executable, "-c", code, str(folder / "x")], capture_output=True, text=True)
    assert told.stdout == "refused\n" * 4
    assert list(folder.iterdir()) == []


def test_settings_travel_whole() -> None:
    import msgspec

    sent = job(LIST, replace(IntakeSettings(), max_page=7))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(sent), type=Job) == sent
