"""Whom a pronoun means: agreement first, then salience.

The weights follow the preferences of centring (Grosz, Joshi and Weinstein 1995) and of Lappin and Leass (1994): who
spoke last, who is subject, who is near.
"""

from collections.abc import Sequence

from twosource.statements.cast import Figure
from twosource.statements.mentions import Mention
from twosource.statements.scene import Scene

_PUBLIC = ("government", "organisation")


def pronoun(scene: Scene, mention: Mention) -> int | None:
    """The figure a personal pronoun means, or None: the most salient of those that agree with it.

    Whoever is only spoken of inside quotations is meant by no pronoun outside them, if anybody else can be.
    """
    quoting = mention.at in scene.quoted
    met = [f for f in scene.cast if 0 <= f.seen < mention.at and _agrees(f, mention)]
    here = [f for f in met if quoting or f.spoke >= 0 or f.seen not in scene.quoted]
    for figures in (here, met):
        found = _salient(scene, mention, figures)
        if found is not None:
            return found
    return _ahead(scene, mention)


def _salient(scene: Scene, mention: Mention, figures: Sequence[Figure]) -> int | None:
    best: tuple[float, int] | None = None
    for figure in figures:
        away = scene.away(figure.seen, mention.at)
        if away > scene.settings.reach_pronoun:
            continue
        score = _salience(scene, figure, away)
        if mention.gender and figure.gender == mention.gender:
            score += scene.settings.same_gender
        if best is None or (score, figure.seen) > (best[0], scene.cast[best[1]].seen):
            best = (score, figure.key)
    return best[1] if best else None


def _ahead(scene: Scene, mention: Mention) -> int | None:
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


def _salience(scene: Scene, figure: Figure, away: int) -> float:
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
    if figure.vague_place and not figure.gender:
        score -= s.place
    elif figure.kind == "unknown" and not figure.gender:
        score -= s.unknown_kind
    if figure.kind == "document" and not figure.seen_as_subject and figure.spoke < 0:
        score -= s.mere_document
    return score


def _agrees(figure: Figure, mention: Mention) -> bool:
    word = mention.noun
    if word in ("he", "she", "him", "her"):
        if figure.plural or figure.kind not in ("person", "unknown"):
            return False
        if figure.kind == "unknown" and not figure.names and figure.spoke < 0:
            return False  # "the hope", "the plan": nothing says that it is somebody
        return not figure.gender or figure.gender == mention.gender
    if word == "it":
        return not figure.plural and not figure.gender and figure.kind in (*_PUBLIC, "document", "medium", "unknown")
    if word in ("they", "them"):
        return figure.plural or bool(figure.parts) or figure.kind in _PUBLIC
    return False
