"""Whom a source stands for, within one report.

Mentions are read in order and each source is resolved to one of the cast: names by name, descriptions by their
nouns ("the official"), pronouns by agreement, then by who spoke last, who is subject, and who is near (the
preferences of centring: Grosz, Joshi and Weinstein 1995; Lappin and Leass 1994).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Attribution, Report, Speaker, content_id
from twosource.names.roles import HEARSAY_NOUNS, OFFICES, SPEAKERS
from twosource.settings import SpeakerSettings
from twosource.statements.anonymity import mark_anonymity
from twosource.statements.cast import Figure, best_role, gather, name_kind
from twosource.statements.descriptions import antecedent, description
from twosource.statements.heads import single, source_mention
from twosource.statements.media import is_medium
from twosource.statements.mentions import Mention, descriptions, tokens_in
from twosource.statements.pronouns import pronoun
from twosource.statements.quotes import find_quotes
from twosource.statements.runs import names
from twosource.statements.scene import Scene, called, new_figure
from twosource.statements.tokens import Tokens

_RELATIVE = frozenset(("who", "which", "that", "whom"))
_THIS = re.compile(r"\bthis (?:report|article|story|post|column)\b")
_FIRST = frozenset(("i", "we", "me", "us", "my", "our", "myself", "ourselves"))
_SOME = re.compile(r"(?:an?|one|another|some)\b", re.I)
_PUBLIC = ("government", "organisation")


@dataclass(frozen=True, slots=True)
class Voice:
    """A resolved source: its speaker (None where nobody is meant), and the figure and mention it came from.

    `outer` is the attribution whose content this one stands in; `citer` the medium that is written as the source
    where it cites another ("Reuters reported, citing two officials").
    """

    speaker: Speaker | None
    figure: int | None = None
    mention: Mention | None = None
    outer: int | None = None
    citer: str | None = None


def outer_of(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the innermost other one whose content holds its source (else its cue)."""
    bounds = [(a.content[0][0], a.content[-1][1]) if a.content else (0, 0) for a in attributions]
    out: list[int | None] = []
    for i, a in enumerate(attributions):
        own = a.source or a.cue
        own_size = sum(e - s for s, e in a.content)
        best: tuple[int, int] | None = None
        for j, (low, high) in enumerate(bounds):
            if not own or own[0][0] < low or own[-1][1] > high or i == j:
                continue
            b = attributions[j]
            if b.content == a.content or _trails(a, b):
                continue
            if all(any(s <= x and y <= e for s, e in b.content) for x, y in own):
                size = sum(e - s for s, e in b.content)
                if size > own_size and (best is None or size < best[0]):
                    best = (size, j)
        out.append(best[1] if best else None)
    return out


def _trails(a: Attribution, b: Attribution) -> bool:
    """Whether "according to A" closes a sentence that began "according to B": then neither passes through the other."""
    return a.cue_type == "marker" and bool(a.source) and a.source[-1][1] >= b.content[-1][1] - 2


