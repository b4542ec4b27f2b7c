"""What is known while a report is read from top to bottom."""

from dataclasses import dataclass, field

from twosource.names import nation
from twosource.names.sets import word_set
from twosource.settings import SpeakerSettings
from twosource.statements.cast import Figure, best_name
from twosource.statements.media import medium_name
from twosource.statements.mentions import Mention, phrase
from twosource.statements.tokens import Tokens

_PROPER = word_set(
    """Western Eastern Northern Southern Democratic Republican Republicans Democrats Democrat Arab Islamic Muslim
    Muslims Christian Christians Jewish Jews Catholic Baltic Nordic Asian African Latin Conservative Liberal Labour I"""
)


@dataclass(slots=True)
class Scene:
    """What is known while a report is read from top to bottom."""

    t: Tokens
    text: str
    cast: list[Figure]
    which: dict[int, int]
    quoted: frozenset[int]
    settings: SpeakerSettings
    last_speaker: int | None = None
    trail: list[tuple[Mention, int]] = field(default_factory=list)
    told: list[int] = field(default_factory=list)

    def away(self, a: int, b: int) -> int:
        """How many sentences lie between two tokens, those that a speaker's quotation fills left out."""
        if not self.told:
            count = 0
            for first, last in self.t.sentences:
                self.told.append(count)
                count += not (first in self.quoted and last - 2 in self.quoted)
        return self.told[self.t.sentence[b]] - self.told[self.t.sentence[a]]


def new_figure(scene: Scene, mention: Mention, kind: str) -> Figure:
    """A new member of the cast, known by a description."""
    figure = Figure(len(scene.cast), kind, mention.gender, mention.plural)
    figure.noun, figure.words = mention.noun, mention.words
    figure.description = phrase(scene.t, scene.text, mention.first, mention.last)
    figure.definite = mention.form == "definite"
    figure.common_start = scene.t.tag[mention.first] not in ("NNP", "NNPS")
    scene.cast.append(figure)
    return figure


def called(scene: Scene, figure: Figure) -> str:
    """What to call a figure: its fullest name, else its description as first written, without "the" for a body."""
    if figure.parts:
        return " and ".join(called(scene, scene.cast[k]) for k in figure.parts)
    if figure.names:
        name = best_name(figure)
        return medium_name(name) if figure.kind == "medium" else name
    words = figure.description
    lead = words.split(" ", 1)
    if lead[0].casefold() == "the" and len(lead) > 1 and not (figure.kind == "person" and not figure.plural):
        return lead[1]
    proper = (
        lead[0] in _PROPER
        or (len(lead[0]) > 1 and lead[0].isupper())
        or nation(lead[0])
        or nation(" ".join(words.split()[:2]))
    )
    return words if proper or not figure.common_start else words[:1].lower() + words[1:]
