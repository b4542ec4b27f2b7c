"""Whom a source stands for, within one report.

Mentions are read in order and each source is resolved to one of the cast: names by name, descriptions by their
nouns ("the official"), pronouns by agreement, then by who spoke last, who is subject, and who is near (the
preferences of centring: Grosz, Joshi and Weinstein 1995; Lappin and Leass 1994).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Attribution, Report, Speaker, content_id
from twosource.names import kind_of_noun, singular
from twosource.names.roles import HEARSAY_NOUNS, OFFICES, SPEAKERS
from twosource.names.sets import word_set
from twosource.settings import SpeakerSettings
from twosource.statements.cast import Figure, best_name, best_role, fits, gather, name_kind
from twosource.statements.heads import single, source_mention
from twosource.statements.media import is_medium, medium_name
from twosource.statements.mentions import Mention, descriptions, noun_mention, phrase, tokens_in
from twosource.statements.runs import names
from twosource.statements.tokens import Tokens

# Documents that speak for whoever issued them; laws, doctrines and studies speak for themselves.
_STAND_INS = word_set(
    """statement report letter announcement communique communiqué release memo memorandum post tweet message email
    e-mail bulletin dispatch article account notice update briefing speech testimony interview"""
)
_FIRST = frozenset(("i", "we", "me", "us", "my", "our", "myself", "ourselves"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
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


@dataclass(slots=True)
class _Scene:
    """What is known while a report is read from top to bottom."""

    t: Tokens
    text: str
    cast: list[Figure]
    which: dict[int, int]
    quoted: frozenset[int]
    settings: SpeakerSettings
    last_speaker: int | None = None


def outer_of(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the innermost other one whose content holds its source (else its cue)."""
    bounds = [(a.content[0][0], a.content[-1][1]) if a.content else (0, 0) for a in attributions]
    out: list[int | None] = []
    for i, a in enumerate(attributions):
        own = a.source or a.cue
        best: tuple[int, int] | None = None
        for j, (low, high) in enumerate(bounds):
            if not own or own[0][0] < low or own[-1][1] > high or i == j:
                continue
            b = attributions[j]
            if b.content == a.content or _trails(a, b):
                continue
            if all(any(s <= x and y <= e for s, e in b.content) for x, y in own):
                size = sum(e - s for s, e in b.content)
                if best is None or size < best[0]:
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
    scene = _Scene(tokens, text, cast, which, frozenset(tokens_in(tokens, direct)), settings)
    outer = outer_of(attributions)
    described = [single(tokens, text, m.at, known) for m in descriptions(tokens, named)]
    found = _read(scene, [*named, *described], sources, outer)
    taken: dict[str, int] = {}
    voices = []
    for i, mention in enumerate(sources):
        key = found[i]
        speaker = _speaker(report, scene, key, taken) if key is not None else None
        if mention is not None and mention.form == "pronoun" and mention.noun in _FIRST and key is None:
            speaker = _author(report)
        citer = " ".join(w.name) if cited[i] is not None and (w := written[i]) is not None else None
        voices.append(Voice(speaker, key, mention, outer[i], citer))
    return voices, cast


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
    scene: _Scene, mentions: Sequence[Mention], sources: Sequence[Mention | None], outer: Sequence[int | None]
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


def _notice(scene: _Scene, key: int, mention: Mention, spoke: bool) -> None:
    figure = scene.cast[key]
    figure.seen = mention.at
    figure.seen_as_subject = mention.subject or spoke
    figure.count += 1
    if spoke:
        figure.spoke = mention.at
        scene.last_speaker = key
        if mention.kind == "person" and mention.name:
            figure.kind = "person"
    if mention.role and mention.role not in figure.roles:
        figure.roles.append(mention.role)
    if mention.form == "pronoun" and mention.gender and not figure.gender:
        figure.gender = mention.gender


def _figure(scene: _Scene, mention: Mention, is_source: bool) -> int | None:
    if mention.form == "joint":
        return _joint(scene, mention)
    if mention.name:
        return scene.which.get(mention.at)
    if mention.form == "pronoun":
        return _pronoun(scene, mention) if is_source else None
    return _description(scene, mention, is_source)


def _joint(scene: _Scene, mention: Mention) -> int | None:
    keys = [k for part in mention.parts if (k := _figure(scene, part, True)) is not None]
    if len(set(keys)) < 2:
        return keys[0] if keys else None
    parts = tuple(dict.fromkeys(keys))
    for figure in scene.cast:
        if figure.parts == parts:
            return figure.key
    figure = _new(scene, mention, "crowd")
    figure.parts, figure.plural = parts, True
    return figure.key


def _new(scene: _Scene, mention: Mention, kind: str) -> Figure:
    figure = Figure(len(scene.cast), kind, mention.gender, mention.plural)
    figure.noun, figure.words = mention.noun, mention.words
    figure.description = phrase(scene.t, scene.text, mention.first, mention.last)
    figure.definite = mention.form == "definite"
    scene.cast.append(figure)
    return figure


