"""Reports read ahead by several processes: what depends on one report alone, worked out side by side and handed back.

Processes, not threads: parsing holds one lock. What comes back is what a case keeps (`twosource.worked`),
so that the answer is that of one process, byte for byte.
"""

import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from twosource.claims.propositions import propositions
from twosource.conflicts import find_conflicts
from twosource.language import read
from twosource.memory import Memory, fingerprint
from twosource.model import Claim, Member, Report
from twosource.origins import find_origins
from twosource.reuse import find_reuse
from twosource.settings import JobSettings
from twosource.statements import find_statements
from twosource.timeline import find_timeline
from twosource.worked import learn_packed, news


def read_ahead(reports: Sequence[Report], memory: Memory, jobs: int, *, settings: JobSettings | None = None) -> None:
    """Read those reports that `memory` doesn't know in `jobs` processes; it knows them then.

    Nothing is done for so few that starting the processes would take longer. Where a process dies (of too little
    memory, say) what it was to read is left to this one.
    """
    settings = settings or JobSettings()
    new = [r for r in reports if r.readable and fingerprint(r) not in memory.of("said")]
    if jobs < 2 or len(new) < settings.least:
        return
    parts = _parts(new, jobs * settings.parts)
    with ProcessPoolExecutor(min(jobs, len(parts)), get_context("spawn"), initializer=_quiet) as pool:
        try:
            for packed in pool.map(read_alone, parts):
                learn_packed(memory, packed, new=True)
        except BrokenProcessPool:
            return
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _quiet() -> None:
    """An interrupt is for the first process to tell of."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _parts(reports: Sequence[Report], count: int) -> list[list[Report]]:
    """Reports in so many parts of about one length; copies, which begin alike, stand together: they are read once.

    >>> from twosource.testing import report
    >>> rows = [report(text) for text in ("Rain fell.", "The dam at Varn broke.", "Rain fell. It froze.")]
    >>> [[r.text[:4] for r in part] for part in _parts(rows, 2)]
    [['Rain', 'Rain'], ['The ']]
    """
    ordered = sorted(reports, key=lambda r: (r.text, r.id))
    share = sum(len(r.text) for r in ordered) / count
    parts: dict[int, list[Report]] = {}
    before = 0
    for report in ordered:
        parts.setdefault(int((before + len(report.text) / 2) / max(1.0, share)), []).append(report)
        before += len(report.text)
    return list(parts.values())


def read_alone(reports: Sequence[Report]) -> bytes:
    """What every stage reads of each report for itself, packed."""
    memory = Memory()
    readings = read(reports, memory=memory)
    statements, _ = find_statements(reports, readings, memory=memory)
    told = propositions(reports, readings, statements, memory)
    for report, (found, _) in zip(sorted(reports, key=lambda r: r.id), told, strict=True):
        said = [s for s in statements if s.report == report.id]
        claim = Claim("", "", tuple(Member(report.id, p.span) for p in found))
        find_reuse([report], memory=memory)
        find_origins([report], [], [], memory=memory)
        find_conflicts([report], readings, said, [], memory=memory)
        find_timeline([report], readings, [claim], memory=memory)
    return news(memory, 0) or b""
