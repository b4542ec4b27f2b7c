"""The body of real pages: Twosource's intake beside trafilatura's own, by the F1 of shared word 4-grams.

    python -m bench.intake FOLDER [TRUTH.json]

FOLDER holds pages as `ID.html` (or `ID.html.gz`), TRUTH is `{"ID": {"articleBody": "..."}}` (by default a
`ground-truth.json` in the folder or beside it). The measure is that of the article extraction benchmark of Zyte
(Scrapinghub, 2020): shingles of four words, counted, precision and recall averaged over pages, their harmonic mean.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from twosource.intake import Session, read_reports
from twosource.model import Report
from twosource.text import outside

Extract = Callable[[Path], str]
_WORD = re.compile(r"\w+")
_SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The word 4-grams of a text, counted; of a shorter text, its words."""
    words = _WORD.findall(text)
    return Counter(tuple(words[n : n + _SHINGLE]) for n in range(max(1, len(words) - _SHINGLE + 1)) if words)


def score(truth: str, found: str) -> tuple[float | None, float | None]:
    """Precision and recall of one page; None where there is nothing to have them of."""
    right, told = shingles(truth), shingles(found)
    if not right and not told:
        return None, None
    shared = (right & told).total()
    precision = shared / told.total() if told else None
    recall = shared / right.total() if right else None
    return precision, recall


def f1(pages: list[tuple[float | None, float | None]]) -> tuple[float, float, float]:
    """Mean precision, mean recall, and F1 of the two."""
    precisions = [p for p, _ in pages if p is not None]
    recalls = [r for _, r in pages if r is not None]
    p = sum(precisions) / len(precisions) if precisions else 0.0
    r = sum(recalls) / len(recalls) if recalls else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def body_of(report: Report) -> str:
    """What of a report is its body: not the furniture, the pictures' captions, the headline above it."""
    head = [report.headline_span] if report.headline_span and report.headline_span[0] == 0 else []
    holes = [*report.furniture, *report.captions, *head]
    return "\n".join(report.text[s:e].strip() for s, e in outside((0, len(report.text)), holes))


def read_page(path: Path) -> str:
    """A page's HTML."""
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8", "replace")


def extractors(session: Session) -> dict[str, Extract]:
    """What is measured, by name."""
    import trafilatura

    def ours(path: Path) -> str:
        return "\n".join(body_of(report) for report in read_reports([path], session=session)[0])

    return {
        "twosource": ours,
        "trafilatura": lambda path: trafilatura.extract(read_page(path)) or "",
        "trafilatura, no comments": lambda path: trafilatura.extract(read_page(path), include_comments=False) or "",
    }


def pages_of(folder: Path) -> dict[str, Path]:
    """The pages of a folder by their ids."""
    files = sorted([*folder.glob("*.html"), *folder.glob("*.html.gz")])
    return {path.name.removesuffix(".gz").removesuffix(".html"): path for path in files}


def truth_of(folder: Path, given: str | None) -> dict[str, str]:
    """The true bodies by id."""
    places = [Path(given)] if given else [folder / "ground-truth.json", folder.parent / "ground-truth.json"]
    place = next((path for path in places if path.exists()), None)
    if place is None:
        raise SystemExit(f"no ground truth: give it, or put it at {places[0]}")
    known = json.loads(place.read_text(encoding="utf-8"))
    return {name: page.get("articleBody") or "" for name, page in known.items()}


def measure(folder: Path, given: str | None = None) -> dict[str, tuple[float, float, float, float]]:
    """Precision, recall, F1 and seconds a page of each extractor."""
    truth, pages = truth_of(folder, given), pages_of(folder)
    names = [name for name in truth if name in pages]
    if not names:
        raise SystemExit(f"no page of {folder} is in the ground truth")
    out = {}
    with Session(offline=True) as session:
        for who, extract in extractors(session).items():
            extract(pages[names[0]])  # loads what it needs
            began = time.perf_counter()
            found = [score(truth[name], extract(pages[name])) for name in names]
            out[who] = (*f1(found), (time.perf_counter() - began) / len(names))
    return out


def main() -> None:
    """Print one line an extractor."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    figures = measure(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
    for who, (precision, recall, both, seconds) in figures.items():
        print(f"{who:26} F1 {both:.4f}  precision {precision:.4f}  recall {recall:.4f}  {seconds * 1000:.0f} ms a page")


if __name__ == "__main__":
    main()
