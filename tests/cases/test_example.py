"""The shipped example, whole: a dossier of `examples/reports` against `examples/truth.json`.

Each test scores one part of the dossier as a share of what the truth file lists, and asserts a floor; what must
never happen (a false independence, a merge of two claims, a reader's comment taken for a report) has floor none.
What the tool doesn't reach yet stands in `NOT_YET`, in sight: take a line out when its test passes.
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import twosource.pipeline
from twosource.model import Claim, Conflict, Dossier, Report, Span, Standing
from twosource.render.totals import totals
from twosource.text import overlap

EXAMPLES = Path(__file__).parents[2] / "examples"
TRUTH = json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(
    not hasattr(twosource.pipeline, "investigate"), reason="pipeline.investigate is not there yet"
)


NOT_YET = {
    "test_chains[Vell Hydro was warned in Janua]",
    # a wording that may say something else widens this range
    "test_standing_is_as_sharp_as_the_editors[stable]",
}


@pytest.fixture(autouse=True)
def not_yet(request: pytest.FixtureRequest) -> None:
    name = request.node.name.replace("\\u2019", "’")  # pytest writes ids in ASCII
    if name in NOT_YET:
        request.applymarker(pytest.mark.xfail(strict=False, reason="not reached yet"))


@cache
def dossier() -> Dossier:
    found: Dossier = twosource.pipeline.investigate([EXAMPLES / "reports"])
    return found


@cache
def reports() -> dict[str, Report]:
    return {Path(r.path).name[:2]: r for r in dossier().reports}


@cache
def numbers() -> dict[str, str]:
    return {r.id: number for number, r in reports().items()}


def at(number: str, words: str) -> Span:
    """Where the words stand in a report; straight and curly quotes are the same."""
    text = reports()[number].text
    start = text.find(words)
    if start < 0:
        start = text.replace("’", "'").find(words.replace("’", "'"))
    assert start >= 0, f"the text of {number} has lost {words!r}"
    return (start, start + len(words))


def covers(span: Span, wanted: Span, share: float = 0.6) -> bool:
    """Whether a span holds most of the wanted words, or is a good part of them itself."""
    shared = overlap(span, wanted)
    return shared >= share * (wanted[1] - wanted[0]) or (shared == span[1] - span[0] and shared >= 12)


def holding(number: str, words: str) -> set[str]:
    """The ids of the claims of which these words are a member."""
    rid, wanted = reports()[number].id, at(number, words)
    return {c.id for c in dossier().claims for m in c.members if m.report == rid and covers(m.span, wanted)}


def short(missed: Iterable[object], found: int, total: int, floor: float) -> None:
    """Fails with what was missed when the share found is under the floor."""
    listed = "\n  ".join(str(m) for m in missed)
    assert found >= floor * total, f"{found} of {total}, want {floor:.0%}; missed:\n  {listed}"


# ---- what came in


def test_every_file_is_a_report() -> None:
    assert sorted(reports()) == [r["file"] for r in TRUTH["reports"]]


def test_headlines_outlets_and_times() -> None:
    for truth in TRUTH["reports"]:
        report = reports()[truth["file"]]
        assert (report.headline or "").replace("’", "'") == truth["headline"].replace("’", "'"), truth["file"]
        assert (report.published or "").startswith(truth["published"]), truth["file"]
        assert (report.modified or "").startswith(truth["modified"] or ""), truth["file"]
    pages = [t for t in TRUTH["reports"] if t["name"].endswith(".html")]
    assert [(reports()[t["file"]].outlet) for t in pages] == [t["outlet"] for t in pages]


def test_furniture_is_marked_or_gone_and_nothing_of_the_report_is_taken() -> None:
    missed = []
    for number, words in TRUTH["furniture"]:
        report = reports()[number]
        if words not in report.text:
            continue
        span = at(number, words)
        if not any(overlap(span, f) == span[1] - span[0] for f in report.furniture):
            missed.append((number, words))
    short(missed, len(TRUTH["furniture"]) - len(missed), len(TRUTH["furniture"]), 0.9)
    for number, words in TRUTH["story_text"]:
        span = at(number, words)
        assert not any(overlap(span, f) for f in reports()[number].furniture), (number, words)


def test_no_reader_comment_becomes_a_statement() -> None:
    for number, words in (("04", "My cousin says"), ("10", "According to my neighbour")):
        report = reports()[number]
        if words in report.text:
            span = at(number, words)
            assert not [s for s in dossier().statements if s.report == report.id and overlap(s.span, span)]


# ---- which reports are one report


def kinds(truth: dict[str, Any]) -> list[str]:
    """The kinds of derivation found between a report and its parent or a sibling."""
    origin = {r["file"]: r["origin"] for r in TRUTH["reports"]}
    found = [(numbers()[d.report], numbers().get(d.from_, ""), str(d.kind)) for d in dossier().derivations]
    pairs = [(a, b, kind) for a, b, kind in found if origin[a] == origin.get(b) == origin[truth["file"]]]
    direct = [kind for a, b, kind in pairs if {a, b} == {truth["file"], truth["from"]}]
    return direct or [kind for a, b, kind in pairs if truth["file"] in (a, b)]


def test_every_derivation_is_found() -> None:
    missed = [(d["file"], d["from"]) for d in TRUTH["derivations"] if not kinds(d)]
    assert missed == []


def test_kinds_of_derivation() -> None:
    missed = [(d["file"], d["kinds"], kinds(d)) for d in TRUTH["derivations"] if not set(kinds(d)) & set(d["kinds"])]
    short(missed, len(TRUTH["derivations"]) - len(missed), len(TRUTH["derivations"]), 0.75)


def test_no_derivation_between_independent_reports() -> None:
    origin = {r["file"]: r["origin"] for r in TRUTH["reports"]}
    wrong = [
        (a, b, d.kind, d.reason)
        for d in dossier().derivations
        if not d.public_text and (a := numbers()[d.report]) and (b := numbers().get(d.from_)) and origin[a] != origin[b]
    ]
    assert wrong == []


def test_origins() -> None:
    held = {numbers()[rid]: o for o in dossier().origins for rid in o.reports}
    for group in TRUTH["origins"]:
        ids = {held[number].id for number in group["files"]}
        assert len(ids) == 1, (group["name"], sorted(held[n].id + n for n in group["files"]))
    assert len({held[g["files"][0]].id for g in TRUTH["origins"]}) == len(TRUTH["origins"])
    assert "MNA" in (held["01"].name or "") or "Meridian" in (held["01"].name or "")
    assert "Harbour Courier" in (held["12"].name or "")


def test_the_first_line() -> None:
    """Reports, texts, outlets and origins of the whole example."""
    total, wanted = totals(dossier()), TRUTH["counts"]
    assert (total.reports, total.outlets) == (wanted["reports"], wanted["outlets"])
    assert wanted["texts"][0] <= total.texts <= wanted["texts"][1]
    assert list(total.origins) == wanted["origins"]


# ---- who says what


def test_statements() -> None:
    missed, wrong = [], []
    for truth in TRUTH["statements"]:
        rid, wanted = reports()[truth["file"]].id, at(truth["file"], truth["content"])
        near = [s for s in dossier().statements if s.report == rid and any(covers(c, wanted) for c in s.content)]
        if not near:
            missed.append((truth["file"], truth["content"]))
            continue
        who = {w.lower() for w in truth["who"].split()}
        if not any(s.speaker and who & {w.lower().strip("'’,s") for w in s.speaker.name.split()} for s in near):
            wrong.append((truth["file"], truth["who"], [s.speaker and s.speaker.name for s in near]))
    short(missed, len(TRUTH["statements"]) - len(missed), len(TRUTH["statements"]), 0.85)
    short(wrong, len(TRUTH["statements"]) - len(missed) - len(wrong), len(TRUTH["statements"]) - len(missed), 0.85)


@pytest.mark.parametrize("truth", [s for s in TRUTH["statements"] if s.get("chain")], ids=lambda s: s["content"][:30])
def test_chains(truth: dict[str, Any]) -> None:
    rid, wanted = reports()[truth["file"]].id, at(truth["file"], truth["content"])
    chains = [s.chain for s in dossier().statements if s.report == rid and any(covers(c, wanted) for c in s.content)]
    fits = [c for c in chains if len(c) >= len(truth["chain"]) and all(any(w in x for x in c) for w in truth["chain"])]
    assert fits, chains


@pytest.mark.parametrize("truth", [s for s in TRUTH["statements"] if s.get("stance")], ids=lambda s: s["content"][:30])
def test_stances(truth: dict[str, Any]) -> None:
    rid, wanted = reports()[truth["file"]].id, at(truth["file"], truth["content"])
    near = [s for s in dossier().statements if s.report == rid and any(covers(c, wanted) for c in s.content)]
    assert truth["stance"] in [s.stance for s in near], near


# ---- what is one claim, and what stands behind it


def joint(claim: dict[str, Any]) -> Claim | None:
    """The dossier's claim that holds the most of a true claim's evidence."""
    held: dict[str, int] = {}
    for number, words in claim["evidence"].items():
        for cid in holding(number, words):
            held[cid] = held.get(cid, 0) + 1
    best = max(held, key=lambda cid: (held[cid], cid), default=None)
    return next((c for c in dossier().claims if c.id == best), None)


def test_claims_hold_their_evidence() -> None:
    missed = []
    needed = [c for c in TRUTH["claims"] if not c.get("optional")]
    for claim in needed:
        found = [holding(number, words) for number, words in claim["evidence"].items()]
        if not set.intersection(*found):
            missed.append((claim["id"], [n for n, f in zip(claim["evidence"], found, strict=True) if not f]))
    short(missed, len(needed) - len(missed), len(needed), 0.75)


def test_different_claims_are_kept_apart() -> None:
    for a, b in TRUTH["different"]:
        assert not holding(*a) & holding(*b), (a, b)
    needed = [c for c in TRUTH["claims"] if not c.get("optional")]
    for i, a in enumerate(needed):
        for b in needed[i + 1 :]:
            if a["id"] not in (b.get("refines"), b.get("said_with")) and a.get("refines") != b["id"]:
                for one in a["evidence"].items():
                    for other in b["evidence"].items():
                        assert not holding(*one) & holding(*other), (a["id"], b["id"], one, other)


def standing(truth: dict[str, Any]) -> Standing:
    claim = joint(truth)
    assert claim and claim.standing, "no claim holds any of the evidence"
    return claim.standing


CLAIMS = pytest.mark.parametrize(
    "truth", [c for c in TRUTH["claims"] if not c.get("optional")], ids=lambda c: str(c["id"])
)


@CLAIMS
def test_standing_holds_the_truth(truth: dict[str, Any]) -> None:
    """A range may be wider than the editor's, but what the editor counts must lie in it."""
    found = standing(truth)
    assert found.origins[0] <= truth.get("known", truth["origins"][1]), "an origin counted as known that isn't"
    assert found.origins[1] >= truth["origins"][0], found
    assert found.roots[0] <= truth["roots"][1] and found.roots[1] >= truth["roots"][0], found


