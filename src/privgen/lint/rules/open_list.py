from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part, Ref
from ...model.values import Path
from ..base import Context, Report, Rule
from ..cookie_facts import section, types
from ..look import own_activities

_OPEN = re.compile(
    r"(?:\betc\b\.?|\benz\.|\benzovoorts?\b|\be\.d\.|\ben dergelijke\b|\ben (?:nog )?meer\b|\.\.\.|…)\s*$"
    r"|\b(?:zoals|waaronder|onder andere|onder meer|bijvoorbeeld|denk aan)\b",
    re.IGNORECASE,
)


class OpenList(Rule):
    """Data or recipients are only told by examples.

    ## What it checks

    Data and recipients with `examples` but without `items`, and names of data, purposes and recipients that end in
    "etc." or "enzovoort", or have "zoals" in them. Data and purposes of cookies are looked at too.

    ## Why it matters

    A reader cannot know what else there is. The missing part is often what they would have minded.

    ## Bad

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data:
          - naam
          - contactgegevens zoals uw adres  # <-
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, contactgegevens: {items: [adres, e-mailadres]}]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: 2 years after delivery
    ```

    ## How to mend it

    Write all parts under `items`, or name each one as data of its own.
    """

    code = "LNG002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each entry once, at its register or where it is written."""
        seen: set[Path] = set()
        for ref, examples_count in _entries(model):
            for part in (ref.own, ref):
                if not isinstance(part, Part) or part.path in seen:
                    continue
                report = _report(part, ref, examples_count)
                if report is not None:
                    seen.add(part.path)
                    yield report
                    break


def _entries(model: Model) -> Iterator[tuple[Ref, bool]]:
    """Data, recipients and purposes as they are used, and whether examples alone make them an open list."""
    places: list[Part] = [*own_activities(model)]
    if isinstance(model.defaults, Part):
        places.insert(0, model.defaults)
    for place in places:
        for name in ("data", "recipients", "purposes"):
            yield from ((ref, name != "purposes") for ref in getattr(place, name) or [])
    cookies = section(model)
    yield from ((ref, True) for ref in (cookies.data or [] if cookies is not None else []))
    for kind in types(model):
        yield from ((ref, False) for ref in kind.purposes or [])


def _report(part: Part, ref: Ref, examples_count: bool) -> Report | None:
    if examples_count and part.examples and not any(ref.both("items")) and not part.given("name"):
        name = ref.label.text
        return Report(
            part.at("examples"),
            f"gives only examples of `{name}`",
            f"geeft alleen voorbeelden van `{name}`",
            on_key=True,
        )
    label = part.label if part is not ref else ref.label if ref.word is None and ref.own is None else None
    match = _OPEN.search(label.text) if label is not None else None
    if match is None or label is None or any(ref.both("items")):
        return None
    return Report(
        label.paths[0] if label.paths else part.path,
        f"`{match[0].strip()}` leaves the list open",
        f"`{match[0].strip()}` laat de lijst open",
        part=match[0].strip(),
    )
