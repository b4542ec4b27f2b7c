"""WARC and WACZ: what is whole is read, what is damaged is told with its place."""

import gzip
import zipfile
from pathlib import Path

import brotli
import pytest

from twosource.intake import Item, Session, gather

from .archive_files import page, record, wacz, warc


def opened(tmp_path: Path, session: Session, data: bytes, name: str = "a.warc") -> list[Item]:
    (tmp_path / name).write_bytes(data)
    return list(gather([tmp_path / name], session=session))


def urls(items: list[Item]) -> list[str | None]:
    return [report.url for item in items for report in item.reports]


def problems(items: list[Item]) -> list[str]:
    return [f"{problem.where.rsplit('/', 1)[-1]}: {problem.message}" for item in items for problem in item.problems]


def numbered(*numbers: int) -> list[str]:
    return [f"https://omega.example/{number}" for number in numbers]


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_of_an_archive_is_an_item(tmp_path: Path, session: Session, packed: bool) -> None:
    items = opened(tmp_path, session, warc(3, packed=packed))
    assert urls(items) == numbered(0, 1, 2)
    assert problems(items) == []
    assert items[1].raw == page(1)
    fetched = items[1].fetched
    assert fetched is not None
    assert (fetched.where, fetched.at, fetched.status) == ("https://omega.example/1", "2024-11-20T10:00:00Z", 200)
    assert fetched.sha256 == items[1].reports[0].sha256
    assert items[1].reports[0].path.startswith(f"{tmp_path}/a.warc@")


def test_an_archive_comes_through_a_pipe(session: Session) -> None:
    items = list(gather(["-"], stdin=warc(2, packed=True), session=session))
    assert urls(items) == numbered(0, 1)


def test_what_is_no_page_is_counted(tmp_path: Path, session: Session) -> None:
    data = record(0) + record(1, b"\x89PNG", kind="image/png") + record(2, b"", status="404 Not Found")
    items = opened(tmp_path, session, data)
    assert urls(items) == numbered(0)
    assert problems(items) == ["a.warc: records that hold no page were left out: 1 of image/png, 1 with the status 404"]


def test_bodies_are_unpacked(tmp_path: Path, session: Session) -> None:
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (page(2)[:50], page(2)[50:])) + b"0\r\n\r\n"
    data = (
        record(0, gzip.compress(page(0)), "Content-Encoding: gzip")
        + record(1, brotli.compress(page(1)), "Content-Encoding: br")
        + record(2, chunked, "Transfer-Encoding: chunked")
        + record(3, page(3), "Transfer-Encoding: chunked", "Content-Encoding: gzip")  # headers that no longer hold
    )
    items = opened(tmp_path, session, data)
    assert [item.raw for item in items] == [page(number) for number in range(4)]
    assert problems(items) == []


@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_record_is_told_and_the_rest_is_kept(tmp_path: Path, session: Session, packed: bool) -> None:
    records = [record(number) for number in range(4)]
    parts = [gzip.compress(each, mtime=0) for each in records] if packed else records
    broken = bytearray(parts[1])
    for at in range(12) if not packed else range(20, 60):
        broken[at] ^= 0x55
    items = opened(tmp_path, session, parts[0] + bytes(broken) + parts[2] + parts[3])
    assert urls(items) == numbered(0, 2, 3)
    (told,) = problems(items)
    assert f"reading went on at offset {len(parts[0]) + len(parts[1])}" in told


def test_a_record_that_claims_too_much_swallows_no_other(tmp_path: Path, session: Session) -> None:
    items = opened(tmp_path, session, record(0) + record(1, length=5000) + record(2) + record(3))
    assert {*numbered(0, 2, 3)} <= {*urls(items)}
    assert problems(items)


@pytest.mark.parametrize("packed", [False, True])
def test_a_truncated_archive_is_told(tmp_path: Path, session: Session, packed: bool) -> None:
    data = warc(3, packed=packed)
    items = opened(tmp_path, session, data[:-150])
    assert urls(items)[:2] == numbered(0, 1)
    assert problems(items)


@pytest.mark.parametrize("packed", [False, True])
def test_wherever_an_archive_breaks_off_it_is_told(tmp_path: Path, session: Session, packed: bool) -> None:
    data = warc(3, packed=packed)
    for end in [*range(20, len(data), 83), len(data) - 1]:
        items = opened(tmp_path, session, data[:end])
        assert len(urls(items)) == 3 or problems(items)


def test_the_first_record_may_be_the_damaged_one(tmp_path: Path, session: Session) -> None:
    data = bytearray(warc(3, packed=True))
    data[10:30] = bytes(20)
    items = opened(tmp_path, session, bytes(data), "a.warc.gz")
    assert urls(items) == numbered(1, 2)
    assert problems(items)


def test_a_bomb_in_a_record_is_stepped_over(tmp_path: Path, session: Session) -> None:
    bomb = gzip.compress(record(1, b" " * 60_000_000), mtime=0)
    parts = [gzip.compress(record(number), mtime=0) for number in (0, 2)]
    items = opened(tmp_path, session, parts[0] + bomb + parts[1], "a.warc.gz")
    assert urls(items) == numbered(0, 2)
    assert problems(items) == ["a.warc.gz: records that hold no page were left out: 1 larger than 10,000,000 bytes"]