# ---- descriptions -------------------------------------------------------------------------------------------


def _description(scene: _Scene, mention: Mention, is_source: bool) -> int | None:
    owner = _owner(scene, mention)
    if is_source and mention.noun in _STAND_INS:
        issuer = _issuer(scene, mention, owner)
        if issuer is not None:
            return issuer
    best: tuple[int, int, int] | None = None
    fresh = mention.form == "indefinite" and not _may_return(mention)
    if not fresh:
        for figure in scene.cast:
            if figure.seen < 0 or (owner is not None and figure.owner not in (None, owner)):
                continue
            fit = fits(figure, mention)
            if fit and not _too_far(scene, figure, mention, fit):
                rank = (fit, int(figure.spoke >= 0), figure.seen)
                if best is None or rank > (*best[:2], scene.cast[best[2]].seen):
                    best = (fit, int(figure.spoke >= 0), figure.key)
    if best is not None:
        return best[2]
    varied = _varied(scene, mention, is_source) if is_source or mention.subject else None
    if varied is not None:
        return varied
    figure = _new(scene, mention, mention.kind)
    figure.owner = owner
    if owner is not None and mention.owner is not None:
        figure.description = _owned(scene, mention, owner)
    return figure.key


def _varied(scene: _Scene, mention: Mention, is_source: bool) -> int | None:
    """Another way to speak of the person in focus: "The former island governor said" after "Boe toured the port."

    Only for a definite person as subject, and only if one named person was subject just before, whose known office
    is not another one.
    """
    if mention.form != "definite" or mention.kind != "person" or mention.plural or mention.owner is not None:
        return None
    t, best = scene.t, None
    for figure in scene.cast:
        if figure.kind != "person" or not figure.names or figure.seen < 0 or figure.seen >= mention.at:
            continue
        away = t.sentence[mention.at] - t.sentence[figure.seen]
        if not 1 <= away <= (scene.settings.reach_varied if is_source else 1) or not figure.seen_as_subject:
            continue
        if mention.gender and figure.gender and mention.gender != figure.gender:
            continue
        figure.learn()
        if mention.noun in OFFICES and figure.called & (OFFICES | SPEAKERS) and mention.noun not in figure.called:
            continue
        if best is None or figure.seen > best.seen:
            best = figure
    if best is None:
        return None
    best.words |= mention.words | {mention.noun}
    return best.key


def _may_return(mention: Mention) -> bool:
    """Bare plurals ("officials said") and masses ("police") may be those spoken of before."""
    return (mention.plural or mention.noun == "police") and not mention.words


def _too_far(scene: _Scene, figure: Figure, mention: Mention, fit: int) -> bool:
    away = scene.t.sentence[mention.at] - scene.t.sentence[figure.seen]
    return away > (scene.settings.reach_same if fit == 3 else scene.settings.reach_wider)


def _owner(scene: _Scene, mention: Mention) -> int | None:
    if mention.owner is None:
        return None
    if mention.owner in scene.which:
        return scene.which[mention.owner]
    t = scene.t
    if t.tag[mention.owner] == "PRP$":
        word = {"his": "he", "her": "she", "its": "it", "their": "they"}.get(t.lower[mention.owner])
        if word is None:
            return None
        sex = {"he": "m", "she": "f"}.get(word, "")
        return _pronoun(scene, Mention(mention.owner, mention.owner, mention.owner + 1, "pronoun", noun=word,
                                       plural=word == "they", gender=sex))  # fmt: skip
    key = next((k for k, i in scene.which.items() if k == mention.owner), None)
    return scene.which[key] if key is not None else None


def _owned(scene: _Scene, mention: Mention, owner: int) -> str:
    """ "its spokesman" with the owner's name in the place of the pronoun."""
    t, at = scene.t, mention.owner
    if at is None or t.tag[at] != "PRP$":
        return phrase(t, scene.text, mention.first, mention.last)
    rest = phrase(t, scene.text, at + 1, mention.last)
    return f"{_called(scene, scene.cast[owner])}'s {rest}"


def _issuer(scene: _Scene, mention: Mention, owner: int | None) -> int | None:
    """Whose statement or report a document is: its owner, its "by" or "from", a name before it, or whoever spoke."""
    if owner is not None:
        return owner
    t = scene.t
    for prep in t.kids[mention.at]:
        if t.lower[prep] in ("by", "from", "of") and t.dep[prep] in ("prep", "agent"):
            for obj in t.kids[prep]:
                if obj in scene.which:
                    return scene.which[obj]
                if kind_of_noun(singular(t.lower[obj])) in ("person", "government", "organisation"):
                    return _description(scene, noun_mention(t, obj), True)
    inside = [k for k in scene.which if mention.first <= k < mention.at]
    if inside and not (len(inside) == 1 and scene.cast[scene.which[inside[-1]]].kind == "unknown"):
        return scene.which[inside[-1]]
    if mention.plural or mention.form != "definite" or mention.words:
        return None
    return scene.last_speaker


