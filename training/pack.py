"""Turns a trained pipeline into the package data: what is needed to run it, and its checksums."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language

NAME = "claimcheck"


def pack(trained: Path, target: Path) -> int:
    """Writes the pipeline to `target`, replacing what is there at once; returns its bytes."""
    nlp = spacy.load(trained)
    nlp.meta.update(
        name=NAME,
        version="1.0.0",
        description="English tagger, lemmatizer and UD v2 parser for health text",
        author="claimcheck",
        license="CC BY-SA 4.0",
        performance={},
    )
    for name in nlp.config["paths"]:
        nlp.config["paths"][name] = None  # no paths of the machine that trained it
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=target.parent, prefix=".packing-"))
    try:
        nlp.to_disk(scratch / "new")
        strings = scratch / "new" / "vocab" / "strings.json"
        strings.write_text(json.dumps(needed_strings(nlp), ensure_ascii=False, indent=0))
        if target.exists():
            os.rename(target, scratch / "old")
        os.rename(scratch / "new", target)
    finally:
        shutil.rmtree(scratch)
    write_checksums(target)
    return sum(file.stat().st_size for file in target.rglob("*") if file.is_file())


def needed_strings(nlp: Language) -> list[str]:
    """The strings that the pipeline looks up by hash: labels and the lemmatizer's edits."""
    strings = set(spacy.blank("en").vocab.strings)
    pipes: dict[str, Any] = dict(nlp.pipeline)
    for name in ("tagger", "parser"):
        strings.update(pipes[name].labels)
    for label in pipes["morphologizer"].labels:
        strings.update((label, *label.split("|"), *label.replace("=", "|").split("|")))
    for tree in srsly.msgpack_loads(pipes["trainable_lemmatizer"].trees.to_bytes())["trees"]:
        if "orig" in tree:
            strings.update(nlp.vocab.strings[tree[end]] for end in ("orig", "subst"))
    return sorted(strings)


def write_checksums(folder: Path) -> None:
    """Writes SHA256SUMS beside the folder, in the format of `sha256sum --check`."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder.parent)}\n"
        for file in files
    ]
    (folder.parent / "SHA256SUMS").write_text("".join(lines))
