"""The second and third stage: other word vectors and further layers in the trained network.

What was learnt is carried over. The projection of new word vectors and hash tables of another size
are fitted to give what they gave; new layers of the window add nothing at first.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config, registry
from thinc.api import Adam, fix_random_seed, set_current_ops, warmup_linear

from conllu import Sentence, to_doc
from score import accuracies, parse
from sequence import SequenceOps

Floats = npt.NDArray[np.float32]
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Stage:
    """How a stage learns. It ends after `stop` of the `steps` in which the rate falls to 0."""

    name: str  # of the configuration with the shape
    vectors: str
    rate: float
    dropout: float
    steps: int
    stop: int
    warmup: int
    every: int
    seed: int


STAGES = (
    Stage("deeper", "joined", 7e-4, 0.3, 7000, 6000, 150, 500, seed=7),
    Stage("sequence", "spelled", 1e-3, 0.25, 3600, 3600, 100, 400, seed=8),
)
BATCH_WORDS = 800
# How much of each part is in one pass.
SHARES = {"ewt": 1.0, "gum": 2.0, "variants": 0.3, "craft": 0.5, "genia": 0.5, "templates": 0.3}


def grow(trained: Path, shape_file: Path, vectors: Path, docs: Sequence[Doc], out: Path) -> None:
    """Writes the pipeline of `trained` with other vectors and another shape to `out`.

    `docs` say how much each word matters in the fitting.
    """
    nlp: Any = spacy.load(trained)
    old, old_vectors = nlp.get_pipe("tok2vec").model, nlp.vocab.vectors
    shape = load_config(shape_file)
    new: Any = registry.resolve(shape)["model"]
    nlp.vocab.vectors = spacy.load(vectors).vocab.vectors
    new.initialize(X=[Doc(nlp.vocab, words=["a", "word"])])
    for name in ("maxout", "layernorm"):
        pairs = zip(layers(old, name), layers(new, name), strict=False)
        for mine, other in pairs:
            for param in mine.param_names:
                other.set_param(param, mine.get_param(param))
    for layer in layers(new, "layernorm")[len(layers(old, "layernorm")) :]:
        layer.set_param("G", layer.get_param("G") * 0)  # a further layer starts as no layer
    attributes = shape["model"]["embed"]["attrs"]
    for column, attribute in enumerate(attributes):
        mine, other = layers(old, "hashembed")[column], layers(new, "hashembed")[column]
        counts = Counter(key for doc in docs for key in doc.to_array(attribute).tolist())
        other.set_param("E", fitted_table(mine, other, counts))
    lower = Counter(key for doc in docs for key in doc.to_array("LOWER").tolist())
    mine, other = layers(old, "static_vectors")[0], layers(new, "static_vectors")[0]
    other.set_param("W", fitted_projection(mine, old_vectors, nlp.vocab.vectors, lower))
    nlp.get_pipe("tok2vec").model = new
    nlp.to_disk(out)
    config = load_config(out / "config.cfg", interpolate=False)
    config["components"]["tok2vec"]["model"] = shape["model"]
    config.to_disk(out / "config.cfg")


def layers(model: Any, name: str) -> list[Any]:
    """The layers of that name, in the order of the network."""
    return [layer for layer in model.walk(order="dfs_pre") if layer.name == name]


def fitted_table(old: Any, new: Any, counts: Mapping[int, int]) -> Floats:
    """The table of the hash embedding `new` that gives the keys nearly what `old` gives them."""
    size: int = new.get_dim("nV")
    if old.get_dim("nV") == size:
        table: Floats = old.get_param("E")
        return table
    keys = np.asarray(list(counts), dtype="uint64")
    weights = np.sqrt(np.asarray(list(counts.values()), dtype="float32"))
    wanted = embed(old, keys)
    rows = new.ops.hash(keys, new.attrs["seed"]) % size
    gram = np.eye(size, dtype="float32") * 0.1
    right = np.zeros((size, wanted.shape[1]), dtype="float32")
    for i in range(rows.shape[1]):
        np.add.at(right, rows[:, i], wanted * weights[:, None])
        for j in range(rows.shape[1]):
            np.add.at(gram, (rows[:, i], rows[:, j]), weights)
    return np.asarray(np.linalg.solve(gram, right), dtype="float32")


def embed(layer: Any, keys: npt.NDArray[np.uint64]) -> Floats:
    """What a hash embedding gives for the keys."""
    table = layer.get_param("E")
    rows = layer.ops.hash(keys, layer.attrs["seed"]) % len(table)
    return np.asarray(table[rows].sum(axis=1), dtype="float32")


def fitted_projection(old: Any, before: Any, after: Any, counts: Mapping[int, int]) -> Floats:
    """The projection of the vectors `after` that is nearest to what was made of `before`."""
    if before.shape[1] == after.shape[1]:
        projection: Floats = old.get_param("W")
        return projection
    keys = [key for key in counts if key in after]
    weights = np.sqrt(np.asarray([[counts[key]] for key in keys], dtype="float32"))
    rows = before.find(keys=keys)
    wanted = before.data[rows] @ old.get_param("W").T
    wanted[rows < 0] = 0
    given = after.data[after.find(keys=keys)]
    fitted = np.linalg.lstsq(given * weights, wanted * weights, rcond=None)[0]
    return np.asarray(fitted.T.copy(), dtype="float32")


def one_pass(parts: Mapping[str, Sequence[Example]], random: Random) -> list[Example]:
    """The examples of one pass in random order, a fresh sample of each part."""
    chosen: list[Example] = []
    for name, part in parts.items():
        whole, rest = divmod(SHARES[name], 1)
        chosen += list(part) * int(whole) + random.sample(part, int(rest * len(part)))
    random.shuffle(chosen)
    return chosen


def batches(parts: Mapping[str, Sequence[Example]], random: Random) -> Iterator[list[Example]]:
    """Batches of about as many words as the settings say, without end."""
    batch: list[Example] = []
    words = 0
    while True:
        for example in one_pass(parts, random):
            batch.append(example)
            words += len(example.reference)
            if words >= BATCH_WORDS:
                yield batch
                batch, words = [], 0


def to_examples(sentences: Iterable[Sentence], nlp: Language) -> list[Example]:
    """The sentences as spaCy learns from them."""
    docs = [to_doc(sentence, nlp.vocab) for sentence in sentences]
    return [
        Example(
            Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]),
            doc,
        )
        for doc in docs
    ]


def score_dev(nlp: Language, dev: Mapping[str, Sequence[Sentence]]) -> tuple[float, str]:
    """The mean UAS of the dev sections, and a line with what each gets."""
    scores = {name: accuracies(part, parse(nlp, part)) for name, part in dev.items()}
    line = "  ".join(f"{name} {s['UAS']:.2f}/{s['LAS']:.2f}" for name, s in scores.items())
    return sum(s["UAS"] for s in scores.values()) / len(scores), line


def restore_lemma_labels(nlp: Language) -> None:
    """Gives a loaded lemmatizer its table of labels back, which spaCy does not write to disk.

    Without it every lemma counts as label 0: the lemmatizer unlearns all and disturbs the encoder.
    """
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: i for i, tree in enumerate(lemmatizer.cfg["labels"])}


def refine(
    trained: Path,
    stage: Stage,
    sentences: Mapping[str, Sequence[Sentence]],
    dev: Mapping[str, Sequence[Sentence]],
    work: Path,
) -> Path:
    """Grows the pipeline of `trained` and trains it further; returns the state best on dev."""
    set_current_ops(SequenceOps(use_blis=False))
    fix_random_seed(stage.seed)
    out = work / stage.name
    blank = spacy.blank("en")
    docs = [to_doc(sentence, blank.vocab) for part in sentences.values() for sentence in part]
    grow(trained, HERE / f"{stage.name}.cfg", work / stage.vectors, docs, out)
    nlp = spacy.load(out)
    restore_lemma_labels(nlp)
    parts = {name: to_examples(part, nlp) for name, part in sentences.items()}
    schedule: Any = warmup_linear(stage.rate, stage.warmup, stage.steps)
    optimizer = Adam(schedule, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    print(f"{stage.name} {0:6} {score_dev(nlp, dev)[1]}", flush=True)
    best = 0.0
    gc.freeze()
    start = time.monotonic()
    for step, batch in enumerate(islice(batches(parts, Random(stage.seed)), stage.stop), start=1):
        nlp.update(batch, sgd=optimizer, drop=stage.dropout)
        optimizer.step_schedules()
        if step % stage.every == 0 or step == stage.stop:
            with nlp.use_params(optimizer.averages):
                score, line = score_dev(nlp, dev)
                if score > best:
                    best = score
                    nlp.to_disk(out)
            seconds = time.monotonic() - start
            print(f"{stage.name} {step:6} {score:.3f}  {line}  {seconds:.0f}s", flush=True)
    return out
