"""Cases to look at: the shipped example, a made-up story of 200 reports, a small one by hand, and a hostile one."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
sys.path.insert(0, str(Path(__file__).parent))

from twosource import desk
from twosource.case import Case
from twosource.model import Dossier
from twosource.web import make_app
from twosource.web.access import Access

ROOT = Path(__file__).parents[2]
BASE = "http://127.0.0.1:8765"
TOKEN = "token-for-tests"


def keep(path: Path, dossier: Dossier, story: str = "main") -> str:
    """A case that holds a dossier as it is, without anything being parsed."""
    with Case.open(str(path), write=True) as case:
        for report in dossier.reports:
            case.put_report(report, story=story)
        case.put_dossier(story, dossier)
    return str(path)


def client_of(path: str, **given: object) -> TestClient:
    """A browser's stand-in that has come in by the launch address."""
    client = TestClient(make_app(path, access=Access(token=TOKEN, **given)), base_url=BASE)  # type: ignore[arg-type]
    client.get("/", params={"token": TOKEN})
    client.headers["origin"] = BASE
    return client


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The shipped example, read and answered."""
    path = str(tmp_path_factory.mktemp("example") / "dam.case")
    with Case.open(path, write=True) as case:
        desk.add(case, [str(ROOT / "examples" / "reports")], story="main")
    return path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A case of 200 made-up reports."""
    from bench.serve_story import made_story

    return keep(tmp_path_factory.mktemp("made") / "harbour.case", made_story(200))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A case whose reports attack whoever looks at them."""
    from attack import attack

    return keep(
        tmp_path_factory.mktemp("hostile") / "hostile.case", attack(), story="<script>alert(1)</script>/..\u202e"
    )


@pytest.fixture
def small(tmp_path: Path) -> str:
    """A case of the small dossier by hand that the one-page dossier is tested on."""
    from story import story

    return keep(tmp_path / "bridge.case", story())


@pytest.fixture
def client(small: str) -> Iterator[TestClient]:
    """Someone who looks at the small case."""
    with client_of(small) as opened:
        yield opened
