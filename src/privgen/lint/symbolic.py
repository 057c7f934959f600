"""Paths in words: read back from the form in which people see them, and with names where a list has numbers.

A number changes when somebody adds an item above; the name of the item does not. So a baseline and a fingerprint use names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..findings import format_path
from ..model.values import Path

_STEP = re.compile(r"\[\"((?:[^\"\\]|\\.)*)\"\]|\[(\d+)\]|\[([^\]\"]*)\]|([^.\[\]]+)")
_NAMES = ("id", "name", "label", "title", "rule", "ref", "email")
"""The keys by which an object in a list is known, the best first."""
_LONGEST = 60


def parse_path(text: str) -> Path:
    """The path that `text` writes: `activities.orders.data[2]`, also with the number after a full stop."""
    steps: list[str | int] = []
    for quoted, number, name, plain in _STEP.findall(text):
        if number or plain.isdigit():
            steps.append(int(number or plain))
        else:
            steps.append(re.sub(r"\\(.)", r"\1", quoted) or name or plain)
    return tuple(steps)


def symbolic(path: Path, data: Any) -> str:
    """The path with names for numbers, as far as `data`, the spec as written, has names."""
    steps: list[str | int] = []
    value = data
    for index, step in enumerate(path):
        child = _child(value, step)
        if isinstance(step, int) and isinstance(value, list):
            name = _name(child)
            following = path[index + 1] if index + 1 < len(path) else None
            if name is None:
                steps.append(step)
            elif following != name:  # `data[3].naam` says the name itself
                steps.append(name)
        else:
            steps.append(step)
        value = child
    return format_path(steps)


def _child(value: Any, step: str | int) -> Any:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return value[step]
    return None


def _name(item: Any) -> str | None:
    """What an item of a list is known by."""
    if isinstance(item, str):
        return item[:_LONGEST]
    if isinstance(item, Mapping):
        if len(item) == 1:
            return str(next(iter(item)))[:_LONGEST]
        for key in _NAMES:
            if isinstance(item.get(key), str):
                return str(item[key])[:_LONGEST]
    return None
