"""One record of settings a stage. Every number names the benchmark that chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """What the intake stage reads, keeps and calls furniture.

    Sizes are bounds of use, not of taste: a full live page of a long day is some 50,000 words (300 kB of text).
    The rest was set on `bench/furniture.py`: the lowest values at which no sentence of clean news is taken.
    """

    max_text: int = 500_000  # characters of one report that are kept; above it is no news report
    max_page: int = 10_000_000  # bytes of one HTML file that are parsed: pages with pictures inlined stay below
    max_row: int = 20_000_000  # bytes of one line of JSON Lines
    max_stream: int = 2_000_000_000  # bytes read from standard input or a pipe
    prose_words: int = 9  # a line of so many words that ends as a sentence is the report speaking
    long_line: int = 25  # a line of so many words is prose however it ends
    menu_words: int = 4  # a line of at most so many words can be a menu entry
    teaser_words: int = 25  # a line of at most so many words can be another story's headline
    repeat_words: int = 8  # sentences said twice count as a repeat from so many words on (bench: shorter are stock)
    headline_words: int = 4  # a headline printed twice counts from so many words on
    sure_language: float = 0.95  # py3langid's own probability
    language_words: int = 12  # fewer words than this tell no language
