from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Ref
from ...model.values import Path
from ..base import Context, Report, Rule
from ..cookie_facts import is_functional, limited, types
from ..look import texts
from ..special_data import uses

_MADE_SO = re.compile(
    r"anoniem\s+(?:gemaakt|maken|te\s+maken)|(?:maken|maakt|wordt|worden)\b[^.]*\banoniem\b|gemaskeerd", re.IGNORECASE
)
"""What a text says that masks addresses, and so claims nothing about whole ones."""


class CookieAnonymousClaim(Rule):
    """The statement says that cookies or IP addresses show nobody's identity, while it uses data that do.

    ## What it checks

    Sentences with "cookies" or "IP-adres" and words such as "anoniem", "geen persoonsgegevens" or "niet te
    herleiden", in a spec that uses IP addresses, cookie ids, device ids or the like. Texts about functional cookies
    and limited analytics, and texts that say that addresses are masked, are left alone.

    ## Why it matters

    An IP address or a number in a cookie singles out one visitor, name or no name. In law that is mostly personal
    data, and the reassurance is not true.

    ## Bad

    ```yaml
    activities:
      visits:
        title: Als u onze website bezoekt
        subjects: [website_visitors]
        data: [ip_address]
        purposes: [security]
        legal_basis: {legitimate_interest: {interest: onze website beschermen tegen aanvallen}}
        required: none
        recipients: none
        retention: 30 days after visit
        text: Met een IP-adres kunnen wij u niet identificeren.  # <-
    ```

    ## Good

    ```yaml
    activities:
      visits:
        title: Als u onze website bezoekt
        subjects: [website_visitors]
        data: [ip_address]
        purposes: [security]
        legal_basis: {legitimate_interest: {interest: onze website beschermen tegen aanvallen}}
        required: none
        recipients: none
        retention: 30 days after visit
        text: Wij zoeken niet op wie er bij een IP-adres hoort.
    ```

    ## How to mend it

    Take the sentence away, or say what you do: that you do not look up who it is, or that you mask the address.
    """

    code = "COO007"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each such text, with the data that contradict it."""
        known = _identifiers(model)
        if not known:
            return
        quiet = [ref.path for ref in types(model) if is_functional(ref) or limited(ref)]
        words = law.word_list("COO007", model.language)
        for path, text in texts(model):
            if any(path[: len(each)] == each for each in quiet) or _MADE_SO.search(text):
                continue
            part = words.first(text)
            if part is not None:
                yield Report(
                    path,
                    f"`{part}`, but `{known[0].label.text}` is used",
                    f"`{part}`, maar `{known[0].label.text}` wordt gebruikt",
                    ((known[0].path, "this singles out one visitor", "dit wijst één bezoeker aan"),),
                    part=part,
                )


def _identifiers(model: Model) -> list[Ref]:
    """The data that single out a visitor online, each place once."""
    found: dict[Path, Ref] = {use.item.path: use.item for use in uses(model) if use.item.means("identifier")}
    return list(found.values())
