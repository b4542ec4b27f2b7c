"""Where reports and passages come from: text before credit, credit before nothing, unknown apart."""

from itertools import permutations

import pytest

from twosource.model import Derivation, Origin, Place, Report, Reuse
from twosource.origins import find_origins
from twosource.origins.groups import components
from twosource.settings import OriginSettings
from twosource.testing import report, span

LEAD = "A wall of the old dam above Sarn gave way on Monday and nine people are missing, Mayor Petra Quill said."
MORE = "Divers searched the mill race until dark while neighbours carried sandbags to the school of Lower Veld."
LATE = "The wall was built in 1931 and repaired twice, most recently after the flood that took the rail bridge."
OTHER = "Nobody in the market hall had slept when Petra Quill climbed on a crate and read nine names from a list."


def derived(a: Report, b: Report, kind="edited", share=0.9, direction="a_from_b", public=False) -> Derivation:
    return Derivation(a.id, b.id, kind, share, direction, "told so", public)


def taken(source: Report, target: Report, words: str) -> Reuse:
    return Reuse(Place(source.id, span(source, words)), Place(target.id, span(target, words)), "verbatim", "told so")


def of(origins: list[Origin], one: Report) -> Origin:
    (found,) = [o for o in origins if one.id in o.reports]
    return found


def passages(origin: Origin, one: Report) -> list[str]:
    return [one.quote(p.span) for p in origin.passages if p.report == one.id]


def test_reports_that_name_nothing_are_unknown_one_entry_each():
    a, b = report(LEAD, path="a"), report(OTHER, path="b")
    origins = find_origins([a, b], [], [])
    assert [(o.kind, o.name, len(o.reports)) for o in origins] == [("unknown", None, 1)] * 2


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (f"SARN (AP) — {LEAD}", "wire", "AP"),
        (f"{LEAD}\n\n(With inputs from PTI)", "wire", "PTI"),
        (f"{LEAD}\n\n(With inputs from agencies)", "unknown", None),
        (f"{LEAD}\n\nThe Associated Press contributed to this report.", "unknown", None),
        (f"SARN, March 3, 2024 /PRNewswire/ -- {LEAD}", "public_text", "PR Newswire"),
        ("A wall of the dam gave way on Monday, a US official told Reuters.", "wire", "Reuters"),
        ("A wall of the dam gave way on Monday, a clerk told the Timber Bay Herald.", "outlet", "Timber Bay Herald"),
        (f"{LEAD}\n\n{MORE}\n\nPetra Quill told Fox News last year that the wall was sound.", "unknown", None),
        ("The mayor, who told Fox News last year that the wall was sound, lost her house.", "unknown", None),
        (f"{LEAD}\n\nPhoto: AFP", "unknown", None),
    ],
)
def test_what_a_lone_report_names(text, kind, name):
    (origin,) = [o for o in find_origins([report(text)], [], []) if o.reports]
    assert (origin.kind, origin.name) == (kind, name)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (f"{LEAD}\n\n“It sang,” a miller told this newspaper.", {}),
        (f"{LEAD}\n\n“It sang,” a miller told the Post.", {}),
        (LEAD, {"byline": "Nora Tell", "dateline": "SARN"}),
        (f"By Nora Tell\n\n{LEAD}", {"dateline": "SARN"}),
    ],
)
def test_own_reporting(text, known):
    (origin,) = find_origins([report(text, outlet="The Timber Bay Post", **known)], [], [])
    assert (origin.kind, origin.name) == ("outlet", "The Timber Bay Post")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (LEAD, {"byline": "Nora Tell"}),
        (LEAD, {"byline": "News Desk", "dateline": "SARN"}),
        (LEAD, {"dateline": "SARN"}),
    ],
)
def test_a_house_byline_or_a_bare_one_is_no_own_reporting(text, known):
    (origin,) = find_origins([report(text, outlet="The Timber Bay Post", **known)], [], [])
    assert origin.kind == "unknown"


def test_one_copy_that_kept_the_credit_names_the_origin_of_all():
    a, b, c = report(LEAD, path="a"), report(f"SARN (AP) — {LEAD}", path="b"), report(f"{LEAD} {MORE}", path="c")
    origins = find_origins([a, b, c], [], [derived(b, a, "copy"), derived(c, a)])
    assert [(o.kind, o.name, len(o.reports)) for o in origins] == [("wire", "AP", 3)]


def test_text_beats_a_printed_credit():
    a = report(f"SARN (AP) — {LEAD}", path="a")
    b = report(f"{LEAD} {MORE}", path="b", outlet="Lake Mail", byline="Nora Tell", dateline="SARN")
    (origin,) = find_origins([a, b], [], [derived(b, a)])
    assert (origin.kind, origin.name) == ("wire", "AP")
    assert "appear to derive" in origin.reason and "(AP)" in origin.reason


def test_a_copy_cannot_rename_what_its_parent_names():
    a, b = report(f"SARN (Reuters) - {LEAD}", path="a"), report(f"SARN (AP) — {LEAD}", path="b")
    (origin,) = find_origins([a, b], [], [derived(b, a, "copy")])
    assert origin.name == "Reuters"


