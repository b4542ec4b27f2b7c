"""What must hold of the counts whatever the reports: a copy never inflates, order changes nothing.

Worlds are drawn: separate reports with or without a credit, some derived from others, and a claim that each makes.
"""

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.model import Claim, Derivation, Member, Place, Report, Reuse, Root, Speaker, Standing, Statement
from twosource.origins import find_origins, stand
from twosource.testing import report, span

SAID = "Nine people are missing"
CREDITS = ("", "SARN (AP) — ", "SARN (Reuters) - ", "A clerk told the BBC on Monday of the loss at Sarn. ")
KINDS = ("copy", "edited", "reworded", "partial")
DIRECTIONS = ("a_from_b", "common_parent", "unknown")  # of two, the second to be drawn is the younger
QUICK = settings(deadline=None, max_examples=30)


@dataclass(frozen=True)
class World:
    reports: tuple[Report, ...]
    reuse: tuple[Reuse, ...]
    derivations: tuple[Derivation, ...]
    statements: tuple[Statement, ...]
    root: Root


def tale(n: int) -> str:
    return " ".join(f"In lane {n} the water took wagon {n}{k} and left barn {n}{k} as it was." for k in range(3))


def told(n: int, credit: str) -> Report:
    return report(f"{credit}{SAID} at Sarn, officials said. {tale(n)}", path=f"{n}.txt", outlet=f"Outlet {n}")


def said_by_official(one: Report) -> Statement:
    speaker = Speaker(f"s-{one.id}", "an official", named=False, kind="person")
    return Statement(f"st-{one.id}", one.id, (span(one, SAID),), (), (), speaker, ("an official",), "indirect", "say")


def passage(source: Report, target: Report) -> Reuse:
    """Their common words: the claim itself."""
    return Reuse(Place(source.id, span(source, SAID)), Place(target.id, span(target, SAID)), "verbatim", "")


def official(reports: tuple[Report, ...]) -> Root:
    return Root("root", "an official", tuple(f"s-{r.id}" for r in reports), named=False, at_most=max(1, len(reports)))


@st.composite
def worlds(draw) -> World:
    size = draw(st.integers(1, 5))
    reports = tuple(told(n, draw(st.sampled_from(CREDITS))) for n in range(size))
    pairs = [(a, b) for a in range(size) for b in range(a)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4)) if pairs else []
    links = tuple(
        Derivation(
            reports[a].id,
            reports[b].id,
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from((0.2, 0.5, 1.0))),
            draw(st.sampled_from(DIRECTIONS)),
            "",
        )
        for a, b in chosen
    )
    reuse = tuple(passage(reports[b], reports[a]) for a, b in chosen)
    return World(reports, reuse, links, tuple(map(said_by_official, reports)), official(reports))


def standing(world: World) -> Standing:
    origins = find_origins(world.reports, world.reuse, world.derivations)
    statements = {s.report: s.id for s in world.statements}
    members = tuple(Member(r.id, span(r, SAID), statements[r.id]) for r in world.reports)
    claim = Claim("c", SAID, members)
    (out,) = stand([claim], world.reports, world.statements, world.derivations, origins, [world.root])
    assert out.standing is not None
    return out.standing


def joined(world: World, new: Report, links: tuple[Derivation, ...] = (), reuse: tuple[Reuse, ...] = ()) -> World:
    reports = (*world.reports, new)
    statements = (*world.statements, said_by_official(new))
    return World(reports, (*world.reuse, *reuse), (*world.derivations, *links), statements, official(reports))


def never_inflated(before: Standing, after: Standing) -> None:
    assert after.origins[1] <= before.origins[1]
    assert after.roots[1] <= before.roots[1]
    assert after.roots[0] <= before.roots[0]
    if after.origins[0] > before.origins[0]:
        assert after.unknown_origins < before.unknown_origins