def resolve(
    report: Report,
    tokens: Tokens,
    attributions: Sequence[Attribution],
    settings: SpeakerSettings = SpeakerSettings(),  # noqa: B008 (frozen)
) -> tuple[list[Voice], list[Figure]]:
    """One voice an attribution, in their order, and the report's cast.

    >>> from twosource.language import Paragraph, parse
    >>> from twosource.statements.tokens import flatten
    >>> text = "Mayor Ada Boe said the dam held. She thanked crews."
    >>> a = Attribution(((17, 31),), ((13, 17),), ((0, 13),), "indirect", "say")
    >>> t = flatten([Paragraph(0, parse([text])[0])])
    >>> voices, _ = resolve(Report("r", "p", text, ""), t, [a])
    >>> voices[0].speaker.name, voices[0].speaker.role
    ('Ada Boe', 'Mayor')
    """
    text = report.text
    named = names(tokens, text)
    cast, which = gather(named)
    known = {i: m for m in named for i in range(m.first, m.last)}
    written = [source_mention(tokens, text, a.source, known) if a.source else None for a in attributions]
    cited = [_cited(tokens, text, a, m, known) for a, m in zip(attributions, written, strict=True)]
    sources = [c or m for c, m in zip(cited, written, strict=True)]
    direct = [s for a in attributions if a.quotation in ("direct", "mixed") for s in a.content]
    scene = Scene(tokens, text, cast, which, frozenset(tokens_in(tokens, direct)), settings)
    outer = outer_of(attributions)
    described = [single(tokens, text, m.at, known) for m in descriptions(tokens, named)]
    found = _read(scene, [*named, *described], sources, outer)
    mark_anonymity(tokens, text, scene.trail, cast)
    taken: dict[str, int] = {}
    voices = []
    for i, mention in enumerate(sources):
        key = found[i]
        speaker = _speaker(report, scene, key, taken) if key is not None else None
        if mention is not None and mention.form == "pronoun" and mention.noun in _FIRST and key is None:
            speaker = None if _quoted(tokens, mention.at) else _author(report)
        citer = " ".join(w.name) if cited[i] is not None and (w := written[i]) is not None else None
        voices.append(Voice(speaker, key, mention, outer[i], citer))
    return voices, cast


def _quoted(t: Tokens, at: int) -> bool:
    """Whether a word stands in quotation marks: "I" is then somebody we don't know, and not the outlet."""
    return any(q.first <= at <= q.last for q in find_quotes(t))


def _cited(t: Tokens, text: str, a: Attribution, source: Mention | None, known: dict[int, Mention]) -> Mention | None:
    """Whom a medium that is the source cites in the same sentence: "TASS reported, citing the ministry"."""
    if source is None or not source.name or not is_medium(" ".join(source.name)):
        return None
    last = t.sentences[t.sentence[source.at]][1]
    for i in range(source.last, last):
        if t.lower[i] in ("citing", "quoting", "cited", "quoted") and not _in_spans(t.start[i], a.content):
            for kid in t.kids[i]:
                if t.dep[kid] in ("dobj", "obj", "attr") and t.lower[kid] not in ("concern", "concerns", "reasons"):
                    return source_mention(t, text, ((t.start[t.left[kid]], t.end[t.right[kid]]),), known)
    return None