def test_a_bomb_in_a_body_is_refused(tmp_path: Path, session: Session) -> None:
    bomb = record(1, gzip.compress(b" " * 60_000_000), "Content-Encoding: gzip")
    items = opened(tmp_path, session, record(0) + bomb + record(2))
    assert urls(items) == numbered(0, 2)
    assert any("refused: left out" in line for line in problems(items))


def test_a_text_that_a_crawler_took_out_is_read(tmp_path: Path, session: Session) -> None:
    text = b"The old dam above Lima burst at dawn on Monday, the mayor said.\n"
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://omega.example/7\r\nWARC-Date: 2024-11-20T10:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: {len(text)}\r\n\r\n"
    items = opened(tmp_path, session, head.encode() + text + b"\r\n\r\n")
    assert [report.text for item in items for report in item.reports] == [text.decode()]
    assert urls(items) == numbered(7)


def test_a_wacz_is_read_without_unpacking(tmp_path: Path, session: Session) -> None:
    data = wacz(
        {
            "datapackage.json": b"{}",
            "archive/a.warc.gz": warc(2, packed=True),
            "archive/b.warc": record(5),
            "pages/pages.jsonl": b"",
        }
    )
    items = opened(tmp_path, session, data, "a.wacz")
    assert urls(items) == numbered(0, 1, 5)
    assert problems(items) == []


@pytest.mark.parametrize(
    "name", ["../../etc/x.warc", "/tmp/x.warc", "archive/../../x.warc", "C:\\x.warc", "..\\x.warc"]
)
def test_a_path_that_leaves_the_archive_is_refused(tmp_path: Path, session: Session, name: str) -> None:
    data = wacz({name: warc(1), "archive/b.warc": record(5), "datapackage.json": b"{}"})
    items = opened(tmp_path, session, data, "a.wacz")
    assert urls(items) == numbered(5)
    assert len(problems(items)) == 1
    assert problems(items)[0].endswith("names a path outside the archive: refused")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.wacz"]


def test_a_wacz_packed_twice_or_broken_is_refused(tmp_path: Path, session: Session) -> None:
    twice = wacz({"archive/a.warc": warc(3), "datapackage.json": b"{}"}, compression=zipfile.ZIP_DEFLATED)
    assert "is packed a second time" in problems(opened(tmp_path, session, twice, "a.wacz"))[0]
    whole = wacz({"archive/a.warc": warc(3), "datapackage.json": b"{}"})
    items = opened(tmp_path, session, whole[:-60], "b.wacz")
    assert problems(items)[0].startswith("b.wacz: no zip that can be read")


def test_constant_memory_on_a_long_archive(tmp_path: Path, session: Session) -> None:
    """The first item is there before the rest has been looked at."""
    path = tmp_path / "long.warc.gz"
    path.write_bytes(gzip.compress(record(0), mtime=0) * 2000)
    items = gather([path], session=session)
    assert next(items).reports[0].url == numbered(0)[0]
    items.close()  # type: ignore[attr-defined]


def digested(
    number: int, block: bytes | None, payload: bytes | None, *, form: str = "sha1", chunked: bool = False
) -> bytes:
    """A record with digests of these bytes, or of its own where None is given."""
    import base64
    import hashlib

    body = page(number)
    if chunked:
        body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    plain = record(number, body, *(["Transfer-Encoding: chunked"] if chunked else []))
    head, http = plain.removesuffix(b"\r\n\r\n").split(b"\r\n\r\n", 1)

    def digest(data: bytes) -> bytes:
        if form == "sha1":
            return b"sha1:" + base64.b32encode(hashlib.sha1(data).digest())
        return b"sha-256:" + hashlib.sha256(data).hexdigest().encode() if form == "sha256" else b"other:abc"

    more = (b"WARC-Block-Digest: " + digest(http if block is None else block),
            b"WARC-Payload-Digest: " + digest(body if payload is None else payload))  # fmt: skip
    return b"\r\n".join((head, *more)) + b"\r\n\r\n" + http + b"\r\n\r\n"


@pytest.mark.parametrize("form", ["sha1", "sha256"])
@pytest.mark.parametrize("packed", [False, True])
def test_records_are_held_against_their_digests(tmp_path: Path, session: Session, form: str, packed: bool) -> None:
    rows = [
        digested(0, None, None, form=form),
        digested(1, b"x", None, form=form),
        digested(2, None, b"x", form=form),
        digested(3, b"x", b"x", form=form),
        digested(4, None, page(4), form=form, chunked=True),
        digested(5, None, None, form=form, chunked=True),
    ]
    rows = [gzip.compress(row, mtime=0) for row in rows] if packed else rows
    name = "a.warc.gz" if packed else "a.warc"
    items = opened(tmp_path, session, b"".join(rows), name)
    assert urls(items) == numbered(*range(6))
    at = [sum(map(len, rows[:n])) for n in range(6)]
    told = "digest of this record is of other bytes: they were changed or damaged; what is there was read"
    assert problems(items) == [
        f"{name}@{at[1]}: the block {told}",
        f"{name}@{at[2]}: the payload {told}",
        f"{name}@{at[3]}: the block and the payload {told}",
    ]


def test_digests_of_no_known_form_and_of_cut_records_are_passed_over(tmp_path: Path, session: Session) -> None:
    rows = digested(0, None, None, form="other") + digested(1, None, None)[:-40]
    items = opened(tmp_path, session, rows)
    told = problems(items)
    assert any("damage in or after this record" in line for line in told) and not any("digest" in line for line in told)
