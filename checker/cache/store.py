"""Values on disk, found by what they were made from; data alone, nothing that could run."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

import checker

_Value = TypeVar("_Value")

#: How many values of one kind stay: the rules of several projects, and of a few edits.
_MOST_KEPT = 16
_HALF = ".writing-"
_VARIABLE = "CLAIMCHECK_CACHE_DIR"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of values as MessagePack; without a folder, nothing is kept.

    A cache never fails a run: what cannot be read is made again, what cannot be
    written is not kept.
    """

    folder: Path | None = None

    def get(self, kind: str, source: Iterable[bytes], type_: type[_Value]) -> _Value | None:
        """The value of that kind that was made from `source` by this version of the program."""
        if self.folder is None:
            return None
        path = _path(self.folder, kind, source)
        try:
            value = msgspec.msgpack.decode(path.read_bytes(), type=type_)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # what is used stays
        return value

    def put(self, kind: str, source: Iterable[bytes], value: object) -> None:
        """Keeps a value, whole or not at all, and lets go of the ones used longest ago."""
        if self.folder is None:
            return
        path = _path(self.folder, kind, source)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, msgspec.msgpack.encode(value))
            _drop_oldest(path.parent)

    def files(self) -> tuple[Path, ...]:
        """Everything that is kept, and what was left half written; nothing else in the folder."""
        if self.folder is None:
            return ()
        kept = (*self.folder.glob("*/*.msgpack"), *self.folder.glob(f"*/{_HALF}*"))
        return tuple(sorted(path for path in kept if path.is_file() and not path.is_symlink()))

    def clear(self) -> int:
        """Lets go of everything, and of the folders that are empty then; the number of files."""
        files = self.files()
        for path in files:
            path.unlink(missing_ok=True)
        for folder in {path.parent for path in files}:
            with contextlib.suppress(OSError):  # another's file is in it
                folder.rmdir()
        return len(files)

    def recall(
        self,
        kind: str,
        source: Iterable[bytes],
        type_: type[_Value],
        make: Callable[[], _Value],
    ) -> _Value:
        """The kept value, else the one that `make` makes, which is kept from then on."""
        source = tuple(source)
        value = self.get(kind, source, type_)
        if value is None:
            value = make()
            self.put(kind, source, value)
        return value


def default_cache() -> Cache:
    """The user's own: CLAIMCHECK_CACHE_DIR, else the folder where this system keeps caches."""
    folder = os.environ.get(_VARIABLE)
    return Cache(Path(folder) if folder else platformdirs.user_cache_path("claimcheck"))


def _path(folder: Path, kind: str, source: Iterable[bytes]) -> Path:
    digest = hashlib.sha256(_program())
    for part in source:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return folder / kind / f"{digest.hexdigest()}.msgpack"


@cache
def _program() -> bytes:
    """What tells this program from any other that could have made a value: its own files."""
    package = Path(checker.__file__).parent
    files = sorted((path, path.stat()) for path in package.rglob("*.py"))
    stamps = [f"{path}:{stat.st_size}:{stat.st_mtime_ns}" for path, stat in files]
    return "\n".join((checker.__version__, sys.version, *stamps)).encode()


def _write(path: Path, data: bytes) -> None:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=_HALF)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _drop_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_MOST_KEPT:]:
        path.unlink(missing_ok=True)
