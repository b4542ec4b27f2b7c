"""The self-contained page, with whole texts or with excerpts."""

import re

from twosource.interchange.clean import without_unseen
from twosource.interchange.excerpts import LEFT_OUT
from twosource.model import Dossier
from twosource.render.page import page

_RUN = re.compile(f"{LEFT_OUT}[{LEFT_OUT} \\n]*{LEFT_OUT}")


def web_page(dossier: Dossier) -> bytes:
    """One HTML file: no script, no network, nothing unseen. What excerpts leave out is one sign for each stretch.

    >>> from twosource.testing import dossier as made, report
    >>> b"<script" in web_page(made([report("<script>alert(1)</script>")]))
    False
    """
    return _RUN.sub(LEFT_OUT, without_unseen(page(dossier))).encode("utf-8")
