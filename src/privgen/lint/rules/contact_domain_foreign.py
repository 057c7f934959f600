from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ... import resources
from ...model.model import Model
from ...model.part import Part
from ...model.values import Words
from ...spec.vocabulary import normalise
from ..base import Context, Report, Rule
from ..organisation import emails

_SECOND = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})
"""Second parts of a domain that stand for the kind of owner, as in `co.uk`."""


class ContactDomainForeign(Rule):
    """An e-mail address is on the domain of another organisation than the statement names.

    ## What it checks

    When the spec says which website the organisation has (`controller.website`, `statement.url`), its e-mail
    addresses are on the same domain, or on one whose name is part of the name of the organisation, its group, or a
    recipient that is named. Mailboxes of large providers, such as Gmail or Ziggo, belong to no other organisation and
    pass. So does a data protection officer who is named.

    ## Why it matters

    Who mails a request wants to know in whose hands it comes. An unknown domain looks like a mistake, or like fraud.

    ## Bad

    ```yaml
    controller:
      name: De Kaasboer B.V.
      website: www.dekaasboer.nl
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      email: privacy@zuivelgroep.nl  # <-
    ```

    ## Good

    ```yaml
    controller:
      name: De Kaasboer B.V.
      brand_of: Zuivelgroep B.V.
      website: www.dekaasboer.nl
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      email: privacy@zuivelgroep.nl
    ```

    ## How to mend it

    Use an address of your own, or say whose it is: in `brand_of`, or with a sentence at `controller.text`.
    """

    code = "ID009"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the first address on each foreign domain."""
        known = {name for site in _sites(model) if (name := _own_part(site.text)) is not None}
        if not known:
            return
        known |= _free_mail()
        names = [normalise(name) for name in _names(model)]
        officer = (
            model.dpo.email if isinstance(model.dpo, Part) and not model.dpo.given("name", "division", "text") else None
        )
        for email in [*emails(model), *([officer] if officer is not None else [])]:
            domain = email.text.rpartition("@")[2].strip().lower()
            own = _own_part(domain)
            if own is None or own in known or any(normalise(own) in name for name in names):
                continue
            known.add(own)
            yield Report(
                email.paths[0],
                f"`{domain}` is not the domain of the organisation",
                f"`{domain}` is niet het domein van de organisatie",
            )


def _sites(model: Model) -> list[Words]:
    sites = [controller.website for controller in model.controllers]
    sites.append(model.statement.url if isinstance(model.statement, Part) else None)
    return [site for site in sites if site is not None]


def _own_part(address: str) -> str | None:
    """What tells the owner in a domain: `dekaasboer` of `https://www.dekaasboer.nl/` and of `mail.dekaasboer.co.uk`."""
    host = re.sub(r"^[a-z]+://", "", address.strip().lower()).split("/")[0].split(":")[0].strip(".")
    labels = host.split(".")
    if len(labels) < 2:
        return None
    return labels[-3] if len(labels) > 2 and labels[-2] in _SECOND else labels[-2]


def _names(model: Model) -> Iterator[str]:
    """The names of organisations that the statement speaks of, with the owners of their sites."""
    for part in [*model.controllers, *model.recipients.values()]:
        values = (part.name, part.short_name, part.brand_of, part.legal_form, part.text, part.label)
        yield from (value.text for value in values if value is not None)
        for site in (part.website, part.email):
            own = None if site is None or part in model.controllers else _own_part(site.text.rpartition("@")[2])
            if own is not None:
                yield own
        for each in getattr(part.shape, "subsidiaries", None) or []:
            if not isinstance(each, str) and each.name:
                yield each.name


@cache
def _free_mail() -> frozenset[str]:
    """The mail providers whose domain says nothing about who writes."""
    return frozenset(resources.package_file("lint", "free_mail.txt").read_text(encoding="ascii").split())
