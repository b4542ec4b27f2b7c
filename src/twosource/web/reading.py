"""What GET answers: each handler makes a view's record. None of them writes."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, cast, get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.errors import UsageError
from twosource.model import Hit, Report
from twosource.text import overlap
from twosource.web import pair as pairs
from twosource.web import tree, values
from twosource.web.address import Link, claim_at, name_of, pair_at, reports_at, story_at, whole
from twosource.web.claim import ClaimView, claim_view
from twosource.web.differences import Pages, differences_view
from twosource.web.held import Held, Parts
from twosource.web.listing import front_view, reports_view, search_view
from twosource.web.matrix import Matrix
from twosource.web.report import ReportView, report_view
from twosource.web.site import Frame, answer, site_of, story_of
from twosource.web.story import overview, story_view, title_of
from twosource.web.table import Asked, Show, Sort
from twosource.web.values import By
from twosource.web.work import Job

Handler = Callable[[Request], Response]


def _number(request: Request, name: str) -> int:
    """A page's number as asked for: 1 where it is none."""
    given = whole(request.query_params.get(name, "1"))
    return 1 if given is None else given


def _named(request: Request, name: str) -> str:
    return name_of(request.path_params[name])


def _trail(held: Held, *links: Link) -> tuple[Link, ...]:
    return (Link(title_of(held), story_at(held.story)), *links)


def front(request: Request) -> Response:
    """The stories of the case."""
    site = site_of(request)
    with site.case() as case:
        stories = case.stories()
    view = front_view(site.path.rsplit("/", 1)[-1], stories, site.worker.recent())
    return answer(request, "front.html.j2", view, Frame(view.case), {"stories": view.stories})


def story(request: Request) -> Response:
    """The Story screen."""
    held, asked = story_of(request), request.query_params
    show, sort = asked.get("show", "all"), asked.get("sort", "rank")
    wanted = Asked(
        q=asked.get("q", "")[:200],
        show=cast(Show, show if show in get_args(Show) else "all"),
        sort=cast(Sort, sort if sort in get_args(Sort) else "rank"),
        page=_number(request, "page"),
    )
    site = site_of(request)
    given = site.overviews.get((held.story, held.version), lambda: overview(held, site.settings))
    view = site.views.get((held.story, held.version, wanted), lambda: story_view(held, wanted, site.settings, given))
    view = replace(view, stale=held.stale)
    frame = Frame(view.title, held.story, "story")
    tables = {"claims": view.claims, "origins": view.origins, "needs": view.needs, "matrix": _wide(view.matrix)}
    return answer(request, "story.html.j2", view, frame, tables)


def _wide(found: Matrix) -> list[dict[str, str]]:
    """The matrix as rows: a claim, and a word for every outlet."""
    return [
        {"claim": str(line.number), "gist": line.gist}
        | {outlet: c.word for outlet, c in zip(found.outlets, line.cells, strict=True)}
        for line in found.lines
    ]


def claim(request: Request) -> Response:
    """The Claim screen."""
    held, cid = story_of(request), _named(request, "claim")
    site = site_of(request)
    site.warm()
    with site.case() as case:
        view = claim_view(held, cid, case.history(held.story, cid), case.decisions(held.story), site.settings)
    if view is None:
        line = "This claim is no longer one: it was merged, split or grouped anew. Look for its words in the story."
        raise HTTPException(404, line)
    frame = Frame(f"Claim {view.number}", held.story, "story", trail=_trail(held, Link(f"Claim {view.number}")))
    return answer(request, "claim.html.j2", view, frame, _claim_tables(view))


def _claim_tables(view: ClaimView) -> dict[str, Sequence[Any]]:
    return {"tree": tree.flat(view.tree), "history": view.history, "decisions": view.decisions}


def at(request: Request) -> Response:
    """The claim that holds these words now, however claims are grouped."""
    held, rid = story_of(request), _named(request, "report")
    low, high = (whole(end) for end in request.path_params["span"].partition("-")[::2])
    if low is None or high is None:
        raise HTTPException(404, "There is no such place.")
    span = (low, high)
    here = held.parts.get(rid, Parts()).claims
    best = max(here, key=lambda c: (overlap(c[0], span), -c[1]), default=None)
    if best is None or not overlap(best[0], span):
        raise HTTPException(404, "No claim holds these words any more.")
    return RedirectResponse(claim_at(held.story, held.claims[best[1] - 1].claim.id), 303)


def reports(request: Request) -> Response:
    """The reports of a story."""
    held = story_of(request)
    site_of(request).warm()
    view = reports_view(held, _number(request, "page"), site_of(request).settings)
    frame = Frame("Reports", held.story, "reports", trail=_trail(held, Link("Reports")))
    return answer(request, "reports.html.j2", view, frame, {"reports": view.reports})


