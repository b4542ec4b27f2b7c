"""Which reports tell one event: reuse first, then names, numbers, rare words and time.

Groups are joined while their reports are near one another on the average (average linkage, Sokal and Michener 1958),
within pieces of the graph of candidates, so that nothing grows with the square of the archive.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from twosource.archive.features import Vectors, background, count, vectors
from twosource.archive.rows import UNDATED, times_of
from twosource.archive.words import I64
from twosource.model import Report
from twosource.settings import StorySettings

_DEFAULT = StorySettings()
F64 = NDArray[np.float64]


def stories_of(
    reports: Sequence[Report], *, trees: Sequence[int] | None = None, settings: StorySettings = _DEFAULT
) -> list[tuple[str, ...]]:
    """Groups of report ids, each the reports of one event, largest first; each report once.

    `trees` gives reports that are known to derive from one another the same number. Furniture is left out. The order
    of the reports changes nothing.

    >>> from twosource.testing import report
    >>> a = report("The Varde ferry sank off Cape Molen. Captain Ola Brandt was saved.")
    >>> b = report("Ola Brandt, captain of the ferry that sank off Cape Molen, left Varde hospital.")
    >>> c = report("A strike shut the port of Lessing. Dockers want higher pay, Rita Haas said.")
    >>> stories_of([a, b, c]) == [tuple(sorted([a.id, b.id])), (c.id,)]
    True
    """
    order = sorted(range(len(reports)), key=lambda n: reports[n].id)
    told = [reports[n] for n in order]
    if not told:
        return []
    known = background()
    texts = pa.array([_narrative(report) for report in told], pa.large_string())
    made = vectors(count(texts, known, settings), len(told), settings)
    times = times_of(pa.array([report.published for report in told], pa.string()))
    group = np.arange(len(told)) if trees is None else np.unique([trees[n] for n in order], return_inverse=True)[1]
    label = linked(in_place(nearness(made, times, settings), group, settings), group, settings.near)
    found: dict[int, list[str]] = {}
    for report, number in zip(told, label.tolist(), strict=True):
        found.setdefault(number, []).append(report.id)
    return sorted((tuple(ids) for ids in found.values()), key=lambda ids: (-len(ids), ids))


def _narrative(report: Report) -> str:
    """The text without its furniture, with the headline where the text doesn't have it."""
    from twosource.text import outside

    text = "\n".join(report.text[s:e] for s, e in outside((0, len(report.text)), report.furniture))
    if report.headline and report.headline not in text[: len(report.headline) + 400]:
        return f"{report.headline}\n{text}"
    return text


def nearness(made: Vectors, times: I64, settings: StorySettings) -> F64:
    """How near each report is to each: cosine, less for what lies apart in time."""
    n = len(made.first) - 1
    kind = np.unique(made.kinds, return_inverse=True)[1]
    most = int(kind.max(initial=-1)) + 1
    near = np.zeros((n, n))
    rows = np.repeat(np.arange(n), np.diff(made.first))
    for low in range(0, most, 4096):  # a dense block of features at a time
        part = np.flatnonzero((kind >= low) & (kind < low + 4096))
        block = np.zeros((n, min(4096, most - low)), dtype=np.float32)
        block[rows[part], kind[part] - low] = made.weight[part]
        near += block @ block.T
    return near * in_time(times[:, None], times[None, :], settings)


def in_time(one: I64, two: I64, settings: StorySettings) -> F64:
    """1 for reports of the same days, halved for each `half_days` beyond `days`; 1 where one has no date."""
    unknown = (one == UNDATED) | (two == UNDATED)
    apart = np.abs(one - np.where(unknown, one, two)) / 86_400
    factor: F64 = 0.5 ** (np.maximum(0.0, apart - settings.days) / settings.half_days)
    return factor


def in_place(near: F64, group: I64, settings: StorySettings) -> F64:
    """Nearness measured by how near each group's next ones are: where all reports are alike, alike says less.

    Local scaling: Zelnik-Manor and Perona, "Self-tuning spectral clustering", NIPS 2004.
    """
    member = np.zeros((int(group.max()) + 1, len(group)))
    member[group, np.arange(len(group))] = 1.0
    size = member.sum(axis=1)
    mean = (member @ near @ member.T) / np.outer(size, size)
    np.fill_diagonal(mean, 0.0)
    scale = scale_of(np.sort(mean, axis=1)[:, -settings.next_ones :].sum(axis=1), settings)[group]
    out: F64 = near / np.sqrt(np.outer(scale, scale))
    return out


def scale_of(total: F64, settings: StorySettings) -> F64:
    """The measure at a report, from how near its next ones are together; held between the least and the most."""
    return np.clip(total / settings.next_ones, settings.least_scale, settings.most_scale)


def linked(near: F64, group: I64, least: float) -> I64:
    """Average linkage from given groups on, down to a nearness of `least`; a label for each row.

    >>> near = np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]])
    >>> linked(near, np.arange(3), 0.17).tolist(), linked(near, np.array([0, 1, 1]), 0.6).tolist()
    ([0, 0, 2], [0, 1, 1])
    """
    member = np.zeros((int(group.max()) + 1, len(group)))
    member[group, np.arange(len(group))] = 1.0
    size = member.sum(axis=1)
    mean = (member @ near @ member.T) / np.outer(size, size)
    np.fill_diagonal(mean, -1.0)
    into = np.arange(len(size))
    best = mean.argmax(axis=1)
    while True:
        top = mean[np.arange(len(best)), best]
        one = int(top.argmax())
        if top[one] < least or len(size) < 2:
            break
        one, two = sorted((one, int(best[one])))
        mean[one] = (mean[one] * size[one] + mean[two] * size[two]) / (size[one] + size[two])
        mean[:, one] = mean[one]
        size[one] += size[two]
        mean[two] = mean[:, two] = -1.0
        mean[one, one] = -1.0
        into[into == two] = one
        stale = np.flatnonzero((best == one) | (best == two))
        best[stale] = mean[stale].argmax(axis=1)
        better = np.flatnonzero(mean[:, one] > mean[np.arange(len(best)), best])
        best[better] = one
        best[one] = int(mean[one].argmax())
    return into[group]
