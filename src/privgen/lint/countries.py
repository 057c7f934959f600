"""The countries of the world, by their codes."""

from __future__ import annotations

from functools import cache

from .. import resources


@cache
def countries() -> frozenset[str]:
    """The codes of ISO 3166-1 alpha-2."""
    return frozenset(resources.package_file("lint", "countries.txt").read_text(encoding="ascii").split())
