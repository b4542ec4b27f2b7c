"""Where the evaluation sets are: `$TWOSOURCE_DATA`, else `../shared/data`. They are never in this repository."""

import os
import sys
from pathlib import Path


def data_dir() -> Path | None:
    """The folder of the evaluation sets, or None (said loudly) where there is none."""
    path = Path(os.environ.get("TWOSOURCE_DATA", "../shared/data"))
    if path.is_dir():
        return path.resolve()
    print(
        f"!! NO EVALUATION DATA at {path}: set TWOSOURCE_DATA. What needs it is SKIPPED, not passed.", file=sys.stderr
    )
    return None
