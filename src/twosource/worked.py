"""What was worked out once and lasts: answers of a memory as bytes in the case, so that a new process reads them.

Kept is what depends on one report or one pair and is dear to make. Each answer is MessagePack of its record, or the
bytes of an array; nothing that is read can run (no pickles). What this edition of the program didn't write, what the
log doesn't vouch for and what can't be read is made anew: memory changes nothing but the time (decision 0015).
"""

import os
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b, sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from twosource.claims.propositions import Proposition
from twosource.conflicts.acts import Act
from twosource.conflicts.extents import Extent
from twosource.conflicts.negated import Negated
from twosource.conflicts.told import Read, Sentence
from twosource.conflicts.traits import Given
from twosource.conflicts.voices import Quoted
from twosource.drift.figures import Found
from twosource.facts import Context, Quantity
from twosource.facts.records import Verdict
from twosource.keys import content_key
from twosource.language import parser_found
from twosource.memory import Memory
from twosource.model import ConflictKind, Credit, Derivation, Flag, Reuse, Span, Statement
from twosource.origins.find import OwnWords
from twosource.reuse.profile import Outline

if TYPE_CHECKING:
    from twosource.case import Case

Rows = dict[str, dict[bytes, bytes]]  # by kind, and by the content key of an answer's key


@dataclass(frozen=True, slots=True)
class Codec:
    """How the answers of a kind become bytes, and answers again; `read` raises for what it can't read."""

    write: Callable[[Any], bytes]
    read: Callable[[bytes], Any]


def _records(kind: Any) -> Codec:
    return Codec(msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(kind).decode)


def _array(kept: str, used: str, size: int | None = None) -> Codec:
    """An array of one row, of numbers that `kept` holds as well as `used` does."""
    import numpy as np

    def write(row: Any) -> bytes:
        return bytes(np.asarray(row).astype(kept).tobytes())

    def read(raw: bytes) -> Any:
        row = np.frombuffer(raw, dtype=kept).astype(used)
        if size is not None and len(row) != size:
            raise ValueError(f"{len(row)} numbers where {size} are due")
        return row

    return Codec(write, read)


@cache
def codecs() -> Mapping[str, Codec]:
    """The kinds that last. All others are quick to make, or made of these."""
    from twosource.claims.pairs import WIDTH
    from twosource.claims.vectors import SIZE

    said = tuple[list[Statement], list[Flag]]
    occasion = list[tuple[ConflictKind, Span, Span, str]]
    return {
        "claims.propositions": _records(tuple[list[Proposition], list[tuple[str, str]]]),
        "claims.row": _array("<f4", "float32", WIDTH),
        "claims.vector": _array("<i1", "float32", SIZE),
        "conflicts.acts": _records(list[Act]),
        "conflicts.asserted": _records(list[Span]),
        "conflicts.context": _records(Context),
        "conflicts.extent": _records(bool),
        "conflicts.extents": _records(list[Extent]),
        "conflicts.negated": _records(list[Negated]),
        "conflicts.occasion": _records(occasion),
        "conflicts.pair": _records(Verdict | None),
        "conflicts.quantities": _records(list[Quantity]),
        "conflicts.quoted": _records(list[Quoted]),
        "conflicts.read": _records(Read),
        "conflicts.stems": _records(frozenset[str]),
        "conflicts.traits": _records(list[Given]),
        "conflicts.unnegated": _records(list[Sentence]),
        "credits": _records(tuple[Credit, ...]),
        "derivation": _records(Derivation),
        "drift": _records(list[Found]),
        "marks": _array("<u8", "uint64"),
        "naming": _records(OwnWords),
        "near": _records(bool),
        "outline": _records(Outline),
        "read": _records(bool),
        "reuse": _records(tuple[Reuse, ...]),
        "said": _records(said),
        "sentences": _records(list[Span]),
        "timeline.sentences": _records(list[list[Span]]),
        "timeline.times": _records(dict[Span, tuple[str | None, str | None, str | None]]),
        "vector": _array("<f4", "float32", SIZE),
    }


@cache
def edition() -> str:
    """What the answers hang on beside their keys: this program's files, the models and the libraries that run them.

    Of files their names, sizes and times: a program that was installed anew begins anew.
    """
    root = Path(__file__).parent
    files = sorted(path for path in root.rglob("*") if path.suffix != ".pyc" and path.is_file())
    parts = [f"{path.relative_to(root)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    parts += [f"{name} {version(name)}" for name in ("spacy", "thinc", "onnxruntime", "tokenizers", "numpy")]
    parts += [parser_found(), *(f"{k}={v}" for k, v in sorted(os.environ.items()) if k.startswith("TWOSOURCE_"))]
    return blake2b("\n".join(parts).encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()


def learn(case: "Case", story: str, memory: Memory, counted: Collection[str] = ()) -> None:
    """Bring a memory up to what a case keeps of a story, of which these reports count.

    It is emptied first where it holds words that the case has forgotten; and where it holds more reports that don't
    count any more (older versions) than ones that do, so that a program that follows a live page for weeks stays small.
    """
    passed = len(memory.reports.difference(counted))
    if case.lost(memory.reports) or passed > max(len(counted), case.settings.passed):
        memory.clear()
    for kind in memory.kinds():
        memory.of(kind).new.clear()  # what an earlier run left belongs to a story that isn't known
    for packed in case.worked(story, edition()):
        name = sha256(packed).hexdigest()
        if name not in memory.learnt:
            memory.learnt.add(name)
            learn_packed(memory, packed)


def learn_packed(memory: Memory, packed: bytes, *, new: bool = False) -> None:
    """Teach a memory what another packed (`news`); with `new`, what it is asked for of that is news of its own."""
    for kind, rows in _unpacked(packed).items():
        if kind in codecs():
            memory.of(kind).learn(rows, codecs()[kind].read, new=new)


def _unpacked(packed: bytes) -> Rows:
    """Answers by kind and key; none where they can't be read."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(packed), type=Rows)
    except (zlib.error, msgspec.MsgspecError):
        return {}


def news(memory: Memory, level: int) -> bytes | None:
    """What a memory has worked out since it learnt, packed at a zlib level; None where there is nothing new.

    Of a memory that is `alone` it is all that was asked of it, and nothing else that it learnt.
    """
    found: Rows = {}
    for kind in memory.kinds():
        kept = memory.of(kind)
        codec = codecs().get(kind)
        keys = list(kept) if memory.alone else kept.new
        if codec is not None and keys:
            found[kind] = {content_key(key): row for key in keys if (row := _written(codec, kept[key])) is not None}
        kept.new.clear()
    memory.alone = False
    if not any(found.values()):
        return None
    packed = zlib.compress(msgspec.msgpack.encode(found), level)
    memory.learnt.add(sha256(packed).hexdigest())
    return packed


def _written(codec: Codec, answer: Any) -> bytes | None:
    """An answer as bytes; None where it holds half characters, which can't be written."""
    try:
        return codec.write(answer)
    except UnicodeEncodeError:
        return None
