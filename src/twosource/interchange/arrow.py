"""Tables as Arrow and Parquet."""

from dataclasses import fields
from typing import TYPE_CHECKING, get_args

from twosource.interchange.clean import shown
from twosource.interchange.tables import Table, Value

if TYPE_CHECKING:
    import pyarrow


def to_arrow(table: Table) -> "pyarrow.Table":
    """A table in Arrow's memory layout, columns typed and named as in the record, also where it has no rows.

    >>> from twosource.interchange.rows import ProblemRow
    >>> to_arrow(Table("problems", ProblemRow, (ProblemRow("a.txt", "empty", True),))).schema.names
    ['where', 'message', 'failed']
    """
    import pyarrow as pa  # lazy: a large library

    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = []
    for field in fields(table.kind):
        kinds = get_args(field.type) or (field.type,)
        schema.append(pa.field(field.name, types[kinds[0]], nullable=type(None) in kinds))
    columns = [[_told(value) for value in table.column(name)] for name in table.columns]
    return pa.table(columns, schema=pa.schema(schema))


def to_parquet(table: Table) -> bytes:
    """A table as a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(to_arrow(table), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def _told(value: Value) -> Value:
    """Words with nothing hidden in them; half characters can't be held in Arrow's UTF-8 anyway."""
    return shown(value) if isinstance(value, str) else value
