"""The outside check of the whole way on three real reports, where they are to be had (beside the data).

python -m bench.seeds
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.data import data_dir


def main() -> int:
    """Investigate the seeds and run the outside scorer on the dossier; its exit code."""
    data = data_dir()
    if data is None:
        return 0
    from twosource.pipeline import investigate
    from twosource.render.contract import to_json

    seeds = data.parent / "seeds"
    dossier = investigate(sorted(str(path) for path in seeds.glob("*.txt")))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dossier.json"
        file.write_bytes(to_json(dossier))
        scorer = data.parent / "check" / "seeds.py"
        return subprocess.run([sys.executable, str(scorer), str(file), str(seeds)]).returncode


if __name__ == "__main__":
    raise SystemExit(main())
