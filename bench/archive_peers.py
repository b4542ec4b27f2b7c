"""What an archive is measured beside: the yardstick pass (read, decode, tokenise, hash) and rensa's MinHash-LSH."""

import ctypes
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.archive_truth import LEAST, Truth
from twosource.archive.words import text_buffers, words_of

# One thread, one pass over the bytes: fold, split at what is no letter or digit, hash each word (FNV-1a, 64 bits).
_C = """
#include <stdint.h>
#include <stddef.h>
int64_t words(const uint8_t *text, size_t size, uint64_t *out) {
  static uint8_t fold[256];
  for (int c = 0; c < 256; c++)
    fold[c] = c >= 'A' && c <= 'Z' ? c + 32 : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c > 127 ? c : 0;
  int64_t n = 0; uint64_t h = 0; int in = 0;
  for (size_t i = 0; i < size; i++) {
    uint8_t c = fold[text[i]];
    if (c) { h = ((in ? h : 14695981039346656037ULL) ^ c) * 1099511628211ULL; in = 1; }
    else if (in) { out[n++] = h; in = 0; }
  }
  if (in) out[n++] = h;
  return n;
}
"""


def native() -> Callable[[pa.Array], int] | None:
    """The pass in C, built here and now, or None without a compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    folder = Path(tempfile.mkdtemp())
    (folder / "words.c").write_text(_C)
    subprocess.run(
        [compiler, "-O3", "-shared", "-fPIC", "-o", str(folder / "w.so"), str(folder / "words.c")], check=True
    )
    words = ctypes.CDLL(str(folder / "w.so")).words
    words.restype = ctypes.c_int64

    def run(texts: pa.Array) -> int:
        body, _ = text_buffers(texts)
        data = np.frombuffer(body, dtype=np.uint8)
        out = np.empty(len(data) // 2 + 1, dtype=np.uint64)
        found = words(ctypes.c_void_p(data.ctypes.data), ctypes.c_size_t(len(data)), ctypes.c_void_p(out.ctypes.data))
        return int(found)

    return run


def yardstick(folder: Path, reports: int) -> tuple[str, float, str, float]:
    """The names and CPU-seconds a million reports of the yardstick pass, in C and with our numpy kernel."""
    in_c = native()
    passes: list[tuple[str, Callable[[pa.Array], int]]] = [
        ("numpy: pyarrow reads, twosource.archive.words hashes", lambda texts: len(words_of(texts).hashes))
    ]
    if in_c is not None:
        passes.insert(0, ("C, one thread, cc -O3: pyarrow reads, FNV-1a", in_c))
    found: list[tuple[str, float]] = []
    for name, run in passes:
        start, done = time.process_time(), 0
        for path in sorted((folder / "reports").glob("*.parquet"))[:10]:
            for batch in pq.ParquetFile(path).iter_batches(512, columns=["text"], use_threads=False):
                run(batch.column(0))
                done += len(batch)
        found.append((name, (time.process_time() - start) / done))
    return (*found[0], *found[-1])


def rensa(folder: Path, truth: Truth, most: int = 20_000) -> tuple[float, float, float]:
    """Reports per CPU-second, pair precision and recall of MinHash-LSH over word 3-grams at its best-known setting."""
    from rensa import RMinHash, RMinHashLSH

    names: list[str] = []
    texts: list[str] = []
    for path in sorted((folder / "reports").glob("*.parquet")):
        table = pq.read_table(path, columns=["id", "text"])
        names += table["id"].to_pylist()
        texts += table["text"].to_pylist()
        if len(names) >= most:
            break
    rows = truth.rows(pa.array(names))
    start = time.process_time()
    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    hashes = []
    for n, text in enumerate(texts):
        words = text.lower().split()
        minhash = RMinHash(num_perm=128, seed=1)
        minhash.update([" ".join(words[k : k + 3]) for k in range(len(words) - 2)])
        index.insert(n, minhash)
        hashes.append(minhash)
    pairs = {(min(n, m), max(n, m)) for n, h in enumerate(hashes) for m in index.query(h) if m != n}
    took = time.process_time() - start
    a, b = (np.array(side, dtype=np.int64) for side in zip(*sorted(pairs), strict=True))
    found = truth.packed(rows[a], rows[b])
    here = np.isin(truth.pairs >> 32, rows) & np.isin(truth.pairs & 0xFFFFFFFF, rows) & (truth.shared >= LEAST)
    true = truth.pairs[here]
    return len(texts) / took, float(np.isin(found, true).mean()), float(np.isin(true, found).mean())
