from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Part, Ref
from ...model.values import Path
from ...spec import vocabulary
from ..base import Context, Report, Rule
from ..look import listing, own_activities, unread

_JUDGED = ("subjects", "data", "purposes", "sources", "decisions", "laws", "recipients", "retention")
_TELLS_ITSELF = ("data", "purposes", "of", "when", "only_if", "unless", "text", "intro", "subjects", "why")
"""What makes an entry of the register of recipients or rules say for itself what it is about."""
LEAST = 4
"""How many data of an activity must have a reason of their own before one without any stands out."""
_REASONS = (
    "why", "purposes", "so_that", "text", "intro", "when", "only_if", "legal_basis", "techniques", "recipients",
)  # fmt: skip
"""What at data tells, or may tell, what they are for."""


class UnusedItem(Rule):
    """Something is defined in the spec, but no activity uses it.

    ## What it checks

    Entries of the registers `data`, `subjects`, `purposes`, `sources`, `recipients`, `retention`, `decisions` and
    `laws` that nothing refers to, and data that only a period of retention names. A recipient or rule that says
    itself what it is about is left alone. In an activity whose data each have a reason of their own, one that has none.
    Work that others do for the organisation (`outsourcing.services`) on people of whom no activity tells.

    ## Why it matters

    Data without a use should not be collected, or their use is missing from the statement. Either way the reader does
    not learn what happens with them.

    ## Bad

    ```yaml
    data:
      shoe_size: {label: schoenmaat}  # <-
    ```

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data:
          - naam: {why: Zo weten wij voor wie de bestelling is.}
          - adres: {why: Daar bezorgen wij.}
          - telefoonnummer: {why: Zo bellen wij u als er iets mis is.}
          - e-mailadres: {why: Daarheen sturen wij de bevestiging.}
          - geslacht  # <-
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: 2 years after delivery
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

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data:
          - naam: {why: Zo weten wij voor wie de bestelling is.}
          - adres: {why: Daar bezorgen wij.}
          - telefoonnummer: {why: Zo bellen wij u als er iets mis is.}
          - e-mailadres: {why: Daarheen sturen wij de bevestiging.}
          - geslacht: {why: Zo spreken wij u goed aan.}
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
        for activity in own_activities(model):
            yield from _without_reason(activity)
        yield from _people_unknown(model, context)


def _without_reason(activity: Activity) -> Iterator[Report]:
    """The one item of which it is not said what it is for, among others of which it is."""
    named = [data for purpose in activity.purposes or [] for uses in purpose.both("data") for data in uses]
    known = {data.id or data.text_ for data in named}
    items = activity.data or []
    bare = [item for item in items if (item.id or item.text_) not in known and not _has_reason(item)]
    if len(bare) == 1 and len(items) > LEAST:
        name = bare[0].label.text
        yield Report(
            bare[0].path,
            f"`{name}` is for no stated purpose, while all other data of `{activity.id}` have a reason of their own",
            f"`{name}` is nergens voor, terwijl alle andere gegevens van `{activity.id}` een eigen reden hebben",
            on_key=True,
            help_en="say under `why` or `purposes` what it is for, or do not collect it",
            help_nl="zeg bij `why` of `purposes` waarvoor het is, of verzamel het niet",
        )


def _has_reason(item: Ref) -> bool:
    return any(value for name in _REASONS for value in item.both(name))


def _people_unknown(model: Model, context: Context) -> Iterator[Report]:
    """Outsourced work that is about a group of people, such as recruitment, if the group is found nowhere."""
    outsourcing = model.outsourcing
    services = (outsourcing.services or []) if isinstance(outsourcing, Part) else []
    groups = [ref for each in own_activities(model) for ref in each.resolved("subjects") or []]
    told = {meaning for ref in groups for meaning in ref.meanings}
    told |= {meaning for each in own_activities(model) for ref in each.purposes or [] for meaning in ref.meanings}
    for service in services:
        people = service.means("people")
        word = vocabulary.entry("subjects", str(people)) if people is not None else None
        if word is None or word.id in told or service.meanings & told or service.given("data", "purposes", "text"):
            continue
        if not unread(context, service.path):
            yield Report(
                service.path,
                f"`{service.label.text}` is done by others, but no activity is about {word.labels['en']}",
                f"`{service.label.text}` doen anderen, maar geen activiteit gaat over {word.labels['nl']}",
                on_key=True,
                help_en="tell what happens with their data in an activity, or leave this work out of this statement",
                help_nl="vertel in een activiteit wat er met hun gegevens gebeurt, of laat dit werk weg uit deze verklaring",
            )


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
