"""Bad input: seeded mutations of web archives, pages and feeds, read as a desk would read them.

    python -m bench.hostile [COUNT] [--seed N]

For each of `warc`, `html` and `feed`, COUNT (default 2,000) inputs are made from whole ones by flipping, cutting,
doubling, moving and inserting bytes. Held: none takes longer than the cap, none ends the run, and whatever an input
gives less of than the whole one does (a feed: than it still has entries) is told as a problem. Prints a line a kind;
exit code 1 where one is not held.
"""

import argparse
import gzip
import random
import re
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from twosource.intake import Session, gather

_BODY = (
    "A quarry wall fell across the coast road near Tarnholt on Monday, police said. At least {n} people were hurt, "
    "according to the county. The road will stay closed for {n} weeks, a spokeswoman for the works said."
)
_TOKENS = (
    b"<", b">", b"&#x0;", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"\x00",
    b"\xff\xfe", b"\r\n\r\n", b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999999999999999\r\n",
    b"\x1f\x8b\x08", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"Content-Encoding: br\r\n",
    b"<table>" * 50, b"<div>" * 500, b'{"@graph":' * 30, b"%s%n", b"\xed\xa0\x80", b"<script>",
    b"<base href='http://127.0.0.1/'>", b"charset=utf-7", b"<?xml version='1.0' encoding='ebcdic'?>",
)  # fmt: skip
SLACK = 3.0  # seconds beside the cap: starting the parser process again, on a busy machine


def page(n: int) -> bytes:
    """A page of our own, with what pages have."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Wall {n} | Omega</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Wall {n} falls",
"datePublished":"2024-11-2{n}"}}</script><link rel="canonical" href="https://omega.example/{n}"></head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Wall {n} falls</h1><figure><img src="a.jpg"><figcaption>
The road. (Omega/Jo Roe)</figcaption></figure><p>{_BODY.format(n=n)}</p><p>“We heard a crack,” said driver {n}.</p>
<table><tr><td>{n}</td></tr></table></article><footer>© Omega</footer></body></html>""".encode()


def warc_record(n: int) -> bytes:
    """A record with a page."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(n)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://omega.example/{n}\r\n"
    head += "WARC-Date: 2024-11-20T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def feed(atom: bool) -> bytes:
    """A feed with three reports in full."""
    long = "".join(f"<p>{_BODY.format(n=n)}</p>" for n in range(2, 9))
    if atom:
        entries = "".join(
            f'<entry><title>Wall {n}</title><link href="https://omega.example/{n}"/><id>{n}</id>'
            f"<updated>2024-11-20T1{n}:00:00Z</updated><content type='html'><![CDATA[{long}{n}]]></content></entry>"
            for n in range(3)
        )
        return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Omega</title>{entries}</feed>'.encode()
    items = "".join(
        f"<item><title>Wall {n}</title><link>https://omega.example/{n}</link><pubDate>Wed, 20 Nov 2024 1{n}:00:00 GMT"
        f"</pubDate><content:encoded><![CDATA[{long}{n}]]></content:encoded></item>"
        for n in range(3)
    )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return (
        f'<?xml version="1.0"?><rss version="2.0" {space}><channel><title>Omega</title>{items}</channel></rss>'.encode()
    )


def whole(kind: str) -> list[tuple[bytes, int]]:
    """Inputs of a kind that are in order, with how many reports each holds."""
    if kind == "html":
        return [(page(n), 1) for n in range(3)]
    if kind == "feed":
        return [(feed(atom=False), 3), (feed(atom=True), 3)]
    records = [warc_record(n) for n in range(4)]
    return [(b"".join(records), 4), (b"".join(gzip.compress(record, mtime=0) for record in records), 4)]


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to four changes at random places."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(out) + 1)
        size = min(len(out) - at, int(chance.expovariate(1 / 40)) + 1)
        change = chance.randrange(7)
        if change == 0:
            for i in range(at, min(at + size, len(out))):
                out[i] ^= 1 << chance.randrange(8)
        elif change == 1:
            del out[at : at + size]
        elif change == 2:
            out[at:at] = out[at : at + size] * chance.randint(1, 20)
        elif change == 3:
            out[at:at] = chance.choice(_TOKENS)
        elif change == 4:
            out[at : at + size] = chance.randbytes(size)
        elif change == 5:
            to = chance.randrange(len(out) + 1)
            out[to:to] = out[at : at + size]
        elif chance.random() < 0.3:
            del out[at:]
        if not out:
            return bytes(out)
    return bytes(out)


@dataclass
class Outcome:
    """What came of the inputs of a kind."""

    inputs: int = 0
    whole: int = 0  # gave all that the whole one gives
    told: int = 0  # gave less, and said so
    silent: list[int] = field(default_factory=list)  # gave less, and said nothing
    raised: list[int] = field(default_factory=list)
    slowest: float = 0.0
    deaths: int = 0  # times the parser process had to be started again
    messages: Counter[str] = field(default_factory=Counter)


def attack(kind: str, count: int, seed: int, session: Session) -> Outcome:
    """Read `count` mutated inputs of a kind, each from a file."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        return _attack(Path(folder) / f"input.{kind if kind != 'feed' else 'xml'}", kind, count, seed, session)


def _attack(file: Path, kind: str, count: int, seed: int, session: Session) -> Outcome:
    chance = random.Random(f"{kind} {seed}")
    bases = whole(kind)
    outcome = Outcome()
    for number in range(count):
        data, expected = bases[number % len(bases)]
        data = mutate(data, chance)
        if kind == "feed":  # a cut from one entry into the next leaves a feed in order, with one entry less
            expected = min(expected, len(re.findall(rb"<(?:item|entry)>", data)))
        file.write_bytes(data)
        began = time.perf_counter()
        try:
            items = list(gather([file], session=session))
        except Exception:  # that is what is looked for
            outcome.raised.append(number)
            continue
        outcome.slowest = max(outcome.slowest, time.perf_counter() - began)
        problems = [problem for item in items for problem in item.problems]
        outcome.inputs += 1
        outcome.deaths += sum("the parser process" in p.message or "took more than" in p.message for p in problems)
        outcome.messages.update(problem.message.split("(")[0][:50] for problem in problems)
        if sum(len(item.reports) for item in items) >= expected:
            outcome.whole += 1
        elif problems:
            outcome.told += 1
        else:
            outcome.silent.append(number)
    return outcome


def main() -> int:
    """Print what came of each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--messages", action="store_true", help="print what was told, counted")
    args = parser.parse_args()
    worst = 0
    with Session(offline=True) as session:
        list(gather(["-"], stdin=page(1), session=session))  # starts the parser process
        for kind in ("warc", "html", "feed"):
            out = attack(kind, args.count, args.seed, session)
            print(
                f"{kind}: {out.inputs} read, {out.whole} whole, {out.told} told, {len(out.silent)} silent losses, "
                f"{len(out.raised)} ended the run, {out.deaths} parsers lost, slowest {out.slowest:.2f} s"
            )
            if out.silent or out.raised:
                print(f"  silent: {out.silent[:20]}  raised: {out.raised[:20]}")
            for message, times in out.messages.most_common(12) if args.messages else ():
                print(f"  {times:6} {message}")
            held = not out.silent and not out.raised and out.slowest < session.settings.item_seconds + SLACK
            worst = max(worst, int(not held))
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
