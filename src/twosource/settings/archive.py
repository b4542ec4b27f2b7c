"""Settings of an archive. Every number names the benchmark that chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """Text reuse, origins and stories over many reports. Numbers were chosen on synthetic news with exact truth
    (`bench/archive.py`, 10,000 and 100,000 reports) unless said otherwise.

    `furniture_holders`, `furniture_share`: a fingerprint that so many reports hold, of which that share are of one
    outlet, is page furniture. `most_holders`: above it no all-pairs, each holder is linked to the first
    `crowd_firsts` and to the one before. `shared_prints`: two reports that share so many are aligned.
    `largest_gap`: words between two runs of one passage; `extend`: words a run is extended beyond its fingerprints;
    `shortest_passage`: matched words of a passage; `shortest_source`: words of a report that a source accounts for.
    `journal_reports`: reports that came since the build are made a part on disk by so many (`bench/archive_live.py`:
    opening an archive takes in at most so many again, some 5 ms each).
    """

    furniture_holders: int = 3
    furniture_share: float = 0.8
    most_holders: int = 100
    crowd_firsts: int = 3
    shared_prints: int = 2
    largest_gap: int = 12
    extend: int = 12
    shortest_passage: int = 18
    shortest_source: int = 12
    least_child: float = 0.25
    shard_reports: int = 8192
    report_bytes: int = 3500
    batch_reports: int = 512
    bucket_reports: int = 16_384
    journal_reports: int = 128


@dataclass(frozen=True, slots=True)
class StorySettings:
    """Which reports tell one event. Chosen on stories-dev, by halves of its topics (`bench/stories.py --sweep`).

    Features: of the first `told_letters` (F1 is the same with all), `name_weight` for names and numbers, `lead_weight`
    in the first `lead_words`; a word's rarity is log((reports + `smooth`) / (holders + 1)), at most `rarest`: a few
    hundred reports and a million weigh alike.
    Groups: nearness is measured by that of each report's `next_ones`, held between `least_scale` (what has no next of
    kin isn't made one by that) and `most_scale` (copies don't push away what is told in other words); mean nearness of
    two groups from which they are one story, `near`. Reports further apart than `days` are
    the less near the further, halved after `half_days` more: an event of the next week is another.
    In an archive, trees of descent are grouped by the `kept_features` of their roots: those that share
    `shared_features` of their `candidate_features` rarest, each held by at most `most_holders` of a week, are compared;
    pieces of the graph at `loose` times `near` are linked, cut harder where they hold more than `largest_group`.
    """

    told_letters: int = 2000
    lead_words: int = 60
    lead_weight: float = 2.0
    name_weight: float = 2.0
    smooth: float = 50.0
    rarest: float = 5.0
    near: float = 0.46
    next_ones: int = 2
    least_scale: float = 0.25
    most_scale: float = 0.5
    kept_features: int = 96
    loose: float = 0.5
    days: float = 4.0
    half_days: float = 3.0
    most_holders: int = 60
    candidate_features: int = 16
    shared_features: int = 2
    largest_group: int = 3000


@dataclass(frozen=True, slots=True)
class ArchiveCosts:
    """What work costs on one core, for `--estimate`: measured on two busy ones, where CPU-seconds are long
    (`bench/archive.py` at 100,000 and a million; `bench/archive_costs.py`, dossiers of 3 to 19 real reports).

    `words_a_second` of a dossier, all stages and pairs, on distinct paragraphs; `pairs_a_second`: what pairs cost
    beside that in larger stories (`bench/speed.py`); bytes a report on disk (text, words, fingerprints, index) and in
    memory; memory of two workers and of the parser; `dossier`: bytes a report in it.
    """

    reports_a_second: float = 2000.0
    disk: int = 22_000
    memory: int = 700_000_000
    each: int = 4_000
    words_a_second: float = 400.0
    pairs_a_second: float = 600.0
    parser: int = 900_000_000
    words_a_report: int = 450
    dossier: int = 25_000
