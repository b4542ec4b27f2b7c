"""With a memory, and reports that come one at a time in any order, the answer is that of all reports at once."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.conflicts import find_conflicts
from twosource.drift import find_drift
from twosource.memory import Memory
from twosource.model import Claim, Derivation, Member, Place, Report, Reuse, Statement
from twosource.testing import report, span, statement
from twosource.timeline import find_timeline

SENTENCES = (
    "The landslide in Huaraz killed 12 people on Monday.",
    "The landslide in Huaraz killed at least 19 people on Monday.",
    "The ferry had 127 people on board, police said.",
    "The ferry had 130 people on board, police said.",
    "The dock strike passed its 400-day mark on Friday.",
    "The dock strike drags into its first year.",
    "The firm was warned of cracks in the Orlo bridge in May.",
    "The firm denied that it was warned of cracks in the Orlo bridge in May.",
    "The council ordered 3,100 people in Sella to leave their homes.",
    "The mayor said the evacuation order covered 4,400 people.",
    "Correction: An earlier version of this report said that 12 people were killed.",
)
DENIED = "that it was warned of cracks in the Orlo bridge in May"


@st.composite
def stories(draw) -> list[Report]:
    told = draw(
        st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True), min_size=2, max_size=6)
    )
    days = st.sampled_from([None, "2024-05-07", "2024-05-08T09:00"])
    return [
        report(" ".join(t), path=f"{n}", outlet=f"Outlet {n % 4}", published=draw(days)) for n, t in enumerate(told)
    ]


def statements(reports: list[Report]) -> list[Statement]:
    return [statement(r, DENIED, cue="denied", source="The firm", stance="denies") for r in reports if DENIED in r.text]


def claims(reports: list[Report]) -> list[Claim]:
    """One claim a sentence of the first five, so that what a claim holds changes as reports arrive."""
    held = [(n, tuple(Member(r.id, span(r, s)) for r in reports if s in r.text)) for n, s in enumerate(SENTENCES[:5])]
    return [Claim(f"c_{n}_{len(m)}", "", m) for n, m in held if m]


def copies(reports: list[Report]) -> tuple[list[Reuse], list[Derivation]]:
    """Each report derives from the one before it in path order."""
    ordered = sorted(reports, key=lambda r: r.path)
    reuse, derivations = [], []
    for a, b in pairwise(ordered):
        whole = (Place(a.id, (0, len(a.text))), Place(b.id, (0, len(b.text))))
        reuse.append(Reuse(*whole, "edited", ""))
        derivations.append(Derivation(b.id, a.id, "edited", 0.9, "a_from_b", ""))
    return reuse, derivations


def answers(reports: list[Report], memory: Memory | None) -> tuple[object, ...]:
    said, held = statements(reports), claims(reports)
    reuse, derivations = copies(reports)
    return (
        find_conflicts(reports, {}, said, held, derivations=derivations, memory=memory),
        find_drift(reports, reuse, derivations, said, memory=memory),
        find_timeline(reports, {}, held, memory=memory),
    )


@settings(deadline=None, max_examples=25)
@given(stories(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_answer_of_all_at_once(reports, random):
    arriving = reports[:]
    random.shuffle(arriving)
    memory = Memory()
    for n in range(1, len(arriving) + 1):
        answer = answers(sorted(arriving[:n], key=lambda r: r.path), memory)
    assert answer == answers(reports, None)
    assert answers(reports, memory) == answer


def test_a_date_that_changes_is_no_longer_what_is_remembered():
    old = report("The landslide in Huaraz killed 12 people on Monday.", path="a", published="2024-05-07")
    new = report("The landslide in Huaraz killed 19 people on Monday.", path="b", published="2024-05-08")
    memory = Memory()
    before = answers([old, new], memory)
    moved = replace(old, published="2024-05-15")
    assert answers([moved, new], memory) == answers([moved, new], None) != before


def test_what_is_remembered_needs_no_reading():
    reports = [report("The ferry had 127 people on board.", path="a"), report("The ferry had 130 on board.", path="b")]
    memory = Memory()
    answers(reports, memory)

    class Unread(dict):  # type: ignore[type-arg]
        def get(self, key, default=None):
            raise AssertionError("a remembered report was read again")

    held = claims(reports)
    find_conflicts(reports, Unread(), [], held, memory=memory)
    find_timeline(reports, Unread(), held, memory=memory)
