"""Every benchmark in turn: `make bench`, or `python -m bench [NAME...]`."""

import importlib
import importlib.util
import sys
import time

ALL = ("seeds", "speed", "furniture", "statements", "reuse", "origins", "ancestry", "claims", "numbers")


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; the exit code is the worst of theirs."""
    worst = 0
    for name in names or ALL:
        if importlib.util.find_spec(f"bench.{name}") is None:
            print(f"!! no benchmark named {name}", file=sys.stderr)
            worst = 2
            continue
        start = time.process_time()
        print(f"\n== bench.{name}", flush=True)
        module = importlib.import_module(f"bench.{name}")
        code = module.main([]) if name != "seeds" else module.main()
        worst = max(worst, int(code or 0))
        print(f"   ({time.process_time() - start:.0f} CPU-seconds)", flush=True)
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
