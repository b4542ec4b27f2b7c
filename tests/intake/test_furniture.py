import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.intake import clean_text
from twosource.intake.lexicon import Lexicon, load_lexicon
from twosource.text import overlap

BODY = "A warehouse burned down in the harbour of Skarn on Friday, and the smoke could be seen from the hills."
MORE = "The fire brigade said it had been called at four in the morning, when the roof was already gone."


def taken(text: str) -> list[str]:
    return [text[s:e] for s, e in clean_text(text).furniture]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{BODY} Read more: Harbour to be rebuilt\n{MORE}", ["Read more: Harbour to be rebuilt"]),
        (f"{BODY}\n{MORE}Share this:", ["Share this:"]),
        (f"{BODY}\nAdvertisement {MORE}", ["Advertisement"]),
        (f"Page Loader {BODY}\n{MORE}", ["Page Loader"]),
        (f"Home | News | World | {BODY}\n{MORE}", ["Home | News | World |"]),
        (
            f"{BODY}\n{MORE} The post Warehouse burns in Skarn appeared first on Skarn Today.",
            ["The post Warehouse burns in Skarn appeared first on Skarn Today."],
        ),
    ],
)
def test_furniture_glued_to_a_paragraph(text: str, found: list[str]) -> None:
    assert taken(text) == found


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell.",
        "Home Office officials declined to comment.",
        "“Follow us,” the guide said.",
        "Advertisement revenue has halved since 2019, the publisher said.",
        "Comments made by the minister were called false.",
        "Subscribe, he told them.",
        "Next came the rain.",
        "Politics",
        "What we know so far",
        "Why it matters",
        "Translate that into jobs and it looks worse, she said.",
        "More: that was all he asked for, he said.",
        "Copyright law would have to change, the judges said.",
        "Read in full, the letter is kinder, the bishop said.",
    ],
)
def test_a_line_of_the_report_is_left(line: str) -> None:
    assert taken(f"Warehouse burns in Skarn\n\n{BODY}\n\n{line}\n\n{MORE}\n") == []


def test_credits_are_left() -> None:
    for credit in ("(Newsline)", "— Reuters", "Reporting by Jane Doe; editing by Jo Roe", "With inputs from agencies"):
        assert taken(f"Warehouse burns in Skarn\n\n{BODY}\n\n{credit}\n\nLeave a Reply\n") == ["Leave a Reply"]


def test_the_wire_of_the_dateline_may_sign_below_the_share_bar() -> None:
    text = f"Warehouse burns in Skarn\n\nSKARN (Newsline) — {BODY}\n\nShare\nNewsline\nHarbour news\nPrint\n"
    assert taken(text) == ["Share", "Harbour news", "Print"]


def test_readers_comments_go_with_all_their_sentences() -> None:
    rude = "My neighbour saw two men with a can of petrol there, and nobody has asked him about it."
    text = f"Warehouse burns in Skarn\n\n{BODY}\n\n{MORE}\n\nComments (2)\n\nharbour_rat\n2 hours ago\n{rude}\nReply\n"
    assert rude in taken(text)


def test_a_share_bar_that_says_comments_ends_nothing() -> None:
    text = f"Warehouse burns in Skarn\n\nComments\nShare\n\n{BODY}\n\nComments\n\n{MORE}\n"
    assert set(taken(text)) <= {"Comments", "Share"}


def test_a_list_of_other_stories_inside_the_report_ends_where_the_report_goes_on() -> None:
    text = f"Warehouse burns in Skarn\n\n{BODY}\n\nRelated Stories\nFerry to run on Sundays\nNew crane for the port\n"
    text += f"What is known\n\n{MORE}\n"
    assert taken(text) == ["Related Stories", "Ferry to run on Sundays", "New crane for the port"]


def test_captions_are_no_furniture() -> None:
    text = f"Warehouse burns in Skarn\n\nImage source, Newsline\n\n{BODY}\n\nPhoto: Jo Roe\n\n{MORE}\n"
    cleaned = clean_text(text)
    assert [text[s:e] for s, e in cleaned.captions] == ["Image source, Newsline", "Photo: Jo Roe"]
    assert cleaned.furniture == ()


def test_the_lexicon_is_written_as_it_is_compared() -> None:
    lexicon = load_lexicon()
    assert isinstance(lexicon, Lexicon)
    assert len(lexicon.strong) > 500
    assert all(lexicon.kind(entry) for entry in sorted(lexicon.strong | lexicon.menu | lexicon.lists | lexicon.ends))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([BODY, MORE, "Home", "Share", "Related", "Comments", "Reply", "By Jo Roe"]),
            st.text(max_size=30),
        ),
        max_size=12,
    )
)
def test_any_text_gives_spans_in_order_that_do_not_overlap(parts: list[str]) -> None:
    text = "\n".join(parts)
    cleaned = clean_text(text, lexicon=load_lexicon())
    for spans in (cleaned.furniture, cleaned.repeats, cleaned.captions):
        assert all(0 <= s < e <= len(text) for s, e in spans)
        assert list(spans) == sorted(spans)
    assert not any(overlap(a, b) for a in cleaned.furniture for b in cleaned.repeats)


@pytest.mark.parametrize(
    "part", ["Home\n", "a. ", "Nov 20, 2024\n", "(", "word ", "Related\n", "…\n", f"{BODY}\n", "- "]
)
def test_time_grows_with_the_text(part: str) -> None:
    lexicon = load_lexicon()

    def spent(size: int) -> float:
        text = part * (size // len(part))
        began = time.process_time()
        clean_text(text, lexicon=lexicon)
        return time.process_time() - began

    spent(1_000)
    assert spent(30_000) < 20 * spent(3_000) + 0.5
