"""Several files in one: a ZIP that holds the same bytes whenever it is written."""

import io
import zipfile
from collections.abc import Sequence

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that ZIP knows


def zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Named files as a ZIP.

    >>> zipped([("a.txt", b"a")]) == zipped([("a.txt", b"a")])
    True
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        for name, data in files:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            held.writestr(info, data)
    return out.getvalue()
