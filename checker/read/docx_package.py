"""A Word document's archive: its parts as trees, within limits, or why they cannot be read."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree.ElementTree import ParseError, XMLParser

from checker.read.decode import DecodeError
from checker.read.docx_tree import Node, TooManyError, TreeError, TreeTarget

#: Pictures lie in the same archive, so it may be larger than a text.
LIMIT_ARCHIVE_BYTES = 200_000_000
#: What the parts that are read may unpack to: some two thousand pages.
LIMIT_PARTS_BYTES = 50_000_000
LIMIT_PARTS = 20_000

_AGAIN = "open it in Word and save it again"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Package:
    """The archive of a Word document; every method raises DecodeError for what is wrong in it."""

    __slots__ = ("_archive", "_left", "_parts", "main")

    def __init__(self, data: bytes) -> None:
        self._archive = _open(data)
        if len(self._archive.infolist()) > LIMIT_PARTS:
            raise DecodeError("too-large", f"more than {LIMIT_PARTS:,} parts; no article has them")
        # Names of parts are compared without regard to case (ISO/IEC 29500-2).
        self._parts = {info.filename.lower(): info for info in self._archive.infolist()}
        self._left = LIMIT_PARTS_BYTES
        #: The name of the part that holds the text.
        self.main = self._main()

    def related(self, source: str, kind: str) -> Node | None:
        """The part of a kind ("styles") that a part refers to; "" is the package itself."""
        target = self._target(source, kind)
        return None if target is None else self.tree(target)

    def tree(self, name: str) -> Node:
        """A part as a tree; tags and attributes are named as in `w:p`."""
        info = self._parts.get(name.lower())
        if info is None:
            raise DecodeError("damaged", f"damaged: {name} is missing; {_AGAIN}")
        parser = XMLParser(target=TreeTarget())
        try:
            with self._archive.open(info) as stream:
                data = stream.read(self._left + 1)
            self._left -= len(data)
            if self._left < 0:
                limit = LIMIT_PARTS_BYTES // 1_000_000
                said = f"unpacks to more than {limit} MB; split it or leave it out"
                raise DecodeError("too-large", said)
            # In one piece: of a long tag in pieces the parser reads all anew with each.
            parser.feed(data)
            root = parser.close()
        except DecodeError:
            raise
        except TooManyError as error:
            raise DecodeError("too-large", f"{name} {error}; split it or leave it out") from None
        except TreeError as error:
            raise DecodeError("damaged", f"damaged: {name} {error}; not read") from None
        except ParseError as error:
            line, column = error.position
            place = f"line {line}, column {column + 1}"
            message = f"damaged: {name} is not XML at {place}; {_AGAIN}"
            raise DecodeError("damaged", message) from None
        except Exception as error:
            # A broken archive makes zipfile and its decompressors raise a dozen kinds of errors.
            raise _unpacking(name, info, error) from None
        assert isinstance(root, Node)
        return root

    def _main(self) -> str:
        if "_rels/.rels" not in self._parts:
            if "[content_types].xml" in self._parts:
                raise DecodeError("damaged", f"damaged: _rels/.rels is missing; {_AGAIN}")
            raise DecodeError("format", "a zip archive, but no Word document in it; unpack it")
        target = self._target("", "officeDocument")
        if target is None:
            raise DecodeError("damaged", f"damaged: it does not say where its text is; {_AGAIN}")
        return target

    def _target(self, source: str, kind: str) -> str | None:
        """The name of the part of a kind that a part refers to."""
        folder, base = posixpath.split(source)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name.lower() not in self._parts:
            return None
        for entry in self.tree(name).all("rel:Relationship"):
            external = entry.get("TargetMode").lower() == "external"
            if not external and entry.get("Type").lower().endswith(f"/{kind}".lower()):
                target = entry.get("Target")
                return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return None


def _open(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise DecodeError("encrypted", "protected by a password; save a copy without one")
        message = "an old Word document (.doc), whatever its name; save it as .docx in Word"
        raise DecodeError("format", message)
    if not data.startswith(b"PK"):
        message = "no Word document, whatever its name; save it as .docx in Word"
        raise DecodeError("format", message)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except Exception:
        # Any bytes may follow the first two; zipfile does not promise what it raises.
        message = f"damaged: the archive is cut short or broken; {_AGAIN}"
        raise DecodeError("damaged", message) from None


def _unpacking(name: str, info: zipfile.ZipInfo, error: Exception) -> DecodeError:
    if info.flag_bits & 1:
        return DecodeError("encrypted", "protected by a password; save a copy without one")
    said = " ".join(str(error).split()) or type(error).__name__
    return DecodeError("damaged", f"damaged: {name} cannot be unpacked ({said}); {_AGAIN}")