@QUICK
@given(worlds(), st.data())
def test_an_identical_report_raises_nothing(world: World, data):
    parent = data.draw(st.sampled_from(world.reports))
    twin = report(parent.text, path="twin.txt", outlet="Twin")
    links = tuple(
        replace(d, **{end: twin.id})
        for d in world.derivations
        for end in ("report", "from_")
        if getattr(d, end) == parent.id
    )
    seen = tuple(
        replace(r, **{end: replace(getattr(r, end), report=twin.id)})
        for r in world.reuse
        for end in ("earlier", "later")
        if getattr(r, end).report == parent.id
    )
    own = Derivation(twin.id, parent.id, "copy", 1.0, data.draw(st.sampled_from(DIRECTIONS)), "")
    before, after = standing(world), standing(joined(world, twin, (*links, own), (*seen, passage(parent, twin))))
    never_inflated(before, after)
    assert after.origins == before.origins
    assert after.texts == before.texts


@QUICK
@given(worlds(), st.sampled_from(CREDITS), st.data())
def test_a_derived_report_raises_nothing_but_by_naming(world: World, credit: str, data):
    parent = data.draw(st.sampled_from(world.reports))
    child = report(f"{credit}{parent.text} {tale(9)}", path="child.txt", outlet="Child")
    kind = data.draw(st.sampled_from(KINDS))
    link = Derivation(child.id, parent.id, kind, 0.9, "a_from_b", "")
    never_inflated(standing(world), standing(joined(world, child, (link,), (passage(parent, child),))))


@QUICK
@given(worlds())
def test_a_report_of_unknown_origin_raises_the_upper_end_by_one(world: World):
    before, after = standing(world), standing(joined(world, told(9, "")))
    assert after.origins == (before.origins[0], before.origins[1] + 1)


@QUICK
@given(worlds(), st.randoms(use_true_random=False))
def test_order_changes_nothing(world: World, random):
    def shuffled(rows):
        out = list(rows)
        random.shuffle(out)
        return tuple(out)

    other = replace(
        world,
        reports=shuffled(world.reports),
        reuse=shuffled(world.reuse),
        derivations=shuffled(world.derivations),
        statements=shuffled(world.statements),
    )
    assert standing(other) == standing(world)
    assert find_origins(other.reports, other.reuse, other.derivations) == find_origins(
        world.reports, world.reuse, world.derivations
    )


@QUICK
@given(worlds(), st.data())
def test_adding_a_report_twice_changes_nothing(world: World, data):
    again = data.draw(st.sampled_from(world.reports))
    twice = find_origins((*world.reports, again), world.reuse, world.derivations)
    assert twice == find_origins(world.reports, world.reuse, world.derivations)


@QUICK
@given(worlds())
def test_ends_are_in_order_and_no_more_than_reports(world: World):
    found = standing(world)
    assert 1 <= found.origins[0] <= found.origins[1] <= found.reports
    assert 0 <= found.roots[0] <= found.roots[1] <= found.reports
    assert found.texts <= found.reports


def test_a_copy_of_one_of_two_credits_renames_nothing():
    """Two reports of one text credit two wires; a third, elsewhere, credits one of them; then a twin comes."""
    a, b, c = told(0, "SARN (Reuters) - "), told(1, "SARN (AP) — "), told(2, "SARN (Reuters) - ")
    link = Derivation(b.id, a.id, "copy", 1.0, "common_parent", "")
    three = (a, b, c)
    world = World(three, (passage(a, b),), (link,), tuple(map(said_by_official, three)), official(three))
    for parent, other in ((a, b), (b, a)):
        for n in range(6):  # ids of any order
            twin = report(parent.text, path=f"twin{n}.txt", outlet=f"Twin {n}")
            links = (
                Derivation(twin.id, parent.id, "copy", 1.0, "common_parent", ""),
                Derivation(twin.id, other.id, "copy", 1.0, "common_parent", ""),
            )
            after = standing(joined(world, twin, links, (passage(parent, twin), passage(other, twin))))
            assert after.origins == standing(world).origins
