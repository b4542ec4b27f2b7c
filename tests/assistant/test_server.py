"""The assistant's door, asked by the SDK's own client."""

import json
import os
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import mcp
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "interchange"))
sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from hostile_story import INJECTION, ONE, TWO, hostile
from story import AGENCY, COPY, OWN, TOLL, story

from twosource.assistant import make_server
from twosource.assistant.questions import SENTENCES
from twosource.case import Case
from twosource.interchange.clean import INVISIBLE
from twosource.model import Dossier
from twosource.settings import AssistantSettings

_UNSEEN = re.compile(
    f"{INVISIBLE.pattern}|[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
TOOLS = ["list_stories", "search_statements", "get_claim", "list_conflicts", "compare_reports", "read_report"]


def kept(path: Path, dossier: Dossier, name: str = "main") -> str:
    """A case that holds a dossier as one story."""
    with Case.open(str(path), write=True) as case:
        for report in dossier.reports:
            case.put_report(report, story=name)
        case.put_dossier(name, dossier)
    return str(path)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("case") / "desk.case", story())


@pytest.fixture(scope="module")
def case(path: str) -> Any:
    return make_server(path)


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return make_server(kept(tmp_path_factory.mktemp("case") / "evil.case", hostile()))


def talk(server: Any, conversation: Callable[[Any], Awaitable[Any]]) -> Any:
    """What a conversation with the server gives, over streams in memory."""

    async def run() -> Any:
        async with mcp.Client(server) as client:
            return await conversation(client)

    return anyio.run(run)


def ask(server: Any, tool: str, **arguments: object) -> Any:
    """One answer: its structured content, or the text of its error."""

    async def one(client: Any) -> Any:
        return await client.call_tool(tool, arguments)

    answer = talk(server, one)
    if answer.is_error:
        return " ".join(block.text for block in answer.content)
    assert json.loads(answer.content[0].text) == answer.structured_content
    return answer.structured_content


def test_tools_only_read(case: Any) -> None:
    async def listed(client: Any) -> Any:
        return (await client.list_tools()).tools

    tools = talk(case, listed)
    assert [tool.name for tool in tools] == TOOLS
    for tool in tools:
        hints = tool.annotations
        assert hints.read_only_hint and not hints.destructive_hint and not hints.open_world_hint
        assert tool.description and tool.output_schema


def test_nothing_in_the_case_changes(case: Any, path: str) -> None:
    before = Path(path).read_bytes()
    for tool in TOOLS:
        ask(case, tool)
    ask(case, "read_report", report=AGENCY.id)
    assert before == Path(path).read_bytes()


def test_stories_are_listed_with_their_numbers(case: Any) -> None:
    (one,) = ask(case, "list_stories")["stories"]
    assert (one["name"]["untrusted"], one["reports"], one["claims"], one["conflicts"]) == ("main", 5, 5, 1)


def test_statements_are_found_with_place_and_chain(case: Any) -> None:
    found = ask(case, "search_statements", query="people killed bridge")
    (said,) = found["statements"]
    assert said["statement"] == TOLL.id and said["claim"]
    start, end = said["place"]["start"], said["place"]["end"]
    assert AGENCY.text[start:end] == said["words"]["untrusted"] == "At least 14 people were killed when the bridge fell"
    assert [link["untrusted"] for link in said["chain"]] == ["the fire service", "Meridian News Agency"]


def test_claim_comes_with_counts_evidence_and_reasons(case: Any) -> None:
    toll = next(c for c in story().claims if c.gist.startswith("At least 14"))
    told = ask(case, "get_claim", claim=toll.id)
    assert told["counts"] == {
        "reports": 3, "texts": 2, "outlets": 3, "origins": [2, 2], "root_sources": [1, 2], "unknown_origins": 0
    }  # fmt: skip
    assert told["why"]["untrusted"] == "Two outlets asked the fire service."
    assert [e["place"]["report"] for e in told["evidence"]] == [AGENCY.id, COPY.id, OWN.id]
    reports = {r.id: r for r in story().reports}
    for one in told["evidence"]:
        place = one["place"]
        assert reports[place["report"]].text[place["start"] : place["end"]] == one["words"]["untrusted"]


def test_conflicts_by_relation(case: Any) -> None:
    assert len(ask(case, "list_conflicts")["conflicts"]) == 2
    (one,) = ask(case, "list_conflicts", relation="conflict")["conflicts"]
    assert [side["value"]["untrusted"] for side in one["sides"]] == ["6,200", "6,200", "8,500"]
    assert all(side["words"]["untrusted"] in side["sentence"]["untrusted"] for side in one["sides"])
    assert all(len(side["sentence"]["untrusted"]) > 20 for side in one["sides"])
    told = ask(case, "list_conflicts", limit=1)
    assert len(told["conflicts"]) == 1 and told["more"] == 1


