"""Trains, packs and scores the language model: the one command of this folder.

    python training/train.py TREEBANKS RAW_TEXT VECTORS [--steps N] [--seed N] [--work DIR]
        [--out DIR]

TREEBANKS holds the CoNLL-U files named in README.md, RAW_TEXT is a gzipped JSONL file of health
pages with a field `text`, VECTORS the archive of general word vectors named there. One run takes
about two hours on one core.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

import score
from conllu import treebank
from pack import pack
from prepare import prepare
from refine import STAGES, refine

HERE = Path(__file__).parent


def train(data: Path, out: Path, *, steps: int, seed: int) -> Path:
    """Trains config.cfg on `data`/train.spacy; returns the state that was best on dev.spacy."""
    # numpy's own matrix product is up to three times as fast as BLIS on recent processors.
    set_current_ops(NumpyOps(use_blis=False))
    config = load_config(
        HERE / "config.cfg",
        overrides={
            "paths.train": str(data / "train.spacy"),
            "paths.dev": str(data / "dev.spacy"),
            "paths.vectors": str(data / "vectors"),
            "system.seed": seed,
            "training.max_steps": steps,
        },
        interpolate=False,
    )
    out.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config, use_gpu=-1)
    train_loop(nlp, out, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return out / "model-best"


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description="Train, pack and score the language model.")
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("raw_text", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("--steps", type=int, default=15000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--work", type=Path, default=HERE / "work", help="scratch files, logs")
    parser.add_argument("--out", type=Path, default=score.MODEL)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Prepares the data, trains, packs and scores."""
    options = parse_arguments(arguments)
    parts = prepare(
        options.treebanks, options.raw_text, options.vectors, options.work, seed=options.seed
    )
    best = train(options.work, options.work / "model", steps=options.steps, seed=options.seed)
    dev = {name: treebank(options.treebanks, f"{name}_dev") for name in ("ewt", "gum_open")}
    for stage in STAGES:
        best = refine(best, stage, parts, dev, options.work)
    print(f"packed: {pack(best, options.out) / 1e6:.1f} MB")
    return score.main([str(options.treebanks), str(options.out)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
