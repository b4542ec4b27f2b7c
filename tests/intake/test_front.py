import pytest

from twosource.intake import clean_text
from twosource.intake.bylines import read_byline
from twosource.intake.datelines import match_dateline
from twosource.intake.dates import is_time, read_iso, read_stamp

BODY = "A warehouse burned down in the harbour of Skarn on Friday, and the smoke could be seen from the hills.\n"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2024-11-20", "2024-11-20"),
        ("Nov 20, 2024", "2024-11-20"),
        ("November 20th, 2024", "2024-11-20"),
        ("20 November 2024", "2024-11-20"),
        ("Wednesday, 20 November 2024, 1:13 pm", "2024-11-20T13:13"),
        ("Wed 20 Nov 2024 13.13 GMT", "2024-11-20T13:13+00:00"),
        ("Published 20:15, 20 November 2024", "2024-11-20T20:15"),
        ("Nov. 20, 2024 at 1:13 p.m. EST", "2024-11-20T13:13-05:00"),
        ("Nov 20, 2024 / 06:12 AM", "2024-11-20T06:12"),
        ("20.11.2024 07:05", "2024-11-20T07:05"),
        ("20/11/2024", "2024-11-20"),
        ("11/20/2024", "2024-11-20"),
        ("2024-11-20 20:11:45", "2024-11-20T20:11:45"),
        ("By Jane Doe | Omega News | Nov 20, 2024", "2024-11-20"),
        ("1313 GMT November 20, 2024", "2024-11-20T13:13+00:00"),
        ("Nov 20, 2024 12:30 am", "2024-11-20T00:30"),
    ],
)
def test_dates_are_read(line: str, iso: str) -> None:
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.published == iso


@pytest.mark.parametrize("line", ["3/4/2024", "8/2/13 at 1:30 PM", "31.02.2024"])
def test_what_has_two_readings_or_none_gives_no_date(line: str) -> None:
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.published is None


@pytest.mark.parametrize(
    "line",
    [
        "The warehouse burned down on November 20, 2024",
        "Nov 20, 2024: Fire destroys warehouse in Skarn",
        "He was born on 20 November 1962 in a small town",
        "A fire broke out at 13:13",
    ],
)
def test_running_text_gives_no_date(line: str) -> None:
    assert read_stamp(line) is None


def test_modified_is_told_from_published() -> None:
    stamp = read_stamp("Published Nov 20, 2024 09:00 | Updated Nov 21, 2024 10:30")
    assert stamp is not None
    assert (stamp.published, stamp.modified) == ("2024-11-20T09:00", "2024-11-21T10:30")


@pytest.mark.parametrize("value", ["", "soon", "2024-99-99T10:00:00", "yesterday at noon"])
def test_metadata_that_is_no_date(value: str) -> None:
    assert read_iso(value) is None


def test_a_time_on_the_line_below_belongs_to_the_date() -> None:
    assert clean_text(f"Warehouse burns in Skarn\n\nNov 20, 2024\n01:13 pm\n\n{BODY}").published == "2024-11-20T13:13"
    assert is_time("01:13 pm")


def test_no_date_is_taken_from_the_body() -> None:
    assert clean_text(f"Warehouse burns in Skarn\n\n{BODY}\nIt was built on May 3, 1999.\n").published is None


@pytest.mark.parametrize(
    ("start", "place"),
    [
        ("KYIV, Ukraine—The", "KYIV, Ukraine"),
        ("LIMA (AP) — The", "LIMA"),
        ("WASHINGTON, March 3 (Xinhua) -- The", "WASHINGTON"),
        ("NEW YORK — The", "NEW YORK"),
        ("MOSCOW/KYIV, Nov 20 (Reuters) - The", "MOSCOW/KYIV"),
        ("ISLAMABAD: The", "ISLAMABAD"),
        ("ROME, JUN 14 - The", "ROME"),
        ("New Delhi, Nov 20 (PTI) The", None),
        ("New Delhi, Nov 20 (PTI): The", "New Delhi"),
        ("Skarn (Newsline) – The", "Skarn"),
        ("PORT ARLEN, Maine (KQVX) – Two", "PORT ARLEN, Maine"),
        ("ST. PAUL, Minn. (AP) — The", "ST. PAUL, Minn."),
        ("Trump — The man", None),
        ("UPDATE: The", None),
        ("NATO - The", None),
        ("BREAKING NEWS: The", None),
        ("The fire — the second", None),
        ("“LIMA — is", None),
    ],
)
def test_datelines(start: str, place: str | None) -> None:
    match = match_dateline(f"{start} warehouse burned down in the harbour on Friday.")
    assert (match["place"] if match else None) == place


