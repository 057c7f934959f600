from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ...model.values import Path
from ..base import Context, Report, Rule
from ..look import listing, unread

_JUDGED = ("subjects", "data", "purposes", "sources", "decisions", "laws", "recipients", "retention")
_TELLS_ITSELF = ("data", "purposes", "of", "when", "only_if", "unless", "text", "intro", "subjects", "why")
"""What makes an entry of the register of recipients or rules say for itself what it is about."""


class UnusedItem(Rule):
    """Something is defined in the spec, but no activity uses it.

    ## What it checks

    Entries of the registers `data`, `subjects`, `purposes`, `sources`, `recipients`, `retention`, `decisions` and
    `laws` that nothing refers to, and data that only a period of retention names. A recipient or rule that says
    itself what it is about is left alone.

    ## Why it matters

    Data without a use should not be collected, or their use is missing from the statement. Either way the reader does
    not learn what happens with them.

    ## Bad

    ```yaml
    data:
      shoe_size: {label: schoenmaat}  # <-
    ```

    ## Good

    ```yaml
    data:
      shoe_size: {label: schoenmaat}
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, shoe_size]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: 2 years after delivery
    ```

    ## How to mend it

    Name it in the activity that uses it, or delete it.
    """

    code = "CON002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each entry once."""
        if not model.activities or unread(context, ("activities",), ("defaults",)):
            return
        unused = model.unused
        for register in _JUDGED:
            for key, part in model.register(register).items():
                if not unread(context, part.path) and ((register, key) in unused or _idle(model, register, key, part)):
                    name = _name(part, key)
                    yield Report(
                        part.path, f"`{name}` is used nowhere", f"`{name}` wordt nergens gebruikt", on_key=True
                    )
        yield from _kept_only(model)


def _kept_only(model: Model) -> Iterator[Report]:
    """The data that only a rule of retention names, those of one rule together."""
    groups: dict[Path, list[Part]] = {}
    for key, part in model.register("data").items():
        places = model.link.used.get(("data", key), [])
        rules = [path for path in places if "retention" in path]
        if rules and len(rules) == len(places):
            groups.setdefault(rules[0][:-1], []).append(part)
    for rule, parts in groups.items():
        names = [_name(part, str(part.path[-1])) for part in parts]
        one = len(names) == 1
        yield Report(
            parts[0].path,
            f"{listing(names, 'and')} {'is' if one else 'are'} kept, but no activity collects or uses {'it' if one else 'them'}",
            f"{listing(names, 'en')} {'wordt' if one else 'worden'} bewaard, maar geen activiteit verzamelt of gebruikt dat",
            ((rule, "kept here", "hier bewaard"), *((part.path, "this too", "dit ook") for part in parts[1:])),
            on_key=True,
        )


def _idle(model: Model, register: str, key: str, part: Part) -> bool:
    """Whether a recipient or rule, which is told by itself, is named nowhere and does not say what it is about."""
    if register not in ("recipients", "retention") or (register, key) in model.link.used:
        return False
    own = {name for name, _ in part}
    return not own & set(_TELLS_ITSELF)


def _name(part: Part, key: str) -> str:
    label = part.label if part.given("label") else part.name if part.given("name") else None
    return label.text if label is not None else key
