"""Accuracy floors per stage, which may rise but not fall: python -m bench.gate [STAGE...] [--pin] [--lower]

Floors stand in `bench/floors.toml`, each a figure that was measured. A figure under its floor fails the gate; `--pin`
writes down figures that rose, `--lower` those that fell too, for a commit that says why. What needs the evaluation sets
is skipped, loudly, where they are absent.
"""

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.data import data_dir

FLOORS = Path(__file__).with_name("floors.toml")
SLACK = 0.0005  # floors are written with three decimals
Figures = dict[str, float]
_LINE = re.compile(r"^(?P<name>\S.*?)\s+(?P<value>-?\d+\.\d+)\s+want ", re.MULTILINE)
_SPEECH = re.compile(r"(triple|overlap) ([\d.]+) \(want|(exact) ([\d.]+)")


def checked(arguments: list[str], pattern: re.Pattern[str] = _LINE) -> str:
    """What an outside scorer prints; it exits with 1 where something falls short, which is no failure here."""
    run = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    if not pattern.search(run.stdout):
        raise SystemExit(f"{' '.join(arguments)}: no figures\n{run.stdout[-500:]}{run.stderr[-500:]}")
    return run.stdout


def lines(text: str) -> Figures:
    """The figures of lines that say `name value want aim`.

    >>> lines("claims whole        0.800  want 0.8")
    {'claims whole': 0.8}
    """
    return {re.sub(r" \(.*", "", m["name"]): float(m["value"]) for m in _LINE.finditer(text)}


def seeds(data: Path) -> Figures:
    """The whole way, on three real reports."""
    return lines(checked(["-m", "bench.seeds"]))


def reuse(data: Path) -> Figures:
    """One report or two."""
    return lines(
        checked([
            str(data.parent / "check" / "reuse.py"),
            str(data / "reuse-pairs-dev.jsonl"),
            str(data / "stories-dev.jsonl"),
        ])
    )  # fmt: skip


def match(data: Path) -> Figures:
    """The same claim or not, and what disagrees."""
    return lines(checked([str(data.parent / "check" / "match.py"), str(data)]))


def attribution(data: Path) -> Figures:
    """Who says what: F1 over speech, as shares."""
    told = checked([str(data.parent / "check" / "attribution.py"), str(data / "attribution-dev.jsonl")], _SPEECH)
    last = told.strip().splitlines()[-1]
    return {f"speech, {m[1] or m[3]}": float(m[2] or m[4]) / 100 for m in _SPEECH.finditer(last)}


def origins(data: Path) -> Figures:
    """The main origin of every report of whole stories."""
    found = re.search(r"twosource.*F1 ([\d.]+)", checked(["-m", "bench.origins"], re.compile("twosource")))
    return {"main origin, B-cubed F1": float(found[1])} if found else {}


def ancestry(data: Path | None) -> Figures:
    """Generated story trees of known ancestry, without credits: what was not counted wrongly."""
    from bench.ancestry.score import score
    from bench.ancestry.trees import tree

    counts = score([tree(303 + n, credits=False) for n in range(8)], dated=False)
    kept = {kind: 1 - counts[f"{kind} counted as new"] / counts[kind] for kind in ("copy", "edited", "reworded")}
    named = {f"{kind} not counted as new": share for kind, share in kept.items()}
    return named | {"independent reports not merged": 1 - counts["base merged"] / counts["base"]}


def joins(data: Path | None) -> Figures:
    """Claims of our own marked stories that were held out, at the shipped threshold."""
    from bench import claims_join
    from twosource.settings import ClaimsSettings

    weights = claims_join.learned()
    held = claims_join.labelled(claims_join.HELD)
    out: Figures = {}
    for part, name in (("held", "held-out stories"), ("natural_held", "held-out stories that overlap in part")):
        found = [claims_join.judge(one, weights, ClaimsSettings()) for one in held if one.part == part]
        n = {key: sum(len(f[key]) for f in found) for key in found[0]}
        out |= {
            f"{name}, precision": n["right"] / max(1, n["right"] + n["wrong"]),
            f"{name}, recall": n["right"] / max(1, n["wanted"]),
            f"{name}, precision of sure members": n["sure right"] / max(1, n["sure right"] + n["sure wrong"]),
        }
    return out


NEED_DATA: Mapping[str, Callable[[Path], Figures]] = {
    "seeds": seeds, "reuse": reuse, "origins": origins, "attribution": attribution, "match": match,
}  # fmt: skip
OWN: Mapping[str, Callable[[Path | None], Figures]] = {"ancestry": ancestry, "joins": joins}


def written(floors: Mapping[str, Figures]) -> str:
    """Floors as TOML."""
    parts = ["# Written by `python -m bench.gate --pin`: figures that were measured, and that the gate holds.\n"]
    for stage, figures in floors.items():
        parts += [f"\n[{stage}]\n", *(f'"{name}" = {value:.3f}\n' for name, value in figures.items())]
    return "".join(parts)


def main(arguments: list[str]) -> int:
    """Measure, print figure beside floor, and say which fell."""
    parser = argparse.ArgumentParser(description="Accuracy floors per stage.")
    parser.add_argument("stages", nargs="*", choices=[[], *NEED_DATA, *OWN], metavar="STAGE")
    parser.add_argument("--pin", action="store_true", help="write down what rose")
    parser.add_argument("--lower", action="store_true", help="write down what fell, too")
    asked = parser.parse_args(arguments)
    floors: dict[str, Figures] = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    data, fallen = data_dir(), 0
    for stage in asked.stages or [*NEED_DATA, *OWN]:
        if stage in NEED_DATA and data is None:
            print(f"{stage}: SKIPPED, no evaluation data", flush=True)
            continue
        figures = NEED_DATA[stage](data) if stage in NEED_DATA and data else OWN[stage](data)
        held = floors.setdefault(stage, {})
        for name, value in figures.items():
            floor = held.get(name, value)
            fell = value < floor - SLACK
            fallen += fell
            print(f"{stage:12s} {name:45s} {value:.3f}  floor {floor:.3f}{'  FELL' * fell}", flush=True)
            held[name] = value if asked.lower else max(value, floor)
    if asked.pin or asked.lower:
        FLOORS.write_text(written(floors), "utf-8")
    return int(fallen > 0 and not asked.lower)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
