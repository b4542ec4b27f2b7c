"""The WARC files inside a WACZ (a zip), found without unpacking anything to disk."""

import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from twosource.model import Problem

_MOST_MEMBERS = 100_000
_LOCAL_HEADER = 30  # bytes, of which the last four are the lengths of the name and of the extra field


@dataclass(frozen=True, slots=True)
class Part:
    """Where in the file a WARC lies."""

    name: str
    start: int
    end: int


def parts_of(file: BinaryIO, where: str) -> tuple[list[Part], list[Problem]]:
    """The WARC files of a WACZ, in their order in it, and what was refused.

    They must be stored, not packed a second time, as the format asks (each record is packed already). A name that
    points outside the archive refuses its member; nothing is ever written anyway.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        return [], [Problem(where, f"no zip that can be read ({str(error)[:80]})", failed=True)]
    problems: list[Problem] = []
    if len(members) > _MOST_MEMBERS:
        return [], [Problem(where, f"a zip of {len(members):,} members: refused", failed=True)]
    parts = [part for member in members if (part := _part(file, member, where, problems))]
    if not parts and not problems:
        what = "a zip archive (or an office document) with no web archive in it: nothing was read from it"
        problems.append(Problem(where, what, failed=True))
    return sorted(parts, key=lambda part: part.start), problems


def _part(file: BinaryIO, member: zipfile.ZipInfo, where: str, problems: list[Problem]) -> Part | None:
    name = member.orig_filename.replace("\\", "/")
    steps = name.split("/")
    if ".." in steps or name.startswith("/") or ":" in steps[0] or "\0" in name:
        shown = name.encode("ascii", "backslashreplace").decode()[:80].replace("\0", "\\0")
        problems.append(Problem(where, f"the member “{shown}” names a path outside the archive: refused", failed=True))
        return None
    if not name.lower().endswith((".warc", ".warc.gz")):
        return None
    if member.compress_type != zipfile.ZIP_STORED or member.flag_bits & 1:
        what = "is packed a second time or encrypted, which a WACZ may not be: left out"
        problems.append(Problem(f"{where}#{name}", what, failed=True))
        return None
    file.seek(member.header_offset)
    head = file.read(_LOCAL_HEADER)
    if len(head) < _LOCAL_HEADER or not head.startswith(b"PK\x03\x04"):
        problems.append(Problem(f"{where}#{name}", "is not where the archive says: left out", failed=True))
        return None
    start = member.header_offset + _LOCAL_HEADER
    start += int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    end = min(start + member.file_size, file.seek(0, 2))
    if end < start + member.file_size:
        problems.append(Problem(f"{where}#{name}", "breaks off: what is there was read"))
    return Part(name, start, end)
