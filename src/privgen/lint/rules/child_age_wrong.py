from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ..base import Context, Report, Rule
from ..children_facts import countries, section
from ..look import unread

LOWEST, HIGHEST = 13, 16
"""Between these ages each country chooses (AVG art. 8(1))."""


class ChildAgeWrong(Rule):
    """The age below which a parent consents is not the one of the organisation's country.

    ## What it checks

    `children.consent_age`: 16 in the Netherlands. In other countries any age from 13 to 16 passes, because those ages
    change.

    ## Why it matters

    Ages such as 12, 13 or 18 are often copied from a foreign text. With an age that is too low, consent of children
    is worth nothing; with one that is too high, young people are kept from rights that are theirs.

    ## Bad

    ```yaml
    children:
      consent_age: 13  # <-
      intended: false
    ```

    ## Good

    ```yaml
    children:
      consent_age: 16
      intended: false
    ```

    ## How to mend it

    Set `children.consent_age: 16` for the Netherlands. The age from which one may use a service at all is
    `minimum_age`.
    """

    code = "CHD002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report an age that no country of the organisation has."""
        children = section(model)
        if children is None or children.consent_age is None or unread(context, ("controller",)):
            return
        age = children.consent_age.value
        known = [law.child_age(code) for code in countries(model)]
        if any(each is None or age in (each.age, *each.accepted) for each in known):
            return
        sure = all(each is not None and each.verified for each in known)
        if sure:
            limits = sorted({each.age for each in known if each is not None})
            right = " or ".join(map(str, limits)), " of ".join(map(str, limits))
            yield Report(
                children.at("consent_age"),
                f"the age of consent is {right[0]}, not {age}",
                f"de leeftijdsgrens voor toestemming is {right[1]}, niet {age}",
            )
        elif not LOWEST <= age <= HIGHEST:
            yield Report(
                children.at("consent_age"),
                f"the age of consent is {LOWEST} to {HIGHEST}, not {age}",
                f"de leeftijdsgrens voor toestemming is {LOWEST} tot {HIGHEST}, niet {age}",
                help_en="set the age that the law of your country gives",
                help_nl="vul de leeftijd in die de wet van uw land geeft",
            )
