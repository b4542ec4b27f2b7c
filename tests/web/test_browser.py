"""The screens in a real browser: light and dark, wide and narrow, by keyboard alone; nothing leaves the machine."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from attack import attack
from conftest import TOKEN
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from twosource.case import Case
from twosource.web.address import key
from twosource.web.serving import Running

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
WIDTHS, SCHEMES = (1440, 360), ("light", "dark")

if CHROMIUM is None:
    line = "!! NOT TESTED: the web pages in a browser. There is no chromium here (Debian: apt-get install chromium)."
    print(line, file=sys.__stderr__, flush=True)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium")


@dataclass
class Seen:
    """What went on while a page was looked at."""

    base: str
    story: str
    page: Page
    trouble: list[str] = field(default_factory=list)

    def asked(self, request: Request) -> None:
        """Note a request to another host than the server's."""
        if urlsplit(request.url).netloc != urlsplit(self.base).netloc and not request.url.startswith("blob:"):
            self.trouble.append(f"request to {request.url}")

    def go(self, path: str) -> None:
        """Open a path of the story, and wait until nothing more is loaded."""
        self.page.goto(self.base + path, wait_until="load")

    def axe(self, rules: list[str] | None = None) -> list[str]:
        """What axe (already in the page) finds, one line each; of all its rules, or of these."""
        found = self.page.evaluate(
            "rules => axe.run(document, {resultTypes: ['violations'], ...(rules ? {runOnly: rules} : {})})"
            ".then(r => r.violations.map(v => "
            "v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | ')))",
            rules,
        )
        return [str(line) for line in found]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def served(example: str, made: str, hostile: str) -> Iterator[dict[str, str]]:
    """The three cases, each on a server of its own."""
    os.environ.pop("TWOSOURCE_PASSWORD", None)
    with Running(example, token=TOKEN) as a, Running(made, token=TOKEN) as b, Running(hostile, token=TOKEN) as c:
        yield {"example": a, "made": b, "hostile": c}


def _screens(path: str) -> dict[str, str]:
    """The address of each screen, for a case."""
    with Case.open(path) as case:
        name = case.stories()[0].name
        dossier = case.dossier(name)
    assert dossier is not None
    at = f"/s/{key(name)}"
    copy = next((d for d in dossier.derivations if d.direction == "a_from_b"), dossier.derivations[0])
    wide = max(dossier.claims, key=lambda c: len(c.members))
    return {
        "front": "/",
        "story": at,
        "claim": f"{at}/claims/{wide.id}",
        "reports": f"{at}/reports",
        "report": f"{at}/reports/{copy.report}",
        "pair": f"{at}/compare/{copy.from_}/{copy.report}",
        "conflicts": f"{at}/conflicts",
        "search": "/search?q=said",
    }


@pytest.fixture
def look(browser: Browser, served: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Seen]:
    """Someone who has come in, on a screen of a width and a colour; no console error, no other host."""
    case, width, scheme = getattr(request, "param", ("example", 1440, "light"))
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    seen = Seen(served[case], case, page)
    page.on("request", seen.asked)
    page.on("console", lambda m: seen.trouble.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: seen.trouble.append(f"error: {e}"))
    page.on("dialog", lambda d: (seen.trouble.append(f"dialog: {d.message}"), d.dismiss()))
    page.goto(f"{served[case]}/?token={TOKEN}")
    yield seen
    context.close()
    assert not seen.trouble


# What hangs on a page's colours, and what on its width too: every rule is asked at each width in one colour, and those
# of contrast in the other.
COLOUR = ["color-contrast", "link-in-text-block"]


@pytest.mark.parametrize(
    "look", [("example", 1440, "light"), ("made", 1440, "light")], indirect=True, ids=["14", "200"]
)
def test_each_screen_is_sound(look: Seen, example: str, made: str) -> None:
    """Every screen at both widths in both colours, each loaded once: a page hears of either as it changes."""
    page = look.page
    for name, path in _screens(example if look.story == "example" else made).items():
        look.go(path)
        if name == "conflicts":
            page.wait_for_selector("#map svg")
        page.evaluate(AXE)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                assert not look.axe(None if scheme == "light" else COLOUR), (name, width, scheme)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{name} is {over} px too wide at {width}"


# How far a reader gets who has no mouse: everything that can be acted on is reached by Tab, in order, and is seen to be.
FOCUS = """() => { const e = document.activeElement; const s = getComputedStyle(e);
return {at: [...document.querySelectorAll('*')].indexOf(e), seen: s.outlineStyle !== 'none' && e.getClientRects().length > 0,
what: e.tagName + ' ' + e.className + ' ' + (e.textContent || '').trim().slice(0, 30)}; }"""


