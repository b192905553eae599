"""Results of one input, kept until it is known that it is linted whole: a few in memory, more in a temporary file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import IO, Generic, TypeVar

T = TypeVar("T")

_HELD = 8  # results in memory


class Spool(Generic[T]):
    """Results in order. The file has no name and is gone with the process, however that ends."""

    def __init__(self) -> None:
        self._held: deque[T] = deque()
        self._file: IO[bytes] | None = None

    def add(self, result: T) -> None:
        """Keep one more.

        Raises:
            OSError: the temporary file cannot be written.
        """
        if len(self._held) < _HELD:
            self._held.append(result)
            return
        import pickle  # most inputs give few results, which need no file

        if self._file is None:
            import tempfile

            self._file = tempfile.TemporaryFile(prefix="rhetlint-")  # noqa: SIM115  # closed by ``drain`` or ``drop``
        pickle.dump(result, self._file, pickle.HIGHEST_PROTOCOL)

    def drain(self) -> Iterator[T]:
        """The results, once; what has been handed out is not kept."""
        while self._held:
            yield self._held.popleft()
        if self._file is not None:
            import pickle

            end = self._file.tell()
            self._file.seek(0)
            while self._file.tell() < end:
                yield pickle.load(self._file)
        self.drop()

    def drop(self) -> None:
        """Forget all."""
        self._held.clear()
        if self._file is not None:
            self._file.close()
            self._file = None
