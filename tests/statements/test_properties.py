"""What holds for any text: spans quote it, contents differ, and nothing is raised."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource import language
from twosource.model import Report
from twosource.settings import AttributionSettings
from twosource.statements.find import find_attributions

REPORT = """LIMA, Peru (AP) — Two bridges fell on Monday, officials said, and 12 people were killed.

“We heard a crack,” said Ana Reyes, 43, who lives nearby. “Then it was gone. “Nobody came,” she told reporters.

Ministry: no warning was given

The firm's lawyer, who called the claims ''baseless,'' said it had told the ministry that the bridge was 'at risk'.

"It was our duty to tell them. We did so in March.

"We did so again in May," he added. According to a report, per the paper, the cables had reportedly rusted.
"""
MARKS = ["“", "”", '"', "'", "‘", "’", "''", "``", ":", "—", ",", ".", "(", ")", "\n", "\n\n"]
PLAIN = [
    "said",
    "that",
    "the",
    "mayor",
    "according",
    "to",
    "reportedly",
    "Reyes",
    "bridge",
    "was",
    "told",
    "he",
    "claim",
]
WORDS = st.sampled_from(MARKS + PLAIN)
quick = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def check(text: str, trained: bool = True) -> None:
    report = Report("r", "", text, "")
    found = find_attributions(language.read([report])["r"], settings=AttributionSettings(model=trained))
    for a in found:
        assert a.content
        for spans in (a.content, a.cue, a.source):
            assert all(0 <= s < e <= len(text) and text[s:e].strip() == text[s:e] for s, e in spans)
            assert all(first[1] <= second[0] for first, second in pairwise(spans))
    contents = [a.content for a in found]
    assert len(contents) == len(set(contents))


def test_the_report() -> None:
    check(REPORT)
    check(REPORT, trained=False)


@quick
@given(st.integers(0, len(REPORT)), st.integers(0, len(REPORT)))
def test_a_report_cut_anywhere(a: int, b: int) -> None:
    check(REPORT[min(a, b) : max(a, b)])


@quick
@given(st.lists(WORDS, max_size=40))
def test_words_and_marks_in_any_order(words: list[str]) -> None:
    check(" ".join(words))


@quick
@given(st.lists(WORDS, max_size=30))
def test_words_and_marks_in_any_order_by_rules(words: list[str]) -> None:
    check(" ".join(words), trained=False)


@quick
@given(st.text(max_size=80))
def test_any_unicode(text: str) -> None:
    check(text)