@pytest.mark.parametrize(
    "look",
    [(case, width, scheme) for case in ("example", "made") for width, scheme in ((1440, "dark"), (360, "light"))],
    indirect=True, ids=lambda p: "-".join(map(str, p)),
)  # fmt: skip
def test_each_screen_by_keyboard_alone(look: Seen, example: str, made: str) -> None:
    page = look.page
    for name, path in _screens(example if look.story == "example" else made).items():
        look.go(path)
        last = -1
        for _ in range(14):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            assert focus["at"] > last and focus["seen"], (name, focus)
            last = focus["at"]
        if page.locator("[data-item]:visible").count():
            page.keyboard.press("j")
            assert page.locator(".here").count() == 1, name
            if page.locator(".here [data-open]").count():
                before = page.url
                page.keyboard.press("o")
                page.wait_for_url(lambda url, before=before: url != before, wait_until="commit")


@pytest.mark.parametrize("look", [("hostile", 1440, "light"), ("hostile", 360, "dark")], indirect=True)
def test_a_hostile_report_does_nothing(look: Seen, hostile: str) -> None:
    one = _screens(hostile)
    for name in ("front", "story", "claim", "reports", "conflicts", "search"):
        look.go(one[name])
        over = look.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{name} is {over} px too wide"
        assert look.page.locator("img, iframe, script:not([src])").count() == 0
    look.go(f"/s/{one['story'].split('/')[2]}/reports/{attack().reports[0].id}")
    assert "alert(1)" in look.page.locator(".report .text").inner_text()


def test_the_story_by_keyboard_alone(look: Seen, example: str) -> None:
    page, screens = look.page, _screens(example)
    look.go(screens["story"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("j")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.closest('[data-item]').className")
    assert "here" in first
    page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("o")
    assert page.url.startswith(look.base + screens["story"])
    with page.expect_navigation():
        page.keyboard.press("c")
    assert page.url.endswith("/conflicts")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.matches('input[name=q]')")
    page.keyboard.type("dam")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/search?q=dam" in page.url and page.locator(".hits li").count() > 0


def test_single_keys_can_be_turned_off(look: Seen, example: str) -> None:
    look.go(_screens(example)["story"])
    look.page.keyboard.press("?")
    look.page.locator("[data-keys-on]").uncheck()
    look.page.keyboard.press("Escape")
    look.page.keyboard.press("j")
    assert look.page.locator(".here").count() == 0


def test_claims_are_filtered_without_a_new_page(look: Seen, example: str) -> None:
    page = look.page
    look.go(_screens(example)["story"])
    before = page.locator(".claims tbody tr").count()
    page.evaluate("window.stays = true")
    page.locator("#q-claims").press_sequentially("spillway")
    expect(page.locator(".claims tbody tr")).not_to_have_count(before, timeout=60_000)
    assert 0 < page.locator(".claims tbody tr").count() < before
    assert page.evaluate("window.stays") and "q=spillway" in page.url
    page.reload()
    assert page.locator("#q-claims").input_value() == "spillway"


def test_overlap_is_counted_anew_at_once_and_differences_are_stepped_through(look: Seen, example: str) -> None:
    page = look.page
    look.go(_screens(example)["pair"])
    before = page.locator(".overlap").all_inner_texts()
    page.get_by_text("count quotations").click()
    page.wait_for_url("**quotations=no**")
    assert page.locator(".overlap").all_inner_texts() != before
    page.get_by_text("count page furniture").click()
    page.wait_for_url("**furniture=yes**")
    page.keyboard.press("n")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert first == page.evaluate("document.activeElement.id") == "d1"


def test_light_and_dark_are_chosen_and_kept(look: Seen, example: str) -> None:
    page = look.page
    look.go(_screens(example)["story"])
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    page.wait_for_selector("html[data-look=dark]")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != paper and page.url.endswith(_screens(example)["story"])
    page.get_by_role("button", name="Auto").click()
    page.wait_for_selector("html:not([data-look])")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper


def test_everything_is_read_without_script(browser: Browser, served: dict[str, str], example: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served['example']}/?token={TOKEN}")
    for name, path in _screens(example).items():
        page.goto(served["example"] + path)
        assert page.locator("h1").count() == 1, name
    page.goto(served["example"] + _screens(example)["story"])
    page.locator("#q-claims").fill("spillway")
    page.locator(".filter button").click()
    assert "q=spillway" in page.url and page.locator(".claims tbody tr").count() > 0
    context.close()


def test_it_prints(look: Seen, example: str) -> None:
    look.go(_screens(example)["report"])
    look.page.emulate_media(media="print")
    assert not look.page.locator(".tabs").is_visible() and look.page.locator(".prose").first.is_visible()
    assert look.page.pdf()[:5] == b"%PDF-"
