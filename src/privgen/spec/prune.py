"""Taking values out of plain data while remembering where everything was."""

from __future__ import annotations

from bisect import insort
from typing import Any

from privgen.source.tree import Path

_GONE = object()


class Pruned:
    """Data with some of its values taken out.

    An object that loses all it had goes too: nothing that was said about it is left. `gone` holds the paths that were
    taken out, `meant` those of keys that were written wrongly and are therefore not there; both as written.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._value: dict[str, Any] | None = data
        self._touched: set[Path] = set()
        self._out: dict[Path, list[int]] = {}
        self.gone: set[Path] = set()
        self.meant: set[Path] = set()

    @property
    def value(self) -> dict[str, Any]:
        """What is left."""
        if self._value is None:
            self._touched = {path[:length] for path in self.gone for length in range(len(path) + 1)}
            left = self._left(self._data, ())
            self._value = left if isinstance(left, dict) else {}
        return self._value

    def take(self, path: Path) -> None:
        """Take out the value at a path (as written)."""
        self._value = None
        self._note(path)

    def written(self, path: Path) -> Path:
        """The path that a value of what is left has in the data as written."""
        if not self.gone:
            return path
        made: list[str | int] = []
        for step in path:
            if isinstance(step, int):
                for index in self._out.get(tuple(made), ()):
                    step += index <= step
            made.append(step)
        return tuple(made)

    def shown(self, path: Path) -> Path:
        """The path that a value as written has in what is left; for an item that was taken out, that of its list."""
        made: list[str | int] = []
        for at, step in enumerate(path):
            if isinstance(step, int):
                out = self._out.get(path[:at], [])
                if step in out:
                    return tuple(made)
                step -= sum(index < step for index in out)
            made.append(step)
        return tuple(made)

    def _note(self, path: Path) -> None:
        step = path[-1] if path else ""
        if isinstance(step, int) and path not in self.gone:
            insort(self._out.setdefault(path[:-1], []), step)
        self.gone.add(path)

    def _left(self, value: Any, path: Path) -> Any:
        if path in self.gone and path:
            return _GONE
        if path not in self._touched:
            return value
        if isinstance(value, dict):
            left = {key: self._left(child, (*path, key)) for key, child in value.items()}
            kept = {key: child for key, child in left.items() if child is not _GONE}
            return self._emptied(path) if left and not kept else kept
        if isinstance(value, list):
            items = [self._left(item, (*path, index)) for index, item in enumerate(value)]
            return [item for item in items if item is not _GONE]
        return value

    def _emptied(self, path: Path) -> Any:
        self._note(path)
        return _GONE
