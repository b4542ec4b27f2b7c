"""The Claim screen: why the count is what it is, how it came about, and what people decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Claim, Decision, Standing, Turn
from twosource.render import words
from twosource.render.lookup import same_words
from twosource.settings import WebSettings
from twosource.text import overlap
from twosource.web.address import Link, claim_at, differences_at, key
from twosource.web.held import Held
from twosource.web.tree import Stem, stems


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the history: when, the counts then, and why."""

    at: str
    counts: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What someone decided about these words; `undoable` while it stands."""

    id: str
    verdict: str
    by: str
    at: str
    text: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Near:
    """Another claim that uses some of the same words, offered for merging."""

    number: int
    gist: str
    href: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Everything on the Claim screen."""

    story: str
    id: str
    number: int
    gist: str
    lasting: str
    decided: str
    concerns: tuple[str, ...]
    standing: Standing | None
    conflicts: tuple[Link, ...]
    tree: tuple[Stem, ...]
    places: tuple[str, ...]
    history: tuple[Step, ...]
    decisions: tuple[Decided, ...]
    near: tuple[Near, ...]
    before: Link
    after: Link


def lasting(story: str, claim: Claim) -> str:
    """An address that leads to whichever claim holds this one's first words, however claims are grouped later."""
    first = claim.members[0]
    return f"/s/{key(story)}/at/{key(first.report)}/{first.span[0]}-{first.span[1]}"


def _touching(claim: Claim, decisions: Sequence[Decision]) -> tuple[Decided, ...]:
    here: dict[str, list[tuple[int, int]]] = {}
    for member in claim.members:
        here.setdefault(member.report, []).append(member.span)
    found = [d for d in decisions if any(overlap(span, p.span) for p in d.places for span in here.get(p.report, ()))]
    return tuple(
        Decided(d.id, d.verdict, words.line(d.by), words.when(d.at[:16]), words.line(d.text), d.undone)
        for d in reversed(found)
    )


def _near(claim: Claim, held: Held, among: int, most: int = 8) -> tuple[Near, ...]:
    """Claims that share most words with this one, as likely ones to merge."""
    if len(held.claims) > among:
        return ()
    ours = {w for w in same_words(claim.gist).split() if len(w) > 3}
    scored = []
    for other in held.claims:
        theirs = {w for w in same_words(other.claim.gist).split() if len(w) > 3}
        common = len(ours & theirs)
        if common and other.claim.id != claim.id:
            scored.append((-common / len(ours | theirs), other.number, other))
    scored.sort(key=lambda s: s[:2])
    return tuple(
        Near(o.number, words.shorten(o.claim.gist, 90), claim_at(held.story, o.claim.id)) for _, _, o in scored[:most]
    )


def _step(turn: Turn) -> Step:
    return Step(words.when(turn.at[:16]), words.counts(turn.standing), words.line(turn.why))


def _beside(number: int, held: Held) -> Link:
    if not 1 <= number <= len(held.claims):
        return Link("")
    claim = held.claims[number - 1].claim
    return Link(f"{number} {words.shorten(claim.gist, 60)}", claim_at(held.story, claim.id))


def _conflicts(claim_id: str, held: Held) -> tuple[Link, ...]:
    """Where the claim is one side of a difference."""
    return tuple(
        Link(
            f"{words.RELATION[d.conflict.relation]}: {words.line(d.conflict.about)}",
            differences_at(held.story, f"x{d.number}"),
        )
        for d in held.conflicts_of.get(claim_id, ())
    )


def claim_view(
    held: Held,
    claim_id: str,
    history: Sequence[Turn] = (),
    decisions: Sequence[Decision] = (),
    settings: WebSettings | None = None,
) -> ClaimView | None:
    """The Claim screen, None where the dossier has no such claim.

    >>> from twosource.testing import dossier as made, report, statement
    >>> from twosource.web.held import hold
    >>> r = report("It is safe, he said.", outlet="A")
    >>> d = made([r], statements=[statement(r, "It is safe", cue="said", source="he")])
    >>> view = claim_view(hold("main", "1", d), d.claims[0].id)
    >>> view.tree[0].name, view.tree[0].through[0].lines[0].quote
    ('he', 'It is safe')
    """
    settings = settings or WebSettings()
    ranked = held.claim.get(claim_id)
    if ranked is None:
        return None
    claim = ranked.claim
    return ClaimView(
        story=held.story,
        id=claim_id,
        number=ranked.number,
        gist=words.shorten(claim.gist, settings.quotation),
        lasting=lasting(held.story, claim) if claim.members else claim_at(held.story, claim_id),
        decided=claim.decided or "",
        concerns=ranked.concerns,
        standing=claim.standing,
        conflicts=_conflicts(claim_id, held),
        tree=stems(claim.members, claim_id, held, settings),
        places=tuple(f"{m.report}:{m.span[0]}:{m.span[1]}" for m in claim.members),
        history=tuple(_step(turn) for turn in history),
        decisions=_touching(claim, decisions),
        near=_near(claim, held, settings.compared),
        before=_beside(ranked.number - 1, held),
        after=_beside(ranked.number + 1, held),
    )
