"""Full-text search over reports' texts, statements and claims, by SQLite's FTS5."""

import re

from twosource.case.database import Database
from twosource.errors import UsageError
from twosource.model import Hit, Report, Spans
from twosource.settings import CaseSettings

_ASKED = re.compile(r'"([^"]*)"|(\S+)')
_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: they mark found words in a snippet, and no text of ours holds them
_REPORTS = """
select 'report', h.story, r.id, r.id, r.outlet, r.url, coalesce(r.path, ''), coalesce(r.headline, ''),
  snippet(report_words, -1, :open, :close, ' … ', :around), bm25(report_words, 4.0, 1.0)
from report_words join report r on r.n = report_words.rowid join held h on h.report = r.id
where report_words match :query and r.forgotten = '' and (:story is null or h.story = :story)
order by 10, r.id limit :limit
"""
_PIECES = """
select :kind, p.story, json_extract(p.record, '$.id'), r.id,
  r.outlet, r.url, coalesce(r.path, ''), coalesce(r.headline, ''),
  snippet(piece_words, -1, :open, :close, ' … ', :around), bm25(piece_words)
from piece_words join piece p on p.n = piece_words.rowid
left join report r on r.id = coalesce(json_extract(p.record, '$.report'), json_extract(p.record, '$.members[0].report'))
where piece_words match :query and p.part = :part and (:story is null or p.story = :story)
order by 10, 3 limit :limit
"""
_KINDS = ("claim", "statement", "report")


def query_of(asked: str) -> str:
    """What a person typed as an FTS5 query: all words, "phrases" as they stand, a star for the rest of a word.

    >>> query_of('dam "gate five" flood*')
    '"dam" "gate five" "flood"*'
    """
    out = []
    asked = asked.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    for phrase, word in _ASKED.findall(asked):
        star = "*" if word.endswith("*") and word.strip("*") else ""
        words = (phrase or word).strip("*").replace('"', " ").strip()
        if any(c.isalnum() for c in words):
            out.append(f'"{words}"{star}')
    return " ".join(out)


def search(
    db: Database, asked: str, kind: str | None, story: str | None, limit: int | None, settings: CaseSettings
) -> list[Hit]:
    """Claims, statements and reports that hold all the words, best first within each kind."""
    query = query_of(asked)
    if not query:
        raise UsageError("nothing to search for: give at least one word")
    if kind is not None and kind not in _KINDS:
        raise UsageError(f"no kind of answer {kind!r}: one of {', '.join(_KINDS)}")
    hits: list[Hit] = []
    for name in [kind] if kind else _KINDS:
        given = {"query": query, "open": _OPEN, "close": _CLOSE, "around": settings.around, "story": story}
        given |= {"limit": limit or settings.hits, "kind": name, "part": f"{name}s"}
        rows = db.named(_REPORTS if name == "report" else _PIECES, given)
        hits += [_hit(row) for row in rows]
    return hits


def _hit(row: tuple[str, str, str, str | None, str | None, str | None, str, str, str, float]) -> Hit:
    kind, story, rid, report, outlet, url, path, headline, marked, _ = row
    words, found = _unmarked(marked)
    name = Report("", path, "", "", url=url, outlet=outlet).name
    title = f"{name}: {headline}" if headline else name
    return Hit(kind, story, rid, report or "", title, words, found)


def _unmarked(marked: str) -> tuple[str, Spans]:
    """The words without marks, white space made one, and where the marked ones stand.

    >>> _unmarked("the \ue000dam\ue001 is safe")
    ('the dam is safe', ((4, 7),))
    """
    marked = " ".join(marked.split())
    words, found, start = "", [], 0
    for part in re.split(f"([{_OPEN}{_CLOSE}])", marked):
        if part == _OPEN:
            start = len(words)
        elif part == _CLOSE:
            found.append((start, len(words)))
        else:
            words += part
    return words, tuple(found)
