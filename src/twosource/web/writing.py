"""What POST does: add reports, decide, undo, choose a look. Answers with a redirect to where it can be seen."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource import desk
from twosource.case import Case
from twosource.memory import Memory
from twosource.model import Decision, Place, Verdict
from twosource.render import words
from twosource.web.address import key, name_of, story_at, whole
from twosource.web.held import Held
from twosource.web.site import LOOKS, Frame, page, site_of, story_of
from twosource.web.work import Progress, Told

_VERDICTS: tuple[Verdict, ...] = ("accept", "merge", "split", "reject", "note")
_MOST_TEXT = 2000  # characters of a note or a name; more is no note


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.strip()[:_MOST_TEXT] if isinstance(value, str) else ""


# ---- add ----


def safe_name(given: str, taken: set[str]) -> str:
    """A file name of an upload as one that stays in its folder and overwrites no other.

    >>> safe_name("../../etc/passwd", set()), safe_name("", set()), safe_name("a.txt", {"a.txt"})
    ('passwd', 'report', 'a-2.txt')
    """
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c if c.isalnum() or c in "-_. ()" else "-" for c in last).strip(". ")[:120] or "report"
    stem, dot, ending = kept.rpartition(".") if "." in kept else (kept, "", "")
    name, number = kept, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{dot}{ending}"
    return name


async def _saved(files: list[UploadFile], folder: Path, most: int) -> list[str]:
    """Write uploads into a folder; 413 where they are more than may be."""
    taken: set[str] = set()
    size = 0
    for file in files:
        data = await file.read()
        size += len(data)
        if size > most:
            raise HTTPException(413, f"These files are more than {most // 1_000_000} MB together.")
        name = safe_name(file.filename or "", taken)
        taken.add(name)
        await run_in_threadpool((folder / name).write_bytes, data)
    return [str(folder / name) for name in sorted(taken)]


@dataclass(frozen=True, slots=True)
class _Given:
    """What is to be added: to which story, from where, in which folder uploads lie, and how to call it."""

    story: str
    inputs: tuple[str, ...]
    folder: Path
    what: str


async def _given(form: FormData, most: int) -> _Given:
    """A form's files and addresses; 400 with what is wrong where it has none."""
    urls = _text(form, "urls").split()
    strange = [url for url in urls if urlsplit(url).scheme not in ("http", "https")]
    if strange:
        raise HTTPException(400, f"Not an address of a page: {words.shorten(strange[0], 100)}")
    files = [f for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename]
    if not files and not urls:
        raise HTTPException(400, "Choose files, or give addresses, to add.")
    told = [words.count(len(files), "file")] if files else []
    if urls:
        told.append(f"{len(urls)} address{'es' if len(urls) > 1 else ''}")
    folder = Path(tempfile.mkdtemp(prefix="twosource-"))
    try:
        saved = await _saved(files, folder, most)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return _Given(_text(form, "story") or "main", (*saved, *urls), folder, " and ".join(told))


async def add(request: Request) -> Response:
    """Files and addresses into a story; done by the worker, watched on the job's page."""
    site = site_of(request)
    async with request.form(max_files=site.settings.upload_files) as form:
        given = await _given(form, site.settings.upload_bytes)

    def task(progress: Progress) -> Told:
        with Case.open(site.path, write=True) as case:
            memory = site.memories.get(given.story, Memory)
            added = desk.add(case, given.inputs, story=given.story, memory=memory, progress=progress)
        site.stories.fresh(given.story)
        told = [("added", words.count(len(added.added), "report") + " added")]
        if added.same:
            told.append(("same", words.count(len(added.same), "report") + " already there"))
        lines = (f"{p.where}: {p.message}".replace(f"{given.folder}/", "") for p in added.problems)
        return (*told, *(("problem", words.line(line)) for line in lines))

    what = f"Adding {given.what} to “{words.line(given.story)}”"
    job = site.worker.put(given.story, what, task, folder=given.folder, then=story_at(given.story))
    return RedirectResponse(f"/jobs/{job.id}", 303)


# ---- decide ----


def _place(given: str) -> Place | None:
    """A place as a form sends it: report:start:end."""
    parts = given.rsplit(":", 2)
    low, high = (whole(end) for end in parts[1:]) if len(parts) == 3 else (None, None)
    return None if low is None or high is None else Place(parts[0], (low, high))


def _places(held: Held, claim: str) -> tuple[Place, ...]:
    ranked = held.claim.get(claim)
    return tuple(Place(m.report, m.span) for m in ranked.claim.members) if ranked else ()


