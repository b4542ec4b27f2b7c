"""The local web application: `twosource serve CASE`. Server-rendered, on loopback, readable without script.

app        the routes, and the records they share
access     who may ask: host, token or password, writes from this page only
address    permanent addresses, and the twins of each view
held       a story's dossier with what its views look up, kept for a while
work       reports being added, one writer
show       a view as HTML, JSON or CSV

Each view is a module that makes one frozen record of a dossier; the page, its JSON and its CSV are all of that record:
story (with bars, matrix, table), claim (with tree), report (with margins), pair (side by side, with overlap),
differences (with values, places), search, front.
"""

from twosource.web.app import make_app

__all__ = ["make_app"]
