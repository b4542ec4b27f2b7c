"""Claims as schema.org `Claim`s with their appearances. Never ClaimReview: whether a claim is true, a person says."""

from twosource.dossier import earliest
from twosource.interchange.clean import shown
from twosource.interchange.excerpts import squeezed
from twosource.interchange.json_text import Json, to_text
from twosource.interchange.names import address, urn, web
from twosource.interchange.times import parts
from twosource.model import Claim, Dossier, Report
from twosource.render.words import ARROW, counts


def claims_ld(dossier: Dossier) -> bytes:
    """A JSON-LD graph of `Claim`s: text, the counts in words, every `appearance`, and the `firstAppearance`.

    What a person rejected is no claim. The first appearance is the first among these reports; it is left out where
    their dates don't tell which that is.

    >>> from twosource.testing import dossier as made, report, statement
    >>> r = report("The dam is safe, he said.", outlet="The Post", published="2025-03-04")
    >>> text = claims_ld(made([r], statements=[statement(r, "The dam is safe", cue="said", source="he")]))
    >>> b'"firstAppearance"' in text, b"ClaimReview" in text
    (True, False)
    """
    reports = {r.id: r for r in dossier.reports}
    graph: list[Json] = [_claim(c, reports) for c in dossier.claims if c.decided != "reject"]
    return to_text({"@context": "https://schema.org", "@graph": graph})


def _claim(claim: Claim, reports: dict[str, Report]) -> Json:
    held: dict[str, list[str]] = {}
    for member in claim.members:
        if member.report in reports:
            held.setdefault(member.report, []).append(squeezed(reports[member.report].quote(member.span)))
    first = earliest([reports[rid] for rid in held])
    told: dict[str, Json] = {"@type": "Claim", "@id": urn("claim", claim.id), "text": shown(claim.gist)}
    if claim.standing:
        told["description"] = ARROW.join(counts(claim.standing))
    told["appearance"] = [_report(reports[rid], quoted) for rid, quoted in held.items()]
    if len(first) == 1:
        told["firstAppearance"] = {"@id": address(first[0])}
    return told


def _report(report: Report, quoted: list[str]) -> Json:
    """A report as a creative work, with the words in it that make the claim."""
    told: dict[str, Json] = {"@type": "NewsArticle", "@id": address(report)}
    if url := web(report.url):
        told["url"] = url
    if report.headline:
        told["headline"] = shown(report.headline)
    if report.outlet:
        told["publisher"] = {"@type": "NewsMediaOrganization", "name": shown(report.outlet)}
    if parts(report.published):
        told["datePublished"] = report.published
    if parts(report.modified):
        told["dateModified"] = report.modified
    if report.language:
        told["inLanguage"] = shown(report.language)
    told["hasPart"] = [{"@type": "CreativeWork", "text": shown(text)} for text in quoted]
    return told
