"""What was remembered changes nothing but the time: in one go, one by one, in any order, the dossier is the same."""

import random
from dataclasses import replace

import msgspec
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from twosource.intake import read_reports, report_from_text
from twosource.language import read
from twosource.memory import Memory
from twosource.model import Claim, Dossier, Report, content_id
from twosource.pipeline import examine

_OWN = (
    "The ferry Aldo sank off Sarvika on Monday and 12 people died, the coastguard said.",
    "Mayor Rosa Toller said the pier would be closed for a week.",
    "The operator, Skerry Lines, denied that the ferry had been overloaded.",
    "“It went down in four minutes,” said Bruno Tamm, who watched from the harbour wall.",
    "An official who spoke on condition of anonymity said a hatch had been left open.",
    "At least 14 people were killed when a ferry went down near Sarvika, police said on Tuesday.",
    "Divers searched the wreck until dark and found two more bodies.",
    "The claim that the crew were asleep could not be verified.",
    "A week of mourning was announced by the town’s mayor, Rosa Toller.",
    "Skerry Lines said in a statement that all its ships had passed inspection in March.",
)


def story(seed: int, size: int = 6, *, dated: bool = False) -> list[Report]:
    draw = random.Random(seed)
    texts: list[list[str]] = []
    for n in range(size):
        parent = draw.choice(texts) if texts and n % 3 == 2 else None
        texts.append([s for s in parent if draw.random() > 0.2] if parent else draw.sample(_OWN, 5))
    return [
        report_from_text(
            "\n\n".join(text),
            rid=content_id("r", str(seed), str(n), *text),
            path=f"r{n}.txt",
            outlet=f"The Outlet {n % 7}",
            published=f"2031-05-06T{draw.randrange(24):02d}:00+00:00" if dated or n % 4 else None,
        )
        for n, text in enumerate(texts)
    ]


def plain(dossier: Dossier) -> bytes:
    return msgspec.json.format(msgspec.json.encode(dossier))


def one_by_one(reports: list[Report]) -> Dossier:
    memory = Memory()
    return [examine(reports[: n + 1], memory=memory) for n in range(len(reports))][-1]


def test_one_by_one_in_any_order_is_as_in_one_go() -> None:
    for seed in (1,):
        reports = story(seed)
        whole = plain(examine(reports))
        shuffled = random.Random(seed).sample(reports, len(reports))
        assert plain(one_by_one(shuffled)) == whole
        assert plain(examine(shuffled)) == whole


def test_the_example_one_by_one() -> None:
    reports = read_reports(["examples/reports"])[0][:6]
    memory = Memory()
    examine(reports[3:], memory=memory)
    assert plain(examine(random.Random(3).sample(reports, len(reports)), memory=memory)) == plain(examine(reports))


def test_a_report_that_is_taken_back_leaves_no_trace() -> None:
    reports = story(3)
    memory = Memory()
    examine(reports, memory=memory)
    assert plain(examine(reports[1:], memory=memory)) == plain(examine(reports[1:]))


def test_a_later_date_is_not_answered_from_memory() -> None:
    reports = story(4, 4)
    memory = Memory()
    examine(reports, memory=memory)
    changed = [replace(reports[0], published="2031-06-01"), *reports[1:]]
    assert plain(examine(changed, memory=memory)) == plain(examine(changed))


def test_nothing_is_parsed_before_it_is_asked_for_and_then_once() -> None:
    reports = story(5, 3)
    memory = Memory()
    readings = read(reports, memory=memory)
    assert not memory.of("read")
    assert [p.doc.text for p in readings[reports[1].id]] == reports[1].text.split("\n\n")
    assert len(memory.of("read")) == 3
    again = read(reports, memory=memory)
    assert [p.doc.text for p in again[reports[2].id]] == [p.doc.text for p in readings[reports[2].id]]


REMEMBERED = Memory()  # the examples below share sentences, and what was worked out on them


def heir(claim: Claim, claims: tuple[Claim, ...]) -> Claim:
    """The claim that holds all that this one held."""
    held = {(m.report, m.span) for m in claim.members}
    return next(c for c in claims if held <= {(m.report, m.span) for m in c.members})


@given(st.integers(0, 40), st.integers(0, 5), st.sampled_from(["whole", "cut"]))
@example(6, 0, "whole")  # of mixed origin: its parts belong to whom they belong to in what it copies
@settings(deadline=None, max_examples=3, derandomize=True, suppress_health_check=list(HealthCheck))
def test_a_copy_raises_no_count(seed: int, which: int, manner: str) -> None:
    """Of a copy that is found to be one, and reports whose dates tell which came first (undated, a part of a mosaic
    can't be told from a cut of it)."""
    reports = story(seed, dated=True)
    parent = reports[which]
    text = parent.text if manner == "whole" else parent.text.rsplit("\n\n", 1)[0]
    copy = report_from_text(
        text,
        rid=content_id("r", "copy", parent.id, manner),
        path="copy.txt",
        outlet="The Late Copy",
        published="2031-05-08T12:00+00:00",
    )
    before = examine(reports, memory=REMEMBERED)
    after = examine([*reports, copy], memory=REMEMBERED)
    assume(any(parent.id in (d.report, d.from_) for d in after.derivations if copy.id in (d.report, d.from_)))
    for claim in before.claims:
        old, new = claim.standing, heir(claim, after.claims).standing
        assert old and new
        assert new.texts <= old.texts and new.origins[0] <= old.origins[0]
        assert new.origins[1] <= old.origins[1] and new.roots[1] <= old.roots[1] and new.roots[0] <= old.roots[0]
