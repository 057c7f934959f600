"""Passing over what is not worth building."""

from __future__ import annotations

from collections.abc import Callable

from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from privgen.source.anchors import Anchors

_WORTHLESS = 1000  # levels after which a file is not worth reading on


class GiveUp(Exception):
    """Reading must stop here; the problem that says why has been recorded."""


def pass_over(
    event: Event, get: Callable[[], Event], anchors: Anchors, literals: list[tuple[int, int]], most: int
) -> tuple[int, int]:
    """Read events up to the end of the collection that `event` begins; give the end of its content and the number of
    events.

    Stops after `most` events. Names of anchors and places of texts are noted on the way. Raises `GiveUp` where the
    nesting is absurd.
    """
    levels, count, end = 0, 0, event.start_mark.index
    while True:
        kind = type(event)
        count += 1
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            levels += 1
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            levels -= 1
        else:
            end = event.end_mark.index
            if kind is ScalarEvent and event.style:
                literals.append((event.start_mark.index, end))
        if kind is not AliasEvent and getattr(event, "anchor", None):
            anchors.pass_over(event.anchor)
        if levels == 0 or count > most:
            return end, count
        if levels > _WORTHLESS:
            raise GiveUp
        event = get()
