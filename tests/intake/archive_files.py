"""Web archives of our own making."""

import gzip
import io
import zipfile

BODY = "The old dam above Lima burst at dawn on Monday, the mayor of the city said in a statement number {}."


def page(number: int) -> bytes:
    body = BODY.format(number)
    return f"<html><head><title>Dam {number}</title></head><body><article><h1>Dam {number} bursts</h1><p>{body}</p></article></body></html>".encode()


def record(
    number: int,
    body: bytes | None = None,
    *headers: str,
    status: str = "200 OK",
    kind: str = "text/html",
    length: int | None = None,
) -> bytes:
    body = page(number) if body is None else body
    http = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers]).encode() + b"\r\n\r\n" + body
    head = [
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: https://omega.example/{number}",
        "WARC-Date: 2024-11-20T10:00:00Z",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http) if length is None else length}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


def warc(count: int, *, packed: bool = False) -> bytes:
    records = [record(number) for number in range(count)]
    return b"".join(gzip.compress(each, mtime=0) for each in records) if packed else b"".join(records)


def wacz(members: dict[str, bytes], *, compression: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 11, 20, 0, 0, 0)), data, compression)
    return out.getvalue()