def test_versions_of_one_wire_story_are_one_origin():
    first, second = report(f"SARN (AP) — {LEAD} {MORE}", path="a"), report(f"SARN (AP) — {OTHER} {LATE}", path="b")
    assert [o.name for o in find_origins([first, second], [], [])] == ["AP"]


def test_two_stories_of_one_wire_are_two_origins():
    flood = report(f"SARN (AP) — {LEAD} Soldiers came from Fort Ormond, Lake Perrin and Upper Marsh.", path="a")
    vote = report(
        "LIMA (AP) — The senate backed Ana Rios, Luis Vega and Marta Soto by 52 to 40, said clerk Juan Paz.", path="b"
    )
    assert [o.name for o in find_origins([flood, vote], [], [])] == ["AP", "AP"]


def test_relays_of_one_outlet_share_it_with_the_outlet_itself():
    own = report("A wall of the dam gave way on Monday, a US official told the BBC.", path="a", outlet="BBC")
    relay = report("The dam broke on Monday, according to an official speaking to the BBC.", path="b", outlet="Omega")
    (origin,) = find_origins([own, relay], [], [])
    assert (origin.kind, origin.name, len(origin.reports)) == ("outlet", "BBC", 2)


def test_the_initials_of_an_agency_are_the_agency():
    a = report(LEAD, path="a", outlet="Lake Town News Agency")
    b = report(f"SARN (LTNA) — {OTHER}", path="b")
    assert len(find_origins([a, b], [], [])) == 1


def test_a_partial_copy_keeps_its_own_origin_and_gives_up_the_passage():
    a = report(f"SARN (AP) — {LEAD} {MORE}", path="a")
    b = report(f"{OTHER}\n\n{MORE}\n\n{LATE}", path="b")
    origins = find_origins([a, b], [taken(a, b, MORE)], [derived(b, a, "partial", 0.3)])
    assert of(origins, b).kind == "unknown"
    assert passages(of(origins, a), b) == [MORE]
    assert passages(of(origins, b), b) == [OTHER, LATE]


def test_a_passage_is_followed_back_through_copies():
    a = report(f"SARN (AP) — {LEAD} {MORE}", path="a")
    b = report(f"{OTHER} {MORE}", path="b")
    c = report(f"{LATE} {MORE}", path="c")
    links = [derived(b, a, "partial", 0.4), derived(c, b, "partial", 0.4)]
    origins = find_origins([c, b, a], [taken(a, b, MORE), taken(b, c, MORE)], links)
    assert passages(of(origins, a), c) == [MORE]


def test_the_known_direction_turns_a_passage_round():
    a, b = report(f"{LEAD} {MORE}", path="a"), report(f"{OTHER} {MORE}", path="b")
    link = derived(a, b, "partial", 0.4, "a_from_b")
    origins = find_origins([a, b], [taken(a, b, MORE)], [link])
    assert passages(of(origins, b), a) == [MORE]


def test_what_everyone_had_is_no_evidence():
    a, b = report(f"{LEAD} {MORE}", path="a"), report(f"{OTHER} {MORE}", path="b")
    quoted = Reuse(Place(a.id, span(a, MORE)), Place(b.id, span(b, MORE)), "verbatim", "a quotation", evidence=False)
    origins = find_origins([a, b], [quoted], [])
    assert passages(of(origins, b), b) == [b.text]


def test_a_mosaic_does_not_join_its_two_parents():
    a, b = report(f"{LEAD} {MORE}", path="a"), report(f"{OTHER} {LATE}", path="b")
    mosaic = report(f"{LEAD}\n\n{MORE}\n\n{OTHER}", path="m")
    reuse = [taken(a, mosaic, LEAD), taken(a, mosaic, MORE), taken(b, mosaic, OTHER)]
    links = [derived(mosaic, a, share=0.9, direction="unknown"), derived(mosaic, b, share=0.6, direction="unknown")]
    origins = find_origins([a, b, mosaic], reuse, links)
    assert of(origins, a) != of(origins, b)
    assert of(origins, mosaic) == of(origins, a)
    assert passages(of(origins, b), mosaic) == [OTHER]


def test_cuts_of_one_story_share_it_though_each_kept_other_parts():
    whole = report(f"{LEAD}\n\n{MORE}\n\n{LATE}\n\n{OTHER}", path="w")
    a, b = report(f"{LEAD}\n\n{MORE}", path="a"), report(f"{LEAD}\n\n{OTHER}", path="b")
    reuse = [taken(whole, a, LEAD), taken(whole, a, MORE), taken(whole, b, LEAD), taken(whole, b, OTHER)]
    links = [derived(a, whole, direction="unknown"), derived(b, whole, direction="unknown")]
    links.append(derived(a, b, "edited", 0.5, "unknown"))
    assert len(find_origins([a, b, whole], [*reuse, taken(a, b, LEAD)], links)) == 1


