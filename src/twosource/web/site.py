"""What the application owns and hands to every view: the case, what is held of it, the templates, the worker."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from twosource.case import Case
from twosource.errors import ModelMissingError
from twosource.memory import Memory
from twosource.model import AlignedSentence
from twosource.settings import WebSettings
from twosource.web.access import Access
from twosource.web.address import Link, name_of
from twosource.web.held import Held, Shelf
from twosource.web.show import as_csv, as_json, environment, sheet
from twosource.web.stories import Stories
from twosource.web.story import Overview, StoryView, overview

if TYPE_CHECKING:
    from twosource.web.work import Worker

LOOKS = ("light", "dark")


def _load() -> None:
    from twosource.language import embed

    with suppress(ModelMissingError):  # said where it is needed
        embed(["It fell."])


@dataclass(frozen=True, slots=True)
class Site:
    """The application's own things; one for each running server."""

    path: str
    access: Access
    stories: Stories
    overviews: Shelf[Overview]
    views: Shelf[StoryView]
    pairs: Shelf[tuple[AlignedSentence, ...]]
    memories: Shelf[Memory]
    env: Any
    worker: "Worker"
    settings: WebSettings
    warmed: threading.Event

    def warm(self) -> None:
        """Have the model that sets sentences side by side loaded, once, by a thread of its own.

        Asked for by the pages that lead to Side by side: whoever goes on there needn't wait for it.
        """
        if not self.warmed.is_set():
            self.warmed.set()
            threading.Thread(target=_load, name="twosource-warming", daemon=True).start()

    @contextmanager
    def case(self) -> Iterator[Case]:
        """The case, open to read."""
        with Case.open(self.path) as case:
            yield case

    def held(self, story: str) -> Held:
        """A story as it is now; 404 where there is none."""
        found = self.stories.get(story)
        if found is None:
            raise HTTPException(404, "There is no such story in this case.")
        return found


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page: its title, its story's name and address, which tab it is, and its twins.

    `tables` are the tables that can be had as CSV: the name in the address, and what it is called on the page.
    """

    title: str
    story: str = ""
    tab: str = ""
    tables: tuple[tuple[str, str], ...] = ()
    trail: tuple[Link, ...] = ()


def make_site(path: str, access: Access, worker: "Worker", settings: WebSettings) -> Site:
    """The things a server owns."""
    overviews = Shelf[Overview](settings.views)

    def ready(held: Held) -> None:
        overviews.get((held.story, held.version), lambda: overview(held, settings))

    return Site(
        path,
        access,
        Stories(path, settings, ready),
        overviews,
        Shelf(settings.views),
        Shelf(settings.pairs),
        Shelf(settings.memories),
        environment(),
        worker,
        settings,
        threading.Event(),
    )


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site: Site = request.app.state.site
    return site


def story_of(request: Request) -> Held:
    """The story that a request's address names."""
    return site_of(request).held(name_of(request.path_params["story"]))


def look_of(request: Request) -> str:
    """Light or dark as chosen, or nothing: as the reader's machine has it."""
    look = request.cookies.get("look", "")
    return look if look in LOOKS else ""


def bare_path(request: Request) -> str:
    """The address without the ending that asks for a twin."""
    return request.url.path.removesuffix(".json").removesuffix(".csv")


def page(request: Request, template: str, view: object, frame: Frame, *, status: int = 200) -> Response:
    """A view as an HTML page."""
    site = site_of(request)
    query = request.url.query
    html = site.env.get_template(template).render(
        view=view,
        frame=frame,
        look=look_of(request),
        twin=lambda ending, table="": _twin(request, ending, table),
        here=request.url.path + (f"?{query}" if query else ""),
        busy=site.worker.busy(),
        by=unquote(request.cookies.get("by", ""), errors="replace")[:80],
        trusted=site.access.trusted,
    )
    return Response(html, status, media_type="text/html; charset=utf-8")


def _twin(request: Request, ending: str, table: str) -> str:
    asked = request.url.remove_query_params("table").query
    query = "&".join(part for part in (asked, f"table={table}" if table else "") if part)
    path = bare_path(request) if bare_path(request) != "/" else "/stories"
    return f"{path}.{ending}{'?' + query if query else ''}"


def answer(request: Request, template: str, view: object, frame: Frame, tables: dict[str, Sequence[Any]]) -> Response:
    """A view in the form its address asks for: a page, JSON of all of it, or one of its tables as CSV."""
    path = request.url.path
    if path.endswith(".json"):
        return Response(as_json(view), media_type="application/json")
    named = replace(frame, tables=tuple((name, name.replace("_", " ")) for name in tables))
    if not path.endswith(".csv"):
        return page(request, template, view, named)
    table = request.query_params.get("table") or next(iter(tables))
    if table not in tables:
        raise HTTPException(404, "There is no such table in this view.")
    rows = tables[table]
    made = sheet(rows) if rows and isinstance(rows[0], dict) else as_csv(rows)
    name = f"{table}.csv"
    return Response(
        made, media_type="text/csv; charset=utf-8", headers={"content-disposition": f"inline; filename={name}"}
    )
