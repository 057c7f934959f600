from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Level
from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..flows import Recipient, recipients
from ..wording import found_in

_EXCEPT = re.compile(
    r"\b(?:behalve|tenzij|uitgezonderd|met uitzondering|zonder (?:uw|je|jouw) toestemming|zonder toestemming|alleen als"
    r"|andere derden|voor (?:hun|reclame|marketing|commercië))",
    re.IGNORECASE,
)
_LIMITS = ("data", "of", "when", "unless", "only_if", "by")


class NoSharingClaim(Rule):
    """The statement says that data are never shared, while the spec has recipients.

    ## What it checks

    Texts such as "wij delen uw gegevens nooit met derden", and promises `never: share` without a limit, in a spec with
    recipients. A sentence that makes an exception is left alone, and so is a promise not to sell.

    ## Why it matters

    Both cannot be true. Most readers stop at the promise.

    ## Bad

    ```yaml
    promises:
      never_shared: {never: share}  # <-
    recipients:
      postnl: {name: PostNL, role: controller, service: parcel_delivery, country: NL}
    transfers: none
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [postnl]
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    promises:
      never_sold: {never: sell}
    recipients:
      postnl: {name: PostNL, role: controller, service: parcel_delivery, country: NL}
    transfers: none
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [postnl]
        retention: 2 years after delivery
    ```

    ## How to mend it

    Write with whom you do share, or say what you really never do: `{never: sell}`.
    """

    code = "CON004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each claim, with a recipient; as a warning where all recipients work for the organisation."""
        found = [each for each in recipients(model) if each.role != "public"]
        known = [each for each in found if each.role != "authority"]
        if not known:
            return
        only_processors = all(each.role == "processor" for each in known)
        level = Level.WARNING if only_processors else None
        claims = [*_promises(model)]
        claims += [(path, part) for path, part, sentence in found_in(model, self.code) if not _EXCEPT.search(sentence)]
        first = known[0]
        for path, part in claims:
            yield Report(
                path,
                f"says that nothing is shared, but `{_name(first)}` gets data",
                f"zegt dat er niets wordt gedeeld, maar `{_name(first)}` krijgt gegevens",
                tuple((each.part.path, "gets data", "krijgt gegevens") for each in known[:3]),
                level=level,
                part=part,
            )


def _promises(model: Model) -> Iterator[tuple[Path, str | None]]:
    for promise in model.register("promises").values():
        acts = [words.text for words in promise.never or []]
        if "share" not in acts or promise.given(*_LIMITS):
            continue
        if all(
            ref.id is None and re.fullmatch(r"derden|anderen|andere (?:partijen|bedrijven|organisaties)", ref.text_)
            for ref in promise.to or []
        ):
            yield promise.at("never"), None


def _name(recipient: Recipient) -> str:
    return recipient.name or (recipient.label.text if recipient.label is not None else recipient.id)
