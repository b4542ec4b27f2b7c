"""Reports and origins as provenance: W3C PROV-O (Recommendation, 30 April 2013) in JSON-LD.

Reports, origins and statements are entities; outlets, wires and speakers are agents. What is inferred is worded so in
a comment on the qualified derivation.
"""

from twosource.interchange.clean import shown
from twosource.interchange.json_text import Json, to_text
from twosource.interchange.names import urn, web
from twosource.interchange.tables import ARROW
from twosource.interchange.times import parts
from twosource.model import Derivation, Dossier, Origin, Report, Statement, content_id

# Written out in the file, so that it can be read without fetching anything.
_CONTEXT: Json = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
}
# Derivations that take words over as they are.
_QUOTED = ("copy", "partial")


def prov(dossier: Dossier) -> bytes:
    """The provenance graph: `wasDerivedFrom`, `wasQuotedFrom`, `hadPrimarySource`, `wasAttributedTo`.

    A report was derived from an earlier one that it takes over; where it takes words over as they are (a copy, a part),
    it was also quoted from it. Where the direction isn't known, nothing is said. A report's primary source is the
    origin of its reporting.

    >>> from twosource.testing import dossier as made, report
    >>> b"prov:hadPrimarySource" in prov(made([report("Rain fell.", outlet="The Post")]))
    True
    """
    agents: dict[str, Json] = {}
    origin = {rid: o for o in dossier.origins for rid in o.reports}
    graph: list[Json] = [_report(r, origin.get(r.id), dossier, agents) for r in dossier.reports]
    graph += [_origin(o, agents) for o in dossier.origins]
    graph += [_statement(s, agents) for s in dossier.statements if s.quotation != "own"]
    return to_text({"@context": _CONTEXT, "@graph": [*graph, *(agents[key] for key in sorted(agents))]})


def _agent(name: str, kind: str, agents: dict[str, Json]) -> Json:
    """A reference to an agent, which is put down once."""
    key = urn("agent", content_id("ag", kind, name))
    agents[key] = {"@id": key, "@type": ["prov:Agent", kind], "rdfs:label": shown(name)}
    return {"@id": key}


def _upward(derivation: Derivation) -> tuple[str, str] | None:
    """The derived report and what it is derived from; None where that can't be told."""
    if derivation.direction == "a_from_b":
        return derivation.report, derivation.from_
    if derivation.direction == "b_from_a":
        return derivation.from_, derivation.report
    return None


def _report(report: Report, origin: Origin | None, dossier: Dossier, agents: dict[str, Json]) -> Json:
    told: dict[str, Json] = {
        "@id": urn("report", report.id),
        "@type": "prov:Entity",
        "rdfs:label": shown(report.headline or report.name),
        "dcterms:identifier": f"sha256:{shown(report.sha256)}",
        "prov:wasAttributedTo": _agent(report.name, "prov:Organization", agents),
    }
    if url := web(report.url):
        told["prov:atLocation"] = {"@id": url}
    if report.published and len(parts(report.published)) == 5:
        told["generatedAtTime"] = report.published
    if origin:
        told["prov:hadPrimarySource"] = {"@id": urn("origin", origin.id)}
    held = [(d, up[1]) for d in dossier.derivations if (up := _upward(d)) and up[0] == report.id]
    sources = {_source(parent, dossier): derivation.kind in _QUOTED for derivation, parent in held}
    quoted: list[Json] = [{"@id": source} for source, words in sources.items() if words]
    if quoted:
        told["prov:wasQuotedFrom"] = quoted
    if held:
        told["prov:wasDerivedFrom"] = [{"@id": source} for source in sources]
        told["prov:qualifiedDerivation"] = [_qualified(d, parent, dossier) for d, parent in held]
    return told


def _source(key: str, dossier: Dossier) -> str:
    return urn("origin" if any(o.id == key for o in dossier.origins) else "report", key)


def _qualified(derivation: Derivation, parent: str, dossier: Dossier) -> Json:
    kind = "prov:Quotation" if derivation.kind in _QUOTED else "prov:Derivation"
    comment = f"appears to derive ({derivation.kind}, {round(derivation.share * 100)}%): {derivation.reason}"
    return {"@type": kind, "prov:entity": {"@id": _source(parent, dossier)}, "rdfs:comment": shown(comment)}


def _origin(origin: Origin, agents: dict[str, Json]) -> Json:
    label = origin.name or "origin not known"
    told: dict[str, Json] = {
        "@id": urn("origin", origin.id),
        "@type": "prov:Entity",
        "rdfs:label": shown(label),
        "dcterms:type": origin.kind,
        "rdfs:comment": shown(origin.reason),
    }
    if origin.name and origin.kind in ("wire", "outlet"):
        told["prov:wasAttributedTo"] = _agent(origin.name, "prov:Organization", agents)
    return told


def _statement(statement: Statement, agents: dict[str, Json]) -> Json:
    """A statement is quoted from its report and attributed to who said it; its words stand in other exports."""
    told: dict[str, Json] = {
        "@id": urn("statement", statement.id),
        "@type": "prov:Entity",
        "rdfs:label": " ".join(ARROW.join(shown(link) for link in statement.chain).split()),
        "prov:wasQuotedFrom": {"@id": urn("report", statement.report)},
    }
    if statement.speaker:
        kind = {"person": "prov:Person", "organisation": "prov:Organization", "government": "prov:Organization"}
        told["prov:wasAttributedTo"] = _agent(
            statement.speaker.name, kind.get(statement.speaker.kind, "prov:Agent"), agents
        )
    return told
