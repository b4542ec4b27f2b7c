"""What the door promises on any text, and the rules one by one."""

from twosource.language import Paragraph, parse
from twosource.model import Attribution
from twosource.statements.find import find_attributions


def attributions(*paragraphs: str) -> list[tuple[str, str, str, Attribution]]:
    """Content, cue and source as words, one string each (pieces joined by " / ")."""
    text, placed = "", []
    for words in paragraphs:
        placed.append(Paragraph(len(text), parse([words])[0]))
        text += words + "\n\n"

    def quote(spans: tuple[tuple[int, int], ...]) -> str:
        return " / ".join(text[s:e] for s, e in spans)

    return [(quote(a.content), quote(a.cue), quote(a.source), a) for a in find_attributions(placed)]


def test_clause():
    ((content, cue, source, found),) = attributions("The mayor said that the bridge would open in May.")
    assert (content, cue, source) == ("that the bridge would open in May", "said", "The mayor")
    assert (found.quotation, found.cue_type) == ("indirect", "say")


def test_nothing_to_find():
    assert find_attributions([]) == []
    assert attributions("The bridge opened in May.") == []