def test_a_story_and_its_brief_are_not_two_because_a_mosaic_holds_what_the_brief_left_out():
    foreign = "Divers from the next valley brought up a brass wheel, and nobody could name its maker."
    whole = report(f"{LEAD}\n\n{MORE}\n\n{LATE}", path="w")
    top = "A wall of the old dam"
    brief, cut = report(LEAD, path="b"), report(f"{top} fell.\n\n{MORE}\n\n{LATE}", path="c")
    other = report(f"{OTHER}\n\n{foreign}", path="o")
    mosaic = report(f"{MORE}\n\n{LATE}\n\n{OTHER}\n\n{foreign}", path="m")
    shared = [(whole, brief, LEAD), (brief, cut, top), (other, mosaic, OTHER), (other, mosaic, foreign)]
    shared += [(a, b, s) for a, b in ((whole, cut), (whole, mosaic), (cut, mosaic)) for s in (MORE, LATE)]
    links = {(a.id, b.id): derived(b, a, direction="unknown") for a, b, _ in shared}
    links[brief.id, cut.id] = derived(cut, brief, "partial", 0.2, "unknown")
    origins = find_origins([whole, brief, cut, other, mosaic], [taken(*s) for s in shared], list(links.values()))
    assert of(origins, whole) == of(origins, brief) == of(origins, cut) != of(origins, other)


def test_a_public_text_reprinted_is_one_origin():
    a, b = report(f"{LEAD} {MORE}", path="a"), report(f"{LEAD} {LATE}", path="b")
    (origin,) = find_origins([a, b], [], [derived(a, b, direction="common_parent", public=True)])
    assert origin.kind == "public_text" and len(origin.reports) == 2


def test_a_sentence_that_relays_another_medium_is_that_mediums():
    told = "Petra Quill told the BBC that the alarm had been sold for scrap."
    one = report(f"SARN (AP) — {LEAD}\n\n{told}", path="a")
    origins = find_origins([one], [], [])
    (bbc,) = [o for o in origins if o.name == "BBC"]
    assert (bbc.reports, passages(bbc, one)) == ((), [told])


def test_own_reporting_inside_agency_copy_is_the_outlets():
    own = "“It sang,” a miller told the Lake Mail."
    a = report(f"SARN (AP) — {LEAD} {MORE}", path="a")
    b = report(f"{LEAD} {MORE}\n\n{own}", path="b", outlet="Lake Mail")
    origins = find_origins([a, b], [], [derived(b, a)])
    assert of(origins, b).name == "AP"
    assert [passages(o, b) for o in origins if o.name == "Lake Mail"] == [["“It sang,” a miller told the Lake Mail."]]


def test_order_and_repetition_change_nothing():
    a, b = report(f"SARN (AP) — {LEAD} {MORE}", path="a"), report(f"{LEAD} {OTHER}", path="b")
    c = report(f"{OTHER} {LATE}", path="c")
    reuse = [taken(a, b, LEAD), taken(c, b, OTHER)]
    links = [derived(b, a, "edited", 0.5), derived(b, c, "partial", 0.3)]
    answers = [
        find_origins(reports, list(reversed(reuse)) if n % 2 else reuse, list(reversed(links)) if n % 2 else links)
        for n, reports in enumerate([*permutations([a, b, c]), (a, b, c, a, c)])
    ]
    assert all(answer == answers[0] for answer in answers)


def test_identical_texts_share_an_origin_without_a_word_from_reuse():
    a, b = report(LEAD, path="a", outlet="Lake Mail"), report(LEAD, path="b", outlet="Hill Mail")
    assert len(find_origins([a, b], [], [])) == 1


def test_every_report_once():
    reports = [report(f"{text} {n}", path=str(n)) for n, text in enumerate([LEAD, MORE, LATE, OTHER])]
    origins = find_origins(reports, [], [derived(reports[1], reports[0])])
    assert sorted(rid for o in origins for rid in o.reports) == sorted(r.id for r in reports)


def test_components():
    assert components("dcba", [("a", "d"), ("b", "x")]) == [("a", "d"), ("b",), ("c",)]


def test_copies_of_a_mosaic_whose_dates_are_unknown_are_one_with_it() -> None:
    """Undated, a mosaic's parents look like cuts of it: it, and every copy of it, goes with one of them."""
    from itertools import combinations

    from twosource.origins.groups import text_groups
    from twosource.origins.passages import Common

    reports = [Report(i, i, i * 9, "") for i in ("a", "b", "m", "n", "o")]
    held = {"a": (0, 100), "b": (100, 180), "m": (0, 180), "n": (0, 180), "o": (10, 180)}  # of the mosaic's words
    spans, derivations = {}, []
    for one, other in combinations(held, 2):
        low, high = max(held[one][0], held[other][0]), min(held[one][1], held[other][1])
        if low < high:
            spans[one, other] = [(low - held[one][0], high - held[one][0])]
            spans[other, one] = [(low - held[other][0], high - held[other][0])]
            derivations.append(Derivation(other, one, "edited", 0.9, "unknown", ""))
    shared = Common(spans, {i: end - start for i, (start, end) in held.items()}, {})
    for order in (reports, reports[::-1]):
        groups = text_groups(order, {i: i for i in held}, derivations, shared, OriginSettings())
        assert groups == [("a", "m", "n", "o"), ("b",)]