@CLAIMS
def test_standing_is_as_sharp_as_the_editors(truth: dict[str, Any]) -> None:
    found = standing(truth)
    assert truth["origins"][0] <= found.origins[0] <= found.origins[1] <= truth["origins"][1], found
    assert truth["roots"][0] <= found.roots[0] <= found.roots[1] <= truth["roots"][1], found


# ---- what disagrees


def touches(conflict: Conflict, number: str, words: str) -> bool:
    rid, wanted = reports()[number].id, at(number, words)
    return any(s.report == rid and overlap(s.span, wanted) for s in conflict.sides)


def test_conflicts_updates_and_corrections() -> None:
    needed = [c for c in TRUTH["conflicts"] if not c.get("optional")]
    missed = []
    for truth in needed:
        fits = [
            c
            for c in dossier().conflicts
            if c.relation == truth["relation"]
            and all(any(touches(c, *place) for place in side) for side in truth["sides"])
        ]
        if not fits:
            missed.append(truth["about"])
    short(missed, len(needed) - len(missed), len(needed), 0.75)


def test_no_cry_of_wolf() -> None:
    for a, b in TRUTH["no_conflict"]:
        both = [c for c in dossier().conflicts if c.relation == "conflict" and touches(c, *a) and touches(c, *b)]
        assert a == b or not both, (a, b, both)


def test_flags() -> None:
    missed = []
    for truth in TRUTH["flags"]:
        rid, wanted = reports()[truth["file"]].id, at(truth["file"], truth["text"])
        near = [f for f in dossier().flags if f.report == rid and overlap(f.span, wanted)]
        covered = [s.span for s in dossier().statements for f in near if s.id in f.covers]
        if not near or not all(any(overlap(c, at(truth["file"], w)) for c in covered) for w in truth["covers"]):
            missed.append((truth["file"], truth["text"]))
    short(missed, len(TRUTH["flags"]) - len(missed), len(TRUTH["flags"]), 0.8)


def test_drift() -> None:
    needed = [d for d in TRUTH["drift"] if not d.get("optional")]
    missed = []
    for truth in needed:
        rid, wanted = reports()[truth["file"]].id, at(truth["file"], truth["text"])
        near = [d.kind for d in dossier().drift if d.report == rid and overlap(d.span, wanted)]
        if not any(kind in truth["kinds"] for kind in near):
            missed.append((truth["file"], truth["kinds"], truth["text"], near))
    short(missed, len(needed) - len(missed), len(needed), 0.6)
