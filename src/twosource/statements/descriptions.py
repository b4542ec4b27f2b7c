"""Whom a description means: "the official", "its spokesman", "the statement", "the island governor"."""

from twosource.names import is_person_noun, kind_of_noun, singular
from twosource.names.roles import OFFICES, SPEAKERS
from twosource.names.sets import word_set
from twosource.statements.cast import Figure, fits, wider
from twosource.statements.mentions import Mention, noun_mention, phrase
from twosource.statements.pronouns import pronoun
from twosource.statements.scene import Scene, called, new_figure
from twosource.statements.tokens import Tokens

# Documents that speak for whoever issued them; laws, doctrines and studies speak for themselves.
_STAND_INS = word_set(
    """statement report letter announcement communique communiqué release memo memorandum post tweet message email
    e-mail bulletin dispatch article account notice update briefing speech testimony interview"""
)


# Nouns that come beside any office or calling: a senator is also "the candidate", "the native of Hallin".
_EPITHETS = word_set("""candidate nominee contender frontrunner front-runner politician lawmaker billionaire millionaire
    businessman businesswoman tycoon mogul magnate veteran native democrat republican conservative liberal man woman
    author star incumbent newcomer statesman father mother rival opponent critic ally backer supporter member""")


def description(scene: Scene, mention: Mention, is_source: bool) -> int | None:
    """The figure a description means: one of the cast that it fits, else a new one."""
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
    figure = new_figure(scene, mention, mention.kind)
    figure.owner = owner
    if owner is not None and mention.owner is not None:
        figure.description = _owned(scene, mention, owner)
        figure.common_start = figure.common_start and scene.t.tag[mention.owner] != "PRP$"
    return figure.key


def _varied(scene: Scene, mention: Mention, is_source: bool) -> int | None:
    """Another way to speak of the person in focus: "The former island governor said" after "Boe toured the port."

    Only for a definite person as subject, and only if one named person was subject just before, of whom nothing is
    known that speaks against it. What that person says in between is no distance.
    """
    if mention.form != "definite" or mention.kind != "person" or mention.plural or mention.owner is not None:
        return None
    t, best = scene.t, None
    for figure in scene.cast:
        at = figure.as_subject
        if figure.kind != "person" or not figure.names or not 0 <= at < mention.at or at in scene.quoted:
            continue
        if t.sentence[mention.at] == t.sentence[at]:
            continue
        if scene.away(at, mention.at) > (scene.settings.reach_varied if is_source else 1):
            continue
        if (best is None or at > best.as_subject) and _may_be_called(figure, mention):
            best = figure
    if best is None:
        return None
    best.words |= mention.words | {mention.noun}
    return best.key


def _may_be_called(figure: Figure, mention: Mention) -> bool:
    """Whether a description can be of a named person: neither gender nor a calling that is known speaks against it."""
    if mention.gender and figure.gender and mention.gender != figure.gender:
        return False
    figure.learn()
    callings = {w for w in figure.called if is_person_noun(w)} - _EPITHETS
    if mention.noun in figure.called or mention.noun in _EPITHETS:
        return True
    return not callings or bool(mention.noun not in OFFICES | SPEAKERS and callings & wider(mention.noun))


def _may_return(mention: Mention) -> bool:
    """Bare plurals ("officials said") and masses ("police") may be those spoken of before."""
    return (mention.plural or mention.noun == "police") and not mention.words


def _too_far(scene: Scene, figure: Figure, mention: Mention, fit: int) -> bool:
    away = scene.t.sentence[mention.at] - scene.t.sentence[figure.seen]
    return away > (scene.settings.reach_same if fit == 3 else scene.settings.reach_wider)


def _owner(scene: Scene, mention: Mention) -> int | None:
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
        return pronoun(scene, Mention(mention.owner, mention.owner, mention.owner + 1, "pronoun", noun=word,
                                       plural=word == "they", gender=sex))  # fmt: skip
    key = next((k for k, i in scene.which.items() if k == mention.owner), None)
    return scene.which[key] if key is not None else None


def _owned(scene: Scene, mention: Mention, owner: int) -> str:
    """ "its spokesman" with the owner's name in the place of the pronoun."""
    t, at = scene.t, mention.owner
    if at is None or t.tag[at] != "PRP$":
        return phrase(t, scene.text, mention.first, mention.last)
    rest = phrase(t, scene.text, at + 1, mention.last)
    return f"{called(scene, scene.cast[owner])}'s {rest}"


def _issuer(scene: Scene, mention: Mention, owner: int | None) -> int | None:
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
                    return description(scene, noun_mention(t, obj), True)
    if mention.words & {"media", "press", "news"}:
        return None  # "Norrish media reports" are the media's, and not the country's
    inside = [k for k in scene.which if mention.first <= k < mention.at]
    if inside and not (len(inside) == 1 and scene.cast[scene.which[inside[-1]]].kind == "unknown"):
        return scene.which[inside[-1]]
    if mention.plural or mention.form != "definite" or mention.words:
        return None
    return scene.last_speaker


def _whose(t: Tokens, head: int) -> int:
    """The people that "who" means: "officials across the country, who said" is no country's."""
    up = t.head[t.head[head]]
    inner = t.pos[head] == "NOUN" and not is_person_noun(t.lower[head]) and t.dep[head] == "pobj"
    return up if inner and t.pos[up] in ("NOUN", "PROPN") and t.dep[t.head[head]] == "prep" else head


def antecedent(scene: Scene, mention: Mention) -> int | None:
    """The figure a relative pronoun stands for: the head of its clause."""
    t, at = scene.t, mention.at
    for _ in range(6):
        if t.dep[at] in ("relcl", "acl"):
            head = _whose(t, t.head[at]) if mention.noun == "who" else t.head[at]
            if head in scene.which:
                return scene.which[head]
            key = next((f.key for f in scene.cast if f.seen == head), None)
            return key if key is not None else description(scene, noun_mention(t, head), False)
        if t.head[at] == at:
            break
        at = t.head[at]
    return None