# ---- pronouns -----------------------------------------------------------------------------------------------


def _pronoun(scene: _Scene, mention: Mention) -> int | None:
    t = scene.t
    if mention.noun in _RELATIVE:
        return _antecedent(scene, mention)
    best: tuple[float, int] | None = None
    for figure in scene.cast:
        if figure.seen < 0 or figure.seen >= mention.at or not _agrees(figure, mention):
            continue
        away = t.sentence[mention.at] - t.sentence[figure.seen]
        if away > scene.settings.reach_pronoun:
            continue
        score = _salience(scene, figure, away)
        if best is None or (score, figure.seen) > (best[0], scene.cast[best[1]].seen):
            best = (score, figure.key)
    return best[1] if best else _ahead(scene, mention)


def _ahead(scene: _Scene, mention: Mention) -> int | None:
    """Whom a pronoun means that comes before any name: the first person named soon after it."""
    if mention.noun not in ("he", "she"):
        return None
    t = scene.t
    for at in sorted(scene.which):
        if at > mention.at and t.sentence[at] - t.sentence[mention.at] <= scene.settings.reach_ahead:
            figure = scene.cast[scene.which[at]]
            if figure.kind == "person" and _agrees(figure, mention):
                return figure.key
    return None


def _salience(scene: _Scene, figure: Figure, away: int) -> float:
    s = scene.settings
    score = -s.per_sentence * away
    if figure.seen_as_subject:
        score += s.subject
    if scene.last_speaker == figure.key:
        score += s.last_speaker
    if figure.spoke >= 0:
        score += s.has_spoken
    if figure.names:
        score += s.is_named
    if figure.seen in scene.quoted:
        score -= s.inside_quote
    if figure.kind == "unknown" or (figure.vague_place and not figure.gender):
        score -= s.unknown_kind
    return score


def _agrees(figure: Figure, mention: Mention) -> bool:
    word = mention.noun
    if word in ("he", "she", "him", "her"):
        if figure.plural or figure.kind not in ("person", "unknown"):
            return False
        return not figure.gender or figure.gender == mention.gender
    if word == "it":
        return not figure.plural and figure.kind in (*_PUBLIC, "document", "medium")
    if word in ("they", "them"):
        return figure.plural or bool(figure.parts) or figure.kind in _PUBLIC
    return False


def _antecedent(scene: _Scene, mention: Mention) -> int | None:
    """The figure a relative pronoun stands for: the head of its clause."""
    t, at = scene.t, mention.at
    for _ in range(6):
        if t.dep[at] in ("relcl", "acl"):
            head = t.head[at]
            if head in scene.which:
                return scene.which[head]
            key = next((f.key for f in scene.cast if f.seen == head), None)
            return key if key is not None else _description(scene, noun_mention(t, head), False)
        if t.head[at] == at:
            break
        at = t.head[at]
    return None


# ---- speakers -----------------------------------------------------------------------------------------------


def _called(scene: _Scene, figure: Figure) -> str:
    if figure.parts:
        return " and ".join(_called(scene, scene.cast[k]) for k in figure.parts)
    if figure.names:
        name = best_name(figure)
        return medium_name(name) if figure.kind == "medium" else name
    words = figure.description
    lead = words.split(" ", 1)
    if lead[0].casefold() == "the" and len(lead) > 1 and not (figure.kind == "person" and not figure.plural):
        return lead[1]
    return words[:1].lower() + words[1:] if lead[0] in ("A", "An", "The", "Some", "One", "Two") else words


def _is_named(figure: Figure) -> bool:
    if figure.names or figure.parts:
        return True
    if figure.kind in _PUBLIC:
        return figure.definite or figure.plural or figure.noun == "police" or bool(figure.words)
    if figure.kind == "document":
        return bool(figure.words) and figure.noun not in HEARSAY_NOUNS
    return figure.kind == "person" and figure.definite and figure.noun in OFFICES


def _speaker(report: Report, scene: _Scene, key: int, taken: dict[str, int]) -> Speaker:
    figure = scene.cast[key]
    name = _called(scene, figure)
    kind = name_kind(figure)
    if (figure.names and is_medium(name)) or (
        not figure.names and figure.noun in HEARSAY_NOUNS and not figure.definite
    ):
        kind = "medium" if figure.names or figure.noun in ("report", "media") else kind
    role = best_role(figure) if figure.names else None
    if role is None and figure.noun in SPEAKERS and not figure.names:
        role = name.removeprefix("a ").removeprefix("the ").removeprefix("an ")
    same = taken.setdefault(name.casefold(), key)
    parts = (report.id, name) if same == key else (report.id, name, str(key))
    return Speaker(content_id("sp", *parts), name, role, _is_named(figure), kind, figure.anonymity, figure.knows)


def _author(report: Report) -> Speaker:
    """The outlet speaking of itself ("we asked ...")."""
    return Speaker(content_id("sp", report.id, report.name), report.name, None, True, "medium")
