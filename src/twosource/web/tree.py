"""Why a claim's count is what it is: from root sources through origins to outlets, each line a quotation."""

from dataclasses import dataclass

from twosource.model import Derivation, Member
from twosource.render import words
from twosource.render.lookup import same_words
from twosource.settings import WebSettings
from twosource.text import overlap
from twosource.web.address import pair_at, report_at
from twosource.web.held import Held
from twosource.web.states import SIGN, WORD, State, carried, contradicting, origin_of

OWN_VOICE = "No root source: outlets' own voice"
NAMELESS = "A speaker who is not told apart"


@dataclass(frozen=True, slots=True)
class Line:
    """A quotation in the tree: whose report, the words and their place, and how it stands to the line above.

    `drift` says what it changed against what it derives from. `same` is True where it repeats the words above.
    """

    place: str
    number: int
    outlet: str
    published: str
    quote: str
    href: str
    said: str
    state: State
    sign: str
    word: str
    notes: tuple[str, ...]
    kinship: str
    compare: str
    drift: tuple[str, ...]
    same: bool
    below: tuple["Line", ...]


@dataclass(frozen=True, slots=True)
class Through:
    """An origin that a root source's words came through, with its lines."""

    mark: str
    name: str
    kind: str
    reason: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Stem:
    """A root source, or own voice; `reason` says how its speakers were taken for one."""

    name: str
    reason: str
    named: bool
    through: tuple[Through, ...]


def place_of(member: Member) -> str:
    """A member's place, as forms send it."""
    return f"{member.report}:{member.span[0]}:{member.span[1]}"


def _stem_key(member: Member, held: Held) -> tuple[str, str, str, bool]:
    """Which stem a member stands under: key, name, reason, named."""
    statement = held.lookup.statements.get(member.statement or "")
    if statement is None or statement.quotation == "own" or statement.speaker is None:
        return ("", OWN_VOICE, "", True)
    roots = held.roots.get(statement.speaker.id, ())
    if not roots:
        name = words.line(statement.speaker.name) or NAMELESS
        return (f"speaker {same_words(name)}", name, "", statement.speaker.named)
    reason = "; ".join(words.line(r.reason) for r in roots if r.reason)
    return (
        " ".join(sorted(r.id for r in roots)),
        words.listed([r.name for r in roots]),
        reason,
        all(r.named for r in roots),
    )


def _parent(member: Member, among: dict[str, Member], held: Held) -> Derivation | None:
    """What a member's report derives from among these: the largest part, the earliest of equals; never a circle."""
    number = held.lookup.number
    parts = held.parts.get(member.report)
    ups = [
        d
        for d in (parts.derived if parts else ())
        if d.direction == "a_from_b" and d.from_ in among and number[d.from_] < number[member.report]
    ]
    return max(ups, key=lambda d: (round(d.share, 1), -number[d.from_]), default=None)


def _drift(member: Member, held: Held) -> tuple[str, ...]:
    """What the report changed in these words, or beside them in their sentence, in words."""
    low, high = member.span
    text = held.lookup.reports[member.report].text
    low = max(text.rfind(".", 0, low), text.rfind("\n", 0, low), 0)
    ends = [e for e in (text.find(".", high), text.find("\n", high)) if e >= 0]
    around = (low, min(ends, default=high))
    found = [d for d in held.parts[member.report].drift if overlap(d.span, around)]
    return tuple(dict.fromkeys(f"{words.DRIFTS[d.kind]}: {words.line(d.reason)}" for d in found))


@dataclass(frozen=True, slots=True)
class _Branch:
    """What the lines of one branch are made of."""

    held: Held
    settings: WebSettings
    against: dict[str, str]
    below: dict[Member, list[Member]]
    up: dict[str, Derivation]


