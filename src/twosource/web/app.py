"""The routes. A view's handler makes its record and answers in the form that the address asks for."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from twosource.errors import TwosourceError
from twosource.settings import WebSettings
from twosource.web import reading, writing
from twosource.web.access import Access, Guard
from twosource.web.site import Frame, make_site, page
from twosource.web.work import Worker

_STATIC = Path(__file__).parent / "static"


def _routes() -> list[Route | Mount]:
    routes: list[Route | Mount] = []
    for path, handler in reading.VIEWS.items():
        # the twins first: an id would take their endings for its own
        routes += [Route(path + ending, handler) for ending in (".json", ".csv")]
        routes.append(Route(path, handler))
    routes.append(Route("/", reading.front))
    routes += [Route(path, handler) for path, handler in reading.JUMPS.items()]
    routes += [Route(path, handler, methods=["POST"]) for path, handler in writing.ACTIONS.items()]
    routes.append(Route("/login", writing.login, methods=["GET", "POST"]))
    routes.append(Mount("/static", StaticFiles(directory=_STATIC)))
    return routes


async def _wrong(request: Request, error: Exception) -> Response:
    """A page that says what went wrong, in one line."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    line = error.detail if isinstance(error, HTTPException) else str(error)
    if status == 404 and line == "Not Found":
        line = "There is nothing at this address."
    return page(request, "wrong.html.j2", line, Frame("Not found" if status == 404 else "Not possible"), status=status)


def make_app(path: str, *, access: Access | None = None, settings: WebSettings | None = None) -> Starlette:
    """The web application of a case, guarded by `access` (by default with a launch token of its own).

    The case must be there. What it keeps in memory is its own: two applications share nothing.
    """
    settings = settings or WebSettings()
    access = access or Access()
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guard, access=access, settings=settings)],
        exception_handlers={HTTPException: _wrong, TwosourceError: _wrong},
    )
    app.state.site = make_site(path, access, Worker(settings.jobs), settings)
    return app
