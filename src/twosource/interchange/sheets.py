"""Tables as CSV (RFC 4180) for spreadsheets."""

import csv
import io

from twosource.interchange.clean import cell
from twosource.interchange.tables import Table, Value


def to_csv(table: Table) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark (so that spreadsheets read it as UTF-8), lines ended by CR LF.

    Cells that a spreadsheet would run as a formula get an apostrophe before them; numbers and truths are our own.

    >>> from twosource.interchange.rows import ProblemRow
    >>> to_csv(Table("problems", ProblemRow, (ProblemRow("=1+1", "bad", True),))).decode("utf-8-sig")
    "where,message,failed\\r\\n'=1+1,bad,true\\r\\n"
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(zip(*([_told(value) for value in table.column(name)] for name in table.columns), strict=True))
    return out.getvalue().encode("utf-8-sig")


def _told(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return cell(value)
    return "" if value is None else str(value)
