"""Makes docs/screens/*.png of the shipped example: `python docs/make_screens.py [CASE]` (needs Debian's chromium)."""

import shutil
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from twosource import desk
from twosource.case import Case
from twosource.model import Dossier
from twosource.web.serving import Running

HERE = Path(__file__).parent
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WIDE, HIGH = 1280, 860


def _screens(dossier: Dossier) -> dict[str, str]:
    """The address of each picture: a copy with something changed, and a claim in conflict."""
    changed = next(d for d in dossier.drift if d.kind == "sense_reversed")
    claim = next(s.claim for c in dossier.conflicts if c.kind == "date" for s in c.sides if s.claim)
    return {
        "story": "/s/main",
        "matrix": "/s/main#h-matrix",
        "claim": f"/s/main/claims/{claim}",
        "report": f"/s/main/reports/{changed.report}#t{changed.span[0]}",
        "pair": f"/s/main/compare/{changed.from_}/{changed.report}",
        "conflicts": "/s/main/conflicts",
    }


def shoot(path: str) -> None:
    """Write the pictures of a case."""
    from playwright.sync_api import sync_playwright

    with Case.open(path) as case:
        dossier = case.dossier("main") or Dossier()
    (HERE / "screens").mkdir(exist_ok=True)
    with Running(path, token="pictures") as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        looks = [("", "light", WIDE, ("story", "matrix", "claim", "report", "pair", "conflicts"))]
        looks += [("-dark", "dark", WIDE, ("claim",)), ("-phone", "light", 360, ("story", "report"))]
        for ending, scheme, width, names in looks:
            context = browser.new_context(viewport={"width": width, "height": HIGH}, color_scheme=scheme)
            page = context.new_page()
            page.goto(f"{base}/?token=pictures")
            for name in names:
                page.goto(base + _screens(dossier)[name])
                page.wait_for_load_state("networkidle")
                page.screenshot(path=HERE / "screens" / f"{name}{ending}.png")
            context.close()
        browser.close()


def main() -> None:
    """Pictures of the case given, else of the shipped example, read anew."""
    if len(sys.argv) > 1:
        shoot(sys.argv[1])
        return
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "example.case")
        with Case.open(path, write=True) as case, chdir(HERE.parent):  # pictures show where reports came from
            desk.add(case, ["examples/reports"])
        shoot(path)


if __name__ == "__main__":
    main()
