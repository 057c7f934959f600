from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..complaining import Named, authorities, block, unclear

_SAYS_SO = re.compile(r"\brecht\b|\bwet(?:geving)?\b|\bAVG\b|GDPR", re.IGNORECASE)


class ComplaintAuthorityScope(Rule):
    """An authority is named that is not, or not fully, the right one under the AVG.

    ## What it checks

    Authorities outside the AVG (United Kingdom, Switzerland) without a `text` that says under which law they work,
    Germany without the authority of a Land, and a list in which the authority of the organisation's own country is
    absent.

    ## Why it matters

    The right to complain under the AVG is with an authority of the EU or EEA. In Germany it is with that of the
    Land in which the company sits; the federal one sends a complaint on at best.

    ## Bad

    ```yaml
    complaint:
      authority:
        - ap
        - CH  # <-
    ```

    ## Good

    ```yaml
    complaint:
      authority:
        - ap
        - CH: {text: Deze toezichthouder gaat over het Zwitserse recht.}
    ```

    ## How to mend it

    Say in `text` of the entry under which law it works. For Germany use the Land, such as `de_by` for companies in
    Bavaria.
    """

    code = "CMP006"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each such authority, or the list that lacks the own one."""
        found = authorities(model)
        if unclear(context) or not found:
            return
        for each in found:
            if each.known is not None and not each.known.art77 and not _explained(each):
                yield Report(
                    each.ref.path,
                    f"`{each.name or each.ref.text_}` is not an authority under the GDPR",
                    f"`{each.name or each.ref.text_}` is geen toezichthouder onder de AVG",
                    on_key=True,
                    help_en="say in its `text` under which law it works, such as that of its own country",
                    help_nl="zeg in `text` onder welke wet hij werkt, zoals die van zijn eigen land",
                )
            elif each.country == "DE" and not each.land:
                yield Report(
                    each.ref.path,
                    f"`{each.ref.text_}` does not say which German Land it is",
                    f"`{each.ref.text_}` zegt niet om welke Duitse deelstaat het gaat",
                    on_key=True,
                    help_en="name the authority of the Land in which your German branch or your reader is",
                    help_nl="noem de toezichthouder van de deelstaat waar uw Duitse vestiging of uw lezer is",
                )
        yield from _own_country(model, found)


def _explained(each: Named) -> bool:
    words = each.first("text") or each.first("intro")
    return words is not None and bool(_SAYS_SO.search(words.text))


def _own_country(model: Model, found: list[Named]) -> Iterator[Report]:
    """The list lacks the authority of the country in which the organisation sits."""
    complaint = block(model)
    own = {
        country.text.upper()
        for controller in model.controllers
        for address in controller.address or []
        if isinstance(address, Part)
        for country in address.country or []
    }
    named = {each.country for each in found}
    if complaint is None or complaint.choice or not own or None in named or own & named:
        return
    if all(law.in_eea(country) for country in own):
        country = sorted(own)[0]
        yield Report(
            complaint.at("authority"),
            f"does not name the authority of `{country}`, where the organisation is based",
            f"noemt niet de toezichthouder van `{country}`, waar de organisatie zit",
            on_key=True,
            help_en="add it: people may complain where they live or work, and where the organisation is",
            help_nl="zet die erbij: mensen mogen klagen waar zij wonen of werken, en waar de organisatie zit",
        )
