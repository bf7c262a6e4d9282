"""A long-lived process that does dangerous work under limits: hostile files can end it, never us.

Messages are frames: four bytes of length, then one byte that says what it is, then the content. A request is answered
by any number of `DATA` frames or one `ERROR`, then `END`. Nothing that comes back is ever executed or unpickled.
The process limits its own memory, and its computing time anew for each request; the caller watches the clock.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import selectors
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import BinaryIO

import msgspec

from dateline.errors import HostileArchive, InputError, InputTooLarge, UnreadableInput
from dateline.settings import Limits

DATA, ERROR, END = b"D", b"E", b"."

_HEADER = struct.Struct(">I")
_ERRORS: dict[str, type[InputError]] = {
    kind.__name__: kind for kind in (InputError, UnreadableInput, InputTooLarge, HostileArchive)
}


def error_of(kind: str, message: str) -> InputError:
    """The error of that name; anything unknown is an unreadable input."""
    return _ERRORS.get(kind, UnreadableInput)(message[:500])


class Sandbox:
    """One reading process, started when first asked and again after it was ended."""

    def __init__(self, module: str, limits: Limits) -> None:
        self._module = module
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def ask(self, request: bytes, most: int | None = None) -> Iterator[bytes]:
        """The contents of the answer, one after the other; `most` bytes of them, if not the usual number.

        Raises:
            InputError: the process says so, took too long, used or sent too much, or broke down.
        """
        if not self._lock.acquire(blocking=False):
            spare = Sandbox(self._module, self._limits)  # an answer is still being read; waiting could be for ever
            try:
                yield from spare.ask(request, most)
            finally:
                spare.close()
            return
        done = False
        try:
            self._send(request)
            for kind, content in self._frames(most or self._limits.reply_bytes):
                if kind == DATA:
                    yield content
                    continue
                done = True
                if kind == ERROR:
                    raise error_of(*msgspec.msgpack.decode(content, type=tuple[str, str]))
        except msgspec.DecodeError:
            raise UnreadableInput("the reading process answered nonsense") from None
        finally:
            if not done:
                self.close()
            self._lock.release()

    def close(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            process.kill()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()
        process.wait()

    def _send(self, request: bytes) -> None:
        fresh = self._process is None
        process = self._process = self._process or self._start()
        assert process.stdin
        try:
            process.stdin.write(_HEADER.pack(len(request)))
            process.stdin.write(request)
            process.stdin.flush()
        except OSError:
            if fresh:
                raise UnreadableInput(self._death()) from None
            self.close()  # it was ended while idle
            self._send(request)

    def _start(self) -> subprocess.Popen[bytes]:
        limits = self._limits
        command = [sys.executable, "-P", "-m", self._module, str(limits.memory_bytes), str(limits.seconds)]
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def _frames(self, most: int) -> Iterator[tuple[bytes, bytes]]:
        """The frames of one answer, its last being `END` or `ERROR`."""
        received = 0
        while True:
            deadline = time.monotonic() + 10 * self._limits.seconds
            kind, content = self._receive(deadline)
            received += len(content)
            if received > most:
                raise InputTooLarge("more came out of it than the limit allows")
            if kind == ERROR:
                self._receive(deadline)
            yield kind, content
            if kind != DATA:
                return

    def _receive(self, deadline: float) -> tuple[bytes, bytes]:
        length = _HEADER.unpack(self._read(_HEADER.size, deadline))[0]
        if not 1 <= length <= self._limits.reply_bytes + 1:
            raise InputTooLarge("more came out of it than the limit allows")
        content = self._read(length, deadline)
        return content[:1], content[1:]

    def _read(self, length: int, deadline: float) -> bytes:
        assert self._process
        assert self._process.stdout
        descriptor = self._process.stdout.fileno()
        out = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(descriptor, selectors.EVENT_READ)
            while len(out) < length:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise InputTooLarge(f"not read within {10 * self._limits.seconds} seconds")
                piece = os.read(descriptor, min(length - len(out), 1 << 20))
                if not piece:
                    error = InputTooLarge if self._ended_by(signal.SIGXCPU, signal.SIGKILL) else UnreadableInput
                    raise error(self._death())
                out += piece
        return bytes(out)

    def _ended_by(self, *signals: signal.Signals) -> bool:
        assert self._process
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        return self._process.returncode in [-number for number in signals]

    def _death(self) -> str:
        """Why the process ended, in words."""
        assert self._process
        if self._ended_by(signal.SIGXCPU):
            return f"not read within {self._limits.seconds} seconds of computing"
        if self._ended_by(signal.SIGKILL):
            return "the reading process was killed, most likely for want of memory"
        code = self._process.returncode
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        return f"the reading process broke down on it ({how})"


@lru_cache(maxsize=8)
def _sandbox(module: str, limits: Limits, pid: int) -> Sandbox:
    sandbox = Sandbox(module, limits)
    atexit.register(sandbox.close)
    return sandbox


def sandbox(module: str, limits: Limits) -> Sandbox:
    """The reading process of this worker for that module: each worker process has its own."""
    return _sandbox(module, limits, os.getpid())


def serve(handle: Callable[[bytes], Iterator[bytes]]) -> None:
    """The loop of the reading process: answer requests until there are no more.

    Command line: bytes of memory and seconds of computing allowed.
    """
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the frames
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    limit_process(memory)
    while len(header := incoming.read(_HEADER.size)) == _HEADER.size:
        request = incoming.read(_HEADER.unpack(header)[0])
        allow_seconds(seconds)
        try:
            for content in handle(request):
                _write(outgoing, DATA, content)
        except InputError as error:
            _fail(outgoing, type(error).__name__, str(error))
        except MemoryError:
            _fail(outgoing, "InputTooLarge", "reading it needs more memory than the limit allows")
        except Exception as error:
            _fail(outgoing, "UnreadableInput", f"damaged: {type(error).__name__}: {error}")
        _write(outgoing, END, b"")
        outgoing.flush()


def limit_process(memory: int) -> None:
    """Limit what this process may use: address space, no core, no file written."""
    try:
        import resource
    except ImportError:  # not on this system; the clock is still watched
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def allow_seconds(seconds: int) -> None:
    """Allow so much more computing time from now on; beyond it the system ends the process."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


def _write(stream: BinaryIO, kind: bytes, content: bytes) -> None:
    stream.write(_HEADER.pack(len(content) + 1))
    stream.write(kind)
    stream.write(content)


def _fail(stream: BinaryIO, kind: str, message: str) -> None:
    line = " ".join(message.split())
    _write(stream, ERROR, msgspec.msgpack.encode((kind, line.encode("utf-8", "replace").decode()[:500])))
