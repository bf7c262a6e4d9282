"""The bytes as received: one read-only file each, named by its sha256.

A file has its name only when it is whole: it is written under another name, made durable, then renamed.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from dateline.errors import StoreError

_PART = ".part"


class Originals:
    """The folder of originals of one case."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self) -> None:
        """Make the folder, and clear away what a stopped run left half written."""
        self._folder.mkdir(exist_ok=True)
        for entry in os.scandir(self._folder):
            if entry.name.endswith(_PART):
                Path(entry.path).unlink(missing_ok=True)

    def put(self, sha256: str, content: bytes) -> None:
        """Keep these bytes; bytes that are there already stay as they are.

        Raises:
            StoreError: other bytes lie under this name.
        """
        path = self._folder / sha256
        if path.exists():
            if hash_file(path) != sha256:
                raise StoreError(f"{path}: not the bytes that were received; run `dateline verify` on this case")
            return
        try:
            self._write(path, content)
        except FileNotFoundError:  # another run cleared our half-written file away
            if not path.exists():
                self._write(path, content)

    def get(self, sha256: str) -> bytes:
        """The bytes under this name.

        Raises:
            StoreError: they cannot be read.
        """
        try:
            return (self._folder / sha256).read_bytes()
        except OSError as error:
            raise StoreError(f"{self._folder / sha256}: {error.strerror}") from error

    def _write(self, path: Path, content: bytes) -> None:
        part = path.with_name(f"{path.name}.{os.getpid()}{_PART}")
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.chmod(0o444)
        part.replace(path)
        if hasattr(os, "O_DIRECTORY"):  # the new name itself must last as well
            folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def hash_file(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
