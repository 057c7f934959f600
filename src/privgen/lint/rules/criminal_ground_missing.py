from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..special_data import Use, by_activity, ground_names, named, unread_grounds, uses

ALLOWED = frozenset({
    "explicit_consent", "vital_interests", "made_public", "legal_claims", "substantial_public_interest", "research",
    "archiving_research",
})  # fmt: skip
"""The grounds of UAVG art. 32 under a to f."""


class CriminalGroundMissing(Rule):
    """Data about crimes or suspicions are used, and nothing is named that allows it.

    ## What it checks

    Every activity with criminal data: it names a ground of UAVG art. 32 (explicit consent, a legal claim …) in
    `special_ground`, or a law, such as an article of UAVG 32 or 33. A certificate of conduct (VOG) is not criminal
    data.

    ## Why it matters

    Only the government may freely use these data. Others need an article that allows it, and a reader who is linked
    to a crime may know which.

    ## Bad

    ```yaml
    activities:
      shoplifting:
        title: Als u iets uit onze winkel meeneemt zonder te betalen
        subjects: [customers]
        data:
          - naam
          - criminal_offences  # <-
        purposes: [fraud_prevention]
        legal_basis: {legitimate_interest: {interest: onze winkel beschermen tegen diefstal}}
        required: {by: contract, consequence: dan doen wij aangifte}
        recipients: none
        retention: 1 year after incident
    ```

    ## Good

    ```yaml
    activities:
      shoplifting:
        title: Als u iets uit onze winkel meeneemt zonder te betalen
        subjects: [customers]
        data:
          - naam
          - criminal_offences: {special_ground: {law: uavg_33_2b}}
        purposes: [fraud_prevention]
        legal_basis: {legitimate_interest: {interest: onze winkel beschermen tegen diefstal}}
        required: {by: contract, consequence: dan doen wij aangifte}
        recipients: none
        retention: 1 year after incident
    ```

    ## How to mend it

    Name the article in `law` of `special_ground`, for example `uavg_33_2b` for crimes against your own organisation
    or staff.
    """

    code = "SPC006"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each activity once, at the first item of which nothing allows the use."""
        for group in by_activity(
            [use for use in uses(model) if use.criminal and not _allowed(use) and not unread_grounds(context, use)]
        ):
            yield Report(
                group[0].item.path,
                f"names no article that allows {named(group, 'and')}, criminal data",
                f"noemt geen artikel dat {named(group, 'en')} toestaat, strafrechtelijke gegevens",
                tuple((use.item.path, "and here", "en hier") for use in group[1:]),
                on_key=True,
            )


def _allowed(use: Use) -> bool:
    if any(_about_crime(law) for law in use.laws()):
        return True
    return any(entry is None or entry.id in ALLOWED for _, entry in ground_names(use.ground()))


def _about_crime(law: object) -> bool:
    """Whether a law can allow it: an article about criminal data, a law as a whole, or one that only the spec knows."""
    known = getattr(law, "known", None)
    return (
        known is None or "criminal" in known.topics or (known.article is None and known.law.id not in ("avg", "uavg"))
    )