def _decision(held: Held, form: FormData) -> Decision:
    """What a form decides; 400 with what is wrong where it decides nothing."""
    verdict = next((v for v in _VERDICTS if v == _text(form, "verdict")), None)
    places = _places(held, _text(form, "claim"))
    if verdict is None or not places:
        raise HTTPException(400, "There is no such claim or verdict; the story may have moved on. Load it anew.")
    if verdict == "merge":
        number = whole(_text(form, "other").split(" ", 1)[0])
        if number is None or not 1 <= number <= len(held.claims):
            raise HTTPException(400, "Give the number of the claim to merge with.")
        places += _places(held, held.claims[number - 1].claim.id)
    if verdict == "split":
        out = _place(_text(form, "place"))
        if out not in places or len(places) < 2:
            raise HTTPException(400, "Those words are not in this claim, or are all of it.")
        places = (out, *(p for p in places if p != out)) if out else places
    text = _text(form, "text")
    if verdict == "note" and not text:
        raise HTTPException(400, "A note needs words.")
    return Decision("", held.story, verdict, places, text, _text(form, "by"))


async def decide(request: Request) -> Response:
    """A decision on a claim; the dossier is worked out anew by the worker."""
    site = site_of(request)
    held = await run_in_threadpool(story_of, request)
    async with request.form() as form:
        decision = _decision(held, form)

    def task(progress: Progress) -> Told:
        progress(decision.verdict)
        with Case.open(site.path, write=True) as case:
            desk.decide(case, decision, memory=site.memories.get(held.story, Memory), progress=progress)
        site.stories.fresh(held.story)
        return (("added", f"decided: {decision.verdict}"),)

    first = decision.places[0]
    then = f"{story_at(held.story)}/at/{key(first.report)}/{first.span[0]}-{first.span[1]}"
    job = site.worker.put(held.story, f"Deciding: {decision.verdict}", task, then=then)
    answer = RedirectResponse(f"/jobs/{job.id}", 303)
    if decision.by:
        answer.set_cookie("by", _ascii(decision.by), httponly=True, samesite="strict", max_age=31_536_000)
    return answer


def _ascii(text: str) -> str:
    return quote(text[:80], errors="replace")


async def undo(request: Request) -> Response:
    """Take a decision back."""
    site = site_of(request)
    story = name_of(request.path_params["story"])
    async with request.form() as form:
        decision, back = _text(form, "decision"), _text(form, "back")
    if not decision:
        raise HTTPException(400, "There is no such decision.")

    def task(progress: Progress) -> Told:
        progress("undo")
        with Case.open(site.path, write=True) as case:
            desk.undo(case, decision, memory=site.memories.get(story, Memory), progress=progress)
        site.stories.fresh(story)
        return (("added", "taken back"),)

    then = back if _ours(back) else story_at(story)
    job = site.worker.put(story, "Taking a decision back", task, then=then)
    return RedirectResponse(f"/jobs/{job.id}", 303)


# ---- look and login ----


def _ours(path: str) -> bool:
    """Whether an address is a path of this site, and no other host's.

    >>> _ours("/s/main?q=a"), _ours("//evil.example/"), _ours("/\\\\evil.example"), _ours("https://evil.example")
    (True, False, False, False)
    """
    return path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()


async def look(request: Request) -> Response:
    """Light, dark, or as the reader's machine has it."""
    async with request.form() as form:
        chosen, back = _text(form, "look"), _text(form, "back")
    answer = RedirectResponse(back if _ours(back) else "/", 303)
    if chosen in LOOKS:
        answer.set_cookie("look", chosen, httponly=True, samesite="strict", max_age=31_536_000)
    else:
        answer.delete_cookie("look", httponly=True, samesite="strict")
    return answer


async def login(request: Request) -> Response:
    """The page that asks for the password, and its answer."""
    access = site_of(request).access
    if not access.password:
        raise HTTPException(404, "There is nothing at this address.")
    if request.method == "POST":
        async with request.form() as form:
            given = _text(form, "password")
        if access.opens(given, access.password):
            return access.let_in(RedirectResponse("/", 303))
        return page(request, "login.html.j2", "That is not the password.", Frame("Password"), status=403)
    return page(request, "login.html.j2", "", Frame("Password"))


ACTIONS = {"/add": add, "/look": look, "/s/{story}/decide": decide, "/s/{story}/undo": undo}
