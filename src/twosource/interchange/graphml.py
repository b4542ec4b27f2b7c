"""Reports and origins as a graph in GraphML (graphml.graphdrawing.org), for Gephi, yEd, Cytoscape and networkx."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from twosource.interchange.clean import xml
from twosource.model import Derivation, Dossier

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
_NODE = {"kind": "string", "label": "string", "published": "string", "url": "string", "origin_kind": "string"}
_EDGE = {"relation": "string", "manner": "string", "share": "double", "direction": "string", "reason": "string"}

Data = Mapping[str, str | float | None]


def graphml(dossier: Dossier) -> bytes:
    """Nodes are reports and origins; edges go from a report to its origin, and from a derived report to its source.

    Where the direction isn't known, an edge's data say so (`direction`): readers refuse graphs with both kinds of edge.

    >>> from twosource.testing import dossier as made, report
    >>> b'<node id="r_' in graphml(made([report("Rain fell.", outlet="The Post")]))
    True
    """
    root = Element("graphml", {"xmlns": NAMESPACE})
    root.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    root.set("xsi:schemaLocation", f"{NAMESPACE} {_SCHEMA}")
    for domain, names in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in names.items():
            SubElement(root, "key", {"id": name, "for": domain, "attr.name": name, "attr.type": kind})
    graph = SubElement(root, "graph", {"id": "reports", "edgedefault": "directed"})
    nodes = _nodes(graph, dossier)
    for derivation in dossier.derivations:
        if derivation.report in nodes and derivation.from_ in nodes:
            _derivation(graph, derivation)
    for origin in dossier.origins:
        for rid in origin.reports:
            if rid in nodes:
                _data(_edge(graph, rid, origin.id), {"relation": "has origin", "reason": origin.reason})
    indent(root, " ")
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _nodes(graph: Element, dossier: Dossier) -> set[str]:
    for report in dossier.reports:
        node = SubElement(graph, "node", {"id": xml(report.id)})
        _data(node, {"kind": "report", "label": report.name, "published": report.published, "url": report.url})
    for origin in dossier.origins:
        node = SubElement(graph, "node", {"id": xml(origin.id)})
        _data(node, {"kind": "origin", "label": origin.name or "not known", "origin_kind": origin.kind})
    return {r.id for r in dossier.reports} | {o.id for o in dossier.origins}


def _edge(graph: Element, source: str, target: str) -> Element:
    return SubElement(graph, "edge", {"source": xml(source), "target": xml(target)})


def _derivation(graph: Element, derivation: Derivation) -> None:
    turned = derivation.direction == "b_from_a"
    ends = (derivation.from_, derivation.report) if turned else (derivation.report, derivation.from_)
    edge = _edge(graph, *ends)
    known = derivation.direction in ("a_from_b", "b_from_a")
    _data(
        edge,
        {
            "relation": "appears to derive from" if known else "shares text with",
            "manner": derivation.kind,
            "share": derivation.share,
            "direction": "known" if known else derivation.direction,
            "reason": derivation.reason,
        },
    )


def _data(element: Element, values: Data) -> None:
    for name, value in values.items():
        if value is not None:
            SubElement(element, "data", {"key": name}).text = xml(value) if isinstance(value, str) else str(value)