def _in_spans(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(s <= at < e for s, e in spans)


def _read(
    scene: Scene, mentions: Sequence[Mention], sources: Sequence[Mention | None], outer: Sequence[int | None]
) -> list[int | None]:
    """Reads all mentions in order; the figure of each source."""
    found: list[int | None] = [None] * len(sources)
    wanted = {m.at for m in sources if m is not None and m.form != "joint"}
    events: list[tuple[int, int, int, Mention]] = [(m.at, 0, 0, m) for m in mentions if m.at not in wanted]
    events += [(m.at, 1, i, m) for i, m in enumerate(sources) if m is not None]
    done: dict[tuple[int, str], int | None] = {}
    waiting: list[tuple[int, Mention]] = []
    for at, is_source, i, mention in sorted(events, key=lambda e: e[:3]):
        if is_source and mention.form == "pronoun" and mention.noun in _FIRST:
            waiting.append((i, mention))
            continue
        spot = (at, mention.form)
        key = done[spot] if spot in done else _figure(scene, mention, bool(is_source))
        done[spot] = key
        if key is not None:
            _notice(scene, key, mention, bool(is_source))
        if is_source:
            found[i] = key
    for i, _ in waiting:
        up, steps = outer[i], 0
        while up is not None and found[up] is None and steps < len(sources):
            up, steps = outer[up], steps + 1
        found[i] = found[up] if up is not None else None
    return found


def _notice(scene: Scene, key: int, mention: Mention, spoke: bool) -> None:
    figure = scene.cast[key]
    scene.trail.append((mention, key))
    figure.count += 1
    if figure.seen < 0 or spoke or mention.at not in scene.quoted or figure.seen in scene.quoted:
        figure.seen = mention.at
        figure.seen_as_subject = mention.subject or spoke
        if figure.seen_as_subject:
            figure.as_subject = mention.at
    if spoke:
        figure.spoke = mention.at
        scene.last_speaker = key
        if mention.kind == "person" and mention.name:
            figure.kind = "person"
    if mention.role and mention.role not in figure.roles:
        figure.roles.append(mention.role)
    if mention.form == "pronoun" and mention.gender and not figure.gender:
        figure.gender = mention.gender
    if figure.kind == "unknown" and mention.form == "pronoun" and mention.noun in ("he", "she", "who"):
        figure.kind = "person"
    if figure.kind == "unknown" and mention.form == "pronoun" and mention.noun == "it":
        figure.kind = "organisation"


def _figure(scene: Scene, mention: Mention, is_source: bool) -> int | None:
    if mention.form == "joint":
        return _joint(scene, mention)
    if mention.name:
        return scene.which.get(mention.at)
    if mention.form == "pronoun":
        if not is_source:
            return None
        return antecedent(scene, mention) if mention.noun in _RELATIVE else pronoun(scene, mention)
    return description(scene, mention, is_source)


def _joint(scene: Scene, mention: Mention) -> int | None:
    keys = [k for part in mention.parts if (k := _figure(scene, part, True)) is not None]
    if len(set(keys)) < 2:
        return keys[0] if keys else None
    parts = tuple(dict.fromkeys(keys))
    for figure in scene.cast:
        if figure.parts == parts:
            return figure.key
    figure = new_figure(scene, mention, "crowd")
    figure.parts, figure.plural = parts, True
    return figure.key


# ---- speakers -----------------------------------------------------------------------------------------------


def _is_named(scene: Scene, figure: Figure) -> bool:
    if figure.parts:
        return all(_is_named(scene, scene.cast[k]) for k in figure.parts)
    if figure.names:
        return figure.kind != "crowd"
    if figure.kind in _PUBLIC:
        some = _SOME.match(figure.description) and not figure.definite
        return figure.definite or figure.plural or figure.noun == "police" or bool(figure.words and not some)
    if figure.kind == "document":
        return figure.definite and bool(figure.words) and figure.noun not in HEARSAY_NOUNS
    return figure.kind == "person" and figure.definite and figure.noun in OFFICES


def _speaker(report: Report, scene: Scene, key: int, taken: dict[str, int]) -> Speaker:
    figure = scene.cast[key]
    name = called(scene, figure)
    if _is_outlet(report, figure, name):
        return _author(report)
    kind = name_kind(figure)
    if (figure.names and kind != "person" and is_medium(name)) or (
        not figure.names and figure.noun in HEARSAY_NOUNS and not figure.definite
    ):
        kind = "medium" if figure.names or figure.noun in ("report", "media") else kind
    role = best_role(figure) if figure.names else None
    if role is None and figure.noun in SPEAKERS and not figure.names:
        role = name.removeprefix("a ").removeprefix("the ").removeprefix("an ")
    same = taken.setdefault(name.casefold(), key)
    parts = (report.id, name) if same == key else (report.id, name, str(key))
    return Speaker(content_id("sp", *parts), name, role, _is_named(scene, figure), kind, figure.anonymity, figure.knows)


def _is_outlet(report: Report, figure: Figure, name: str) -> bool:
    """Whether a source is the report's own outlet: by name, by its last word ("the Ledger"), or "this report"."""
    if not figure.names:
        return bool(_THIS.search(name))
    own = (report.outlet or "").casefold().removeprefix("the ")
    plain = name.casefold().removeprefix("the ")
    return bool(own) and figure.kind not in ("person", "government") and (plain == own or own.endswith(" " + plain))


def _author(report: Report) -> Speaker:
    """The outlet speaking of itself ("we asked ...")."""
    return Speaker(content_id("sp", report.id, report.name), report.name, None, True, "medium")
