"""What a run was made with: versions, and hashes of the model and the rules."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import checker
from checker import __version__

_PACKAGES = ("spacy", "rapidfuzz", "numpy")
_MODEL = Path(checker.__file__).parent / "language_model" / "en_claimcheck"


def versions() -> Mapping[str, str]:
    """The program, Python, and the packages that can change a reading."""
    found = {"claimcheck": __version__, "python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def model_record() -> Mapping[str, str]:
    """The language model's name and hash."""
    return {"name": _MODEL.name, "sha256": hash_files(_MODEL.rglob("*"), _MODEL)}


def rules_record(folders: Sequence[Path]) -> Mapping[str, object]:
    """The number of rule files and one hash over all of them, in the order of the folders."""
    total, count = hashlib.sha256(), 0
    for folder in folders:
        files = rule_files(folder)
        count += len(files)
        total.update(hash_files(files, folder).encode())
    return {"files": count, "sha256": total.hexdigest()}


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a folder, sorted; a file stands for itself."""
    if folder.is_file():
        return [folder]
    return sorted(path for path in folder.rglob("*") if path.suffix in {".yaml", ".yml"})


def hash_files(files: Iterable[Path], root: Path) -> str:
    """One hash over names and bytes, whatever folder the files lie in."""
    total = hashlib.sha256()
    for file in sorted(path for path in files if path.is_file()):
        name = file.relative_to(root).as_posix() if file != root else file.name
        total.update(f"{name}\0{file.stat().st_size}\0".encode())
        total.update(file.read_bytes())
    return total.hexdigest()
