"""What people decide holds through any regrouping, and undoing it leaves nothing behind."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.decisions import apply, holder, member_at
from twosource.model import Claim, Decision, Member, Place, Verdict, content_id
from twosource.testing import report

WORDS = [f"w{n}" for n in range(8)]
SPANS = {word: (n * 10, n * 10 + 8) for n, word in enumerate(WORDS)}


def place(word: str) -> Place:
    return Place(f"r_{word}", SPANS[word])


def member(word: str, *, sure: bool = True) -> Member:
    return Member(f"r_{word}", SPANS[word], None, sure)


def grouped(groups: Sequence[Sequence[str]]) -> list[Claim]:
    """Claims of these words, ordered as the claims stage orders them."""
    made = []
    for words in groups:
        members = tuple(sorted((member(w) for w in words), key=lambda m: (m.report, m.span)))
        made.append(
            Claim(content_id("c", *(f"{m.report}:{m.span[0]}:{m.span[1]}" for m in members)), words[0], members)
        )
    return sorted(made, key=lambda c: (-len(c.members), c.members[0].report, c.members[0].span, c.id))


def decided(verdict: Verdict, *words: str, n: int = 0, undone: bool = False) -> Decision:
    return Decision(f"d{n}", "main", verdict, tuple(place(w) for w in words), undone=undone)


def of(claims: Sequence[Claim], word: str) -> Claim:
    found = holder(claims, place(word))
    assert found is not None
    return found


def test_merge_makes_one_claim_of_all_that_hold_the_places() -> None:
    after = apply(grouped([["w0", "w1"], ["w2"], ["w3"]]), [decided("merge", "w0", "w2")])
    assert [len(c.members) for c in after] == [3, 1]
    assert of(after, "w1") == of(after, "w2") and of(after, "w2").decided == "merge"
    assert of(after, "w0").gist == "w0"


def test_accept_makes_doubtful_members_sure() -> None:
    claim = Claim("c", "w0", (member("w0"), member("w1", sure=False), member("w2", sure=False)))
    (after,) = apply([claim], [decided("accept", "w0", "w1")])
    assert [m.sure for m in after.members] == [True, True, False] and after.decided == "accept"


def test_split_takes_the_first_place_out_and_no_other() -> None:
    after = apply(grouped([["w0", "w1", "w2"]]), [decided("split", "w1", "w0")])
    assert [len(c.members) for c in after] == [2, 1]
    assert of(after, "w1").decided == "split" and of(after, "w0") == of(after, "w2")


def test_split_from_what_it_is_not_with_changes_nothing() -> None:
    before = grouped([["w0", "w1"], ["w2"]])
    assert apply(before, [decided("split", "w0", "w2")]) == before
    assert apply(before, [decided("split", "w2")]) == before


def test_reject_keeps_the_claim_marked() -> None:
    after = apply(grouped([["w0", "w1"], ["w2"]]), [decided("reject", "w1")])
    assert of(after, "w0").decided == "reject" and of(after, "w2").decided == ""
    assert len(after) == 2


def test_what_was_split_off_may_be_merged_again() -> None:
    first, then = decided("split", "w1", n=1), decided("merge", "w0", "w1", n=2)
    (after,) = apply(grouped([["w0", "w1"]]), [first, then])
    assert len(after.members) == 2 and after.decided == "merge"


def test_places_that_are_gone_are_passed_over() -> None:
    before = grouped([["w0"]])
    assert apply(before, [decided("merge", "w5", "w6"), decided("reject", "w5")]) == before
    (after,) = apply(before, [decided("merge", "w0", "w6")])
    assert after.members == before[0].members


def test_a_place_finds_the_member_with_most_of_its_words() -> None:
    near, far = Member("r", (0, 10)), Member("r", (8, 30))
    assert member_at([near, far], Place("r", (5, 12))) == near
    assert member_at([near, far], Place("r", (9, 25))) == far
    assert member_at([near, far], Place("s", (0, 10))) is None


def test_a_split_off_claim_speaks_in_its_own_words() -> None:
    a, b = report("It fell down.", outlet="A"), report("It came down.", outlet="B")
    both = Claim("c", "It fell down.", (Member(a.id, (0, 13)), Member(b.id, (0, 13))))
    after = apply([both], [Decision("d", "main", "split", (Place(a.id, (0, 13)),))], [a, b])
    assert {(c.members[0].report, c.gist) for c in after} == {(a.id, "It fell down."), (b.id, "It came down.")}


partitions = st.lists(st.integers(0, 3), min_size=len(WORDS), max_size=len(WORDS)).map(
    lambda at: grouped([[w for w, g in zip(WORDS, at, strict=True) if g == n] for n in sorted(set(at))])
)
word = st.sampled_from(WORDS)
decision = st.builds(
    lambda verdict, words, undone: decided(verdict, *words, undone=undone),
    st.sampled_from(["accept", "merge", "split", "reject", "note"]),
    st.lists(word, min_size=1, max_size=3, unique=True),
    st.booleans(),
)


def members(claims: Sequence[Claim]) -> list[tuple[str, tuple[int, int]]]:
    return sorted((m.report, m.span) for c in claims for m in c.members)


@settings(deadline=None, max_examples=60)
@given(partitions, st.lists(decision, max_size=6))
def test_no_member_is_lost_or_doubled(claims: list[Claim], decisions: list[Decision]) -> None:
    after = apply(claims, decisions)
    assert members(after) == members(claims)
    assert len({c.id for c in after}) == len(after)
    assert all(c.members for c in after)


@settings(deadline=None, max_examples=60)
@given(partitions, st.lists(decision, max_size=4), decision)
def test_undoing_restores_exactly(claims: list[Claim], decisions: list[Decision], last: Decision) -> None:
    from dataclasses import replace

    assert apply(claims, [*decisions, replace(last, undone=True)]) == apply(claims, decisions)
    assert apply(claims, [d for d in decisions if d.undone]) == claims


@settings(deadline=None, max_examples=60)
@given(partitions, st.lists(word, min_size=2, max_size=3, unique=True), st.sampled_from(["merge", "accept", "split"]))
def test_a_decision_survives_any_regrouping(claims: list[Claim], words: list[str], verdict: Verdict) -> None:
    after = apply(claims, [decided(verdict, *words)])
    if verdict == "split":
        assert of(after, words[0]) != of(after, words[1])
    else:
        assert len({of(after, w).id for w in words}) == 1


@settings(deadline=None, max_examples=40)
@given(partitions, st.lists(decision, max_size=4), st.randoms())
def test_the_order_of_claims_changes_nothing(claims: list[Claim], decisions: list[Decision], random: object) -> None:
    import random as library

    assert isinstance(random, library.Random)
    shuffled = list(claims)
    random.shuffle(shuffled)
    acts = [*decisions, decided("reject", "w0")]
    assert apply(shuffled, acts) == apply(claims, acts)
