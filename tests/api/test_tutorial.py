"""The tutorial notebook runs from its first cell to its last, and is kept without outputs."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.ipynb"


def test_kept_without_outputs() -> None:
    held = json.loads(TUTORIAL.read_text(encoding="utf-8"))
    code = [cell for cell in held["cells"] if cell["cell_type"] == "code"]
    assert code and all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_runs_and_shows_what_it_tells() -> None:
    notebook = nbformat.read(TUTORIAL, as_version=4)
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": TUTORIAL.parent}}
    )
    client.execute()
    told = "\n".join(
        str(output.get("text") or output.get("data", {}).get("text/html") or output.get("data", {}).get("text/plain"))
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    )
    assert "14 reports → 7 texts" in told and "7 outlets, 1 origin:" in told
    assert re.search(r"\(2, 2\), \(1, 1\)", told)
