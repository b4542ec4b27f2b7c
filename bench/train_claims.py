"""Rebuilds `src/twosource/data/claims.json`, the weights that join claims: python -m bench.train_claims

Learned on the invented stories of `bench.claims_join`; what decides on two lone sentences is `bench.train_lone`'s.
"""

import json
from pathlib import Path

from bench.claims_join import learned
from twosource.claims.story import JOIN

OUT = Path(__file__).resolve().parents[1] / "src" / "twosource" / "data" / "claims.json"


def main() -> None:
    """Learns the decision and writes it."""
    join = learned()
    weights = {f: round(w, 4) for f, w in zip(JOIN, join.weights, strict=True)}
    out = {
        "from": "bench/claims_told/train, bench/claims_told/natural_train, bench/claims_stories.txt",
        "by": "python -m bench.train_claims",
        "decisions": {"join": {"weights": weights, "constant": round(join.constant, 4)}},
    }
    OUT.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