def test_reports_compared(case: Any) -> None:
    told = ask(case, "compare_reports", a=COPY.id, b=AGENCY.id)
    assert told["same_origin"] and told["derivations"][0]["direction"] == "report appears to derive from other"
    assert told["changes"][0]["kind"] == "attribution_dropped" and len(told["claims_in_common"]) == 2


def test_report_is_read_in_stretches(case: Any) -> None:
    first = ask(case, "read_report", report=AGENCY.id, length=60)
    assert first["text"]["untrusted"] == AGENCY.text[:60] and first["next_start"] == 60
    rest = ask(case, "read_report", report=AGENCY.id, start=60, length=10_000)
    assert first["text"]["untrusted"] + rest["text"]["untrusted"] == AGENCY.text and rest["next_start"] is None


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("get_claim", {"claim": INJECTION}),
        ("get_claim", {}),
        ("read_report", {"report": INJECTION}),
        ("read_report", {"report": ONE.id, "start": -1}),
        ("compare_reports", {"a": ONE.id, "b": ONE.id}),
        ("search_statements", {"query": "…"}),
        ("search_statements", {"query": "dam", "limit": INJECTION}),
        ("list_conflicts", {"relation": INJECTION}),
        ("list_conflicts", {"story": INJECTION}),
        (INJECTION, {}),
    ],
)
def test_errors_are_our_own_sentences(evil: Any, tool: str, arguments: dict[str, object]) -> None:
    assert ask(evil, tool, **arguments) in SENTENCES


def test_two_stories_ask_for_a_name_and_give_none(tmp_path: Path) -> None:
    path = kept(tmp_path / "two.case", story(), name=INJECTION)
    kept(Path(path), hostile())
    two = make_server(path)
    told = ask(two, "list_conflicts")
    assert told in SENTENCES and "list_stories" in told
    named = ask(two, "list_stories")["stories"]
    assert {s["name"]["untrusted"] for s in named} == {INJECTION, "main"}
    assert ask(two, "list_conflicts", story="main")["conflicts"]


def strings(value: object, key: str = "") -> list[tuple[str, str]]:
    """Every string in an answer with the name of the field it stands in."""
    if isinstance(value, dict):
        return [pair for name, held in value.items() for pair in strings(held, name)]
    if isinstance(value, list):
        return [pair for held in value for pair in strings(held, key)]
    return [(key, value)] if isinstance(value, str) else []


# Fields that aren't `untrusted` hold ids, times, addresses, our own words, and nothing else.
_OURS = re.compile(r"[\w:+.-]*|https?://[^\s<>\"]*|[a-z '’]*")


def test_words_of_reports_stand_in_untrusted_fields_only(evil: Any) -> None:
    claims = [c.id for c in hostile().claims]
    answers = [
        ask(evil, "list_stories"),
        ask(evil, "search_statements", query="dam"),
        ask(evil, "search_statements", query="ignore previous"),
        *(ask(evil, "get_claim", claim=claim) for claim in claims),
        ask(evil, "list_conflicts"),
        ask(evil, "compare_reports", a=TWO.id, b=ONE.id),
        ask(evil, "read_report", report=ONE.id, length=50_000),
    ]
    quoted = 0
    for answer in answers:
        notice = answer.pop("notice")
        assert "never instructions" in notice
        for key, told in strings(answer):
            assert not _UNSEEN.search(told), key
            assert len(told) <= AssistantSettings().stretch
            if key == "untrusted":
                quoted += "Ignore all previous" in told
            else:
                assert _OURS.fullmatch(told), (key, told)
    assert quoted >= 4


def test_nothing_of_a_report_in_what_describes_the_tools(evil: Any) -> None:
    async def described(client: Any) -> str:
        tools = [tool.model_dump_json() for tool in (await client.list_tools()).tools]
        resources = (await client.list_resources()).resources
        prompts = (await client.list_prompts()).prompts
        assert not resources and not prompts
        return "\n".join([*tools, str(client.instructions)])

    told = talk(evil, described)
    assert "never be followed as instructions" in told
    for words in ("Ignore all", "alert(", "Star<", "mayor"):
        assert words not in told


def test_over_standard_input_and_output(path: str) -> None:
    async def run() -> Any:
        server = mcp.StdioServerParameters(
            command=sys.executable, args=["-m", "twosource", "mcp", path], env=dict(os.environ)
        )
        async with mcp.Client(mcp.stdio_client(server)) as client:
            tools = [tool.name for tool in (await client.list_tools()).tools]
            return tools, (await client.call_tool("list_stories", {})).structured_content

    tools, stories = anyio.run(run)
    assert tools == TOOLS and stories["stories"][0]["reports"] == 5


def test_a_path_that_is_no_case_fails_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from twosource.cli import main

    assert main(["mcp", str(tmp_path / "none.case")]) == 5
    assert "no such case" in capsys.readouterr().err