def test_a_dateline_span_points_at_the_place() -> None:
    text = f"Warehouse burns in Skarn\n\nSKARN, Norland (Newsline) — {BODY}"
    cleaned = clean_text(text)
    assert cleaned.dateline_span is not None
    assert text[slice(*cleaned.dateline_span)] == cleaned.dateline == "SKARN, Norland"


_STORY = "A warehouse burned down in the harbour on Friday, and the fire brigade said that nobody was hurt."


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Skarn Courier, 12 June 2026", "Skarn Courier"),
        ("Channel Six News | June 12, 2026", "Channel Six News"),
        ("12 June 2026 — The Skarn Ledger", "The Skarn Ledger"),
        ("SKARN, 12 June 2026", None),
        ("Ada Quill, 12 June 2026", None),
    ],
)
def test_a_publisher_may_stand_beside_its_date(line: str, outlet: str | None) -> None:
    cleaned = clean_text(f"Harbour warehouse burns\n{line}\n\n{_STORY}\n\n{_STORY.replace('Friday', 'Monday')}")
    assert cleaned.outlet == outlet
    assert cleaned.published == "2026-06-12"


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("SKARN, 12 June 2026 (HWS) — A", "2026-06-12"),
        ("SKARN, June 12, 2026 (AP) — A", "2026-06-12"),
        ("SKARN, June 12 (AP) — A", None),
        ("SKARN — On 12 June 2024 a", None),
    ],
)
def test_a_dateline_dates_a_report_that_nothing_else_does(start: str, day: str | None) -> None:
    assert clean_text(f"Harbour warehouse burns\n\n{start}{_STORY[1:]}\n\n{_STORY}").published == day


def test_a_line_of_its_own_dates_before_a_dateline() -> None:
    text = f"Harbour warehouse burns\n13 June 2026\n\nSKARN, 12 June 2026 (HWS) — {_STORY}\n\n{_STORY}"
    assert clean_text(text).published == "2026-06-13"


def test_who_speaks_in_an_interview_is_no_dateline() -> None:
    text = f"Fire chief of Skarn speaks\n\n{BODY}\nBRAND: We lost two engines and nobody could tell us why that was.\n"
    assert clean_text(text).dateline is None


@pytest.mark.parametrize(
    ("line", "who", "where"),
    [
        ("By Jane Doe", "Jane Doe", None),
        ("By JANE DOE", "JANE DOE", None),
        ("ByPriya Raman", "Priya Raman", None),
        ("By Jane Doe and Jo Roe, Associated Press", "Jane Doe and Jo Roe, Associated Press", None),
        ("By Jane Doe in Skarn", "Jane Doe", "Skarn"),
        ("Written by Grace Otieno", "Grace Otieno", None),
        ("By Associated Press", "Associated Press", None),
        ("By Tomas Ferrell | 14 February 2024", "Tomas Ferrell", None),
    ],
)
def test_bylines(line: str, who: str, where: str | None) -> None:
    assert read_byline(line) == (who, where)


@pytest.mark.parametrize("line", ["By the time help came", "BYRON BAY", "By and large it held", "Bystanders helped"])
def test_what_only_begins_with_by(line: str) -> None:
    assert read_byline(line) is None


def test_the_headline_is_the_line_about_the_report() -> None:
    text = (
        f"Norland Today\nStay curious with us\nLog in\nWarehouse fire in Skarn seen from the hills\nBy Jo Roe\n{BODY}"
    )
    cleaned = clean_text(text)
    assert cleaned.headline == "Warehouse fire in Skarn seen from the hills"
    assert cleaned.headline_span is not None
    assert text[slice(*cleaned.headline_span)] == cleaned.headline
    assert cleaned.byline == "Jo Roe"


def test_a_headline_may_end_with_a_full_stop() -> None:
    text = f"Warehouse in the harbour of Skarn burns down in a single night.\n\nSKARN (Newsline) — {BODY}"
    assert clean_text(text).headline == "Warehouse in the harbour of Skarn burns down in a single night."


def test_a_report_may_have_no_headline() -> None:
    assert clean_text(BODY + "\nNobody was hurt.\n").headline is None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Radio Skarn\nRADIO SKARN\nWarehouse burns down in Skarn\n{BODY}", "Radio Skarn"),
        (f"The Skarn Courier\nWarehouse burns down in Skarn\n{BODY}", "The Skarn Courier"),
        (f"Kompass\nLog in\nWarehouse burns down in Skarn\n{BODY}\n© 2024 Kompass", "Kompass"),
        (f"Office of the Press Secretary\nWarehouse burns down in Skarn\n{BODY}", None),
        (f"Fire\nWarehouse burns down in Skarn\n{BODY}", None),
    ],
)
def test_the_publisher_is_named_only_on_good_evidence(text: str, outlet: str | None) -> None:
    assert clean_text(text).outlet == outlet