def _line(member: Member, above: str, branch: _Branch) -> Line:
    held, report = branch.held, branch.held.lookup.reports[member.report]
    statement = held.lookup.statements.get(member.statement or "")
    state: State = "contradicts" if member.report in branch.against else carried(member, held)
    text = report.quote(member.span)
    notes = [] if member.sure else [words.PERHAPS_ANOTHER]
    if statement is not None:
        notes += [words.STANCE[statement.stance], *(words.FLAG.get(f, words.line(f)) for f in statement.flags)]
        speaker = statement.speaker
        notes.append(words.unnamed(speaker.anonymity) if speaker and not speaker.named else "")
    up = branch.up.get(member.report)
    own = statement is None or statement.quotation == "own"
    return Line(
        place=place_of(member),
        number=held.lookup.number[member.report],
        outlet=words.line(report.name),
        published=words.when(report.published),
        quote=words.shorten(text, branch.settings.quotation),
        href=report_at(held.story, member.report, member.span),
        said="in its own voice" if own or statement is None else words.chain(statement.chain),
        state=state,
        sign=SIGN[state],
        word=WORD[state],
        notes=tuple(dict.fromkeys(n for n in notes if n and n != "anonymous")),
        kinship=f"{words.KIND[up.kind]} of [{held.lookup.number[up.from_]}], {words.percent(up.share)}" if up else "",
        compare=pair_at(held.story, up.from_, member.report) if up else "",
        drift=_drift(member, held),
        same=bool(above) and same_words(text) == same_words(above),
        below=tuple(_line(m, text, branch) for m in branch.below.get(member, ())),
    )


def _through(oid: str, members: list[Member], held: Held, against: dict[str, str], settings: WebSettings) -> Through:
    """One origin's lines, each under the first wording of the report it derives from."""
    first: dict[str, Member] = {}
    for member in members:
        first.setdefault(member.report, member)
    up = {rid: d for rid, m in first.items() if (d := _parent(m, first, held)) is not None}
    below: dict[Member, list[Member]] = {}
    for member in members:
        if member.report in up:
            below.setdefault(first[up[member.report].from_], []).append(member)
    branch = _Branch(held, settings, against, below, up)
    origin = held.origins.get(oid)
    return Through(
        mark=held.marks.get(oid, "?"),
        name=words.line(origin.name) if origin and origin.name else "origin not known",
        kind=words.ORIGIN[origin.kind] if origin else words.ORIGIN["unknown"],
        reason=words.line(origin.reason) if origin else "",
        lines=tuple(_line(m, "", branch) for m in members if m.report not in up),
    )


def stems(members: tuple[Member, ...], claim_id: str, held: Held, settings: WebSettings) -> tuple[Stem, ...]:
    """The tree of a claim: root sources with most lines first, own voice last."""
    claim = held.claim[claim_id].claim
    against = contradicting(claim, held)
    number = held.lookup.number
    known = sorted((m for m in members if m.report in number), key=lambda m: (number[m.report], m.span))
    grouped: dict[str, dict[str, list[Member]]] = {}
    heads: dict[str, tuple[str, str, bool]] = {}
    for member in known:
        key, name, reason, named = _stem_key(member, held)
        heads.setdefault(key, (name, reason, named))
        grouped.setdefault(key, {}).setdefault(origin_of(member, held) or "", []).append(member)
    order = sorted(grouped, key=lambda k: (k == "", -sum(map(len, grouped[k].values()))))
    return tuple(
        Stem(
            *heads[key],
            through=tuple(_through(oid, rows, held, against, settings) for oid, rows in grouped[key].items()),
        )
        for key in order
    )


def flat(found: tuple[Stem, ...]) -> list[dict[str, str]]:
    """The tree as rows, for CSV: root source, origin, depth, and the line."""
    rows: list[dict[str, str]] = []

    def put(line: Line, stem: Stem, through: Through, depth: int) -> None:
        told = {
            "root_source": stem.name,
            "origin": f"{through.mark} {through.name}",
            "depth": str(depth),
            "outlet": line.outlet,
            "published": line.published,
            "quotation": line.quote,
            "said": line.said,
            "stands": line.word,
            "derives": line.kinship,
            "changed": "; ".join(line.drift),
            "notes": "; ".join(line.notes),
            "place": line.href,
        }
        rows.append(told)
        for under in line.below:
            put(under, stem, through, depth + 1)

    for stem in found:
        for through in stem.through:
            for line in through.lines:
                put(line, stem, through, 0)
    return rows
