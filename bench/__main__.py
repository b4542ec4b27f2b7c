"""Every benchmark in turn, each in a process of its own: `make bench`, or `python -m bench [NAME...]`."""

import importlib.util
import subprocess
import sys
import time

ALL = (
    "seeds", "speed", "furniture", "statements", "reuse", "origins", "ancestry", "claims", "claims_join",
    "claims_speed", "numbers",
)  # fmt: skip


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; the exit code is the worst of theirs."""
    worst = 0
    for name in names or ALL:
        if importlib.util.find_spec(f"bench.{name}") is None:
            print(f"!! no benchmark named {name}", file=sys.stderr)
            worst = 2
            continue
        print(f"\n== bench.{name}", flush=True)
        start = time.perf_counter()
        worst = max(worst, subprocess.run([sys.executable, "-m", f"bench.{name}"]).returncode)
        print(f"   ({time.perf_counter() - start:.0f} seconds)", flush=True)
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
