"""Treebanks and templates to training data: the first step of train.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

from augment import variants
from conllu import Sentence, treebank, write_docbin
from convert import Features, from_craft, from_genia, learn_features
from templates import generate, read_patterns, with_treebank_words
from vectors import read_passages, train_vectors, write_tokenized

HERE = Path(__file__).parent
LONGEST_BIOMEDICAL = 40
CRAFT_SENTENCES = 4000
TEMPLATE_SENTENCES = 4000

UNLABELLED = (
    "ewt_train", "gum_open_train", "craft_sd_train", "genia_udv1_dev", "genia_udv1_future_use"
)  # fmt: skip

Convert = Callable[[Sentence, Features], Sentence | None]


def converted(
    sentences: list[Sentence], convert: Convert, features: Features
) -> Iterator[Sentence]:
    """The sentences that convert with confidence and are no longer than is useful."""
    for sentence in sentences:
        if len(sentence) <= LONGEST_BIOMEDICAL:
            tree = convert(sentence, features)
            if tree is not None:
                yield tree


def training_sentences(folder: Path, random: Random) -> dict[str, list[Sentence]]:
    """What the model learns from, by origin. No test file is opened."""
    ewt, gum = treebank(folder, "ewt_train"), treebank(folder, "gum_open_train")
    features = learn_features(ewt + gum)
    craft = list(converted(treebank(folder, "craft_sd_train"), from_craft, features))
    genia = treebank(folder, "genia_udv1_dev") + treebank(folder, "genia_udv1_future_use")
    genia = list(converted(genia, from_genia, features))
    patterns = read_patterns(HERE / "templates.yaml")
    patterns = with_treebank_words(patterns, ewt + gum + craft + genia)
    return {
        "ewt": ewt,
        "gum": gum,
        "craft": random.sample(craft, min(CRAFT_SENTENCES, len(craft))),
        "genia": genia,
        "templates": list(islice(generate(patterns, features, random), TEMPLATE_SENTENCES)),
        "variants": list(variants(ewt + gum, random)),
    }


def dev_sentences(folder: Path) -> list[Sentence]:
    """What the best state of a run is chosen by."""
    return treebank(folder, "ewt_dev") + treebank(folder, "gum_open_dev")


def prepare(
    folder: Path, raw_text: Path, general: Path, out: Path, *, seed: int
) -> dict[str, list[Sentence]]:
    """Writes train.spacy, dev.spacy and the vectors to `out`; returns the parts it prints."""
    random = Random(seed)
    parts = training_sentences(folder, random)
    for name, part in parts.items():
        print(f"{name:10} {len(part):6} sentences {sum(map(len, part)):7} words")
    everything = [sentence for part in parts.values() for sentence in part]
    random.shuffle(everything)
    write_docbin(everything, out / "train.spacy")
    write_docbin(dev_sentences(folder), out / "dev.spacy")
    real = [sentence for name in UNLABELLED for sentence in treebank(folder, name)]
    write_tokenized(read_passages(raw_text), real, out / "raw.txt")
    train_vectors(out / "raw.txt", general, out)
    return parts