def report(request: Request) -> Response:
    """The Report screen."""
    held, rid = story_of(request), _named(request, "report")
    site = site_of(request)
    site.warm()
    with site.case() as case:
        view = report_view(held, rid, case.source(rid))
    if view is None:
        raise HTTPException(404, "There is no such report in this story.")
    trail = _trail(held, Link("Reports", reports_at(held.story)), Link(f"[{view.number}] {view.outlet}"))
    frame = Frame(
        f"{view.outlet}: {view.headline}" if view.headline else view.outlet, held.story, "reports", trail=trail
    )
    return answer(request, "report.html.j2", view, frame, _report_tables(view))


def _report_tables(view: ReportView) -> dict[str, Sequence[Any]]:
    rows = view.paragraphs
    return {
        "statements": tuple(s for p in rows for s in p.right),
        "reuse": tuple(t for p in rows for t in p.left),
        "attention": tuple(a for p in rows for a in p.attention),
    }


def compare(request: Request) -> Response:
    """To the permanent address of a pair chosen in the list of reports."""
    held = story_of(request)
    a, b = request.query_params.get("a", ""), request.query_params.get("b", "")
    if a not in held.lookup.reports or b not in held.lookup.reports or a == b:
        raise HTTPException(404, "Choose two different reports of this story.")
    return RedirectResponse(pair_at(held.story, a, b), 303)


def pair(request: Request) -> Response:
    """The Side by side screen."""
    held = story_of(request)
    a, b = (held.lookup.reports.get(_named(request, name)) for name in ("a", "b"))
    if a is None or b is None or a is b:
        raise HTTPException(404, "There are no such two reports in this story.")
    quoted = request.query_params.get("quotations") != "no"
    furniture = request.query_params.get("furniture") == "yes"
    site = site_of(request)

    def seen(one: Report) -> Report:
        return pairs.bared(one) if furniture else one

    one, other = seen(a), seen(b)
    aligned = site.pairs.get((held.version, a.id, b.id, furniture), lambda: pairs.align(one, other))
    view = pairs.pair_view(held, a, b, aligned, quoted=quoted, furniture=furniture, settings=site.settings)
    trail = _trail(held, Link("Reports", reports_at(held.story)), Link(f"[{view.a.number}] and [{view.b.number}]"))
    frame = Frame(f"{view.a.outlet} and {view.b.outlet}", held.story, "reports", trail=trail)
    return answer(request, "pair.html.j2", view, frame, {"sentences": pairs.flat(view)})


def differences(request: Request) -> Response:
    """The Conflicts and time line screen."""
    held = story_of(request)
    by: By = "happened" if request.query_params.get("by") == "happened" else "said"
    only = request.query_params.get("claim", "")
    pages = Pages(*(_number(request, name) for name in ("conflicts", "changes", "entries")))
    view = differences_view(held, by, only if only in held.claim else "", pages, site_of(request).settings)
    frame = Frame(
        "Conflicts and time line", held.story, "conflicts", trail=_trail(held, Link("Conflicts and time line"))
    )
    tables = {
        "conflicts": values.flat(view.conflicts),
        "changes": values.flat(view.changes),
        "changed_by_copies": view.turned,
        "flags": view.flags,
        "time_line": view.entries,
        "places": view.places,
    }
    return answer(request, "differences.html.j2", view, frame, tables)


def search(request: Request) -> Response:
    """What the case holds of some words."""
    site = site_of(request)
    q, kind = request.query_params.get("q", "").strip()[:200], request.query_params.get("kind", "")
    kind = kind if kind in ("report", "statement", "claim") else ""
    most = site.settings.rows
    hits: list[Hit] = []
    with site.case() as case, suppress(UsageError):  # signs alone are no words: nothing holds them
        hits = case.search(q, kind=kind or None, limit=most + 1) if q else []
    view = search_view(q, kind, hits, most)
    return answer(request, "search.html.j2", view, Frame(f"Search: {q}" if q else "Search"), {"hits": view.hits})


def job(request: Request) -> Response:
    """How far something has got."""
    found: Job | None = site_of(request).worker.get(request.path_params["job"])
    if found is None:
        raise HTTPException(404, "There is no such job; the last few are remembered.")
    return answer(
        request, "job.html.j2", found, Frame(found.what), {"told": [{"kind": k, "line": w} for k, w in found.told]}
    )


VIEWS: dict[str, Handler] = {
    "/stories": front,
    "/search": search,
    "/jobs/{job}": job,
    "/s/{story}": story,
    "/s/{story}/claims/{claim}": claim,
    "/s/{story}/reports": reports,
    "/s/{story}/reports/{report}": report,
    "/s/{story}/compare/{a}/{b}": pair,
    "/s/{story}/conflicts": differences,
}
JUMPS: dict[str, Handler] = {"/s/{story}/at/{report}/{span}": at, "/s/{story}/compare": compare}
