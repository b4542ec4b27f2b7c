"""kill -9 while adding, a few times; `python -m bench.killed` does it a hundred times."""

import subprocess
import sys
from pathlib import Path


def test_killed_while_adding() -> None:
    command = [sys.executable, "-m", "bench.killed", "--kills", "5", "--reports", "48", "--seed", "2"]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("5 kills: 5 opened, verified and completed with nothing lost or twice"), done
