from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..special_data import Use, by_activity, ground_laws, ground_names, named, told_in_text, unread_grounds, uses


class SpecialCategoryGroundMissing(Rule):
    """Special categories of data are used, and no exception to the prohibition is named.

    ## What it checks

    Every activity that uses data about health, religion, origin, politics, a trade union, genes, biometrics or sex
    life: it names an exception in `special_ground`, at the data item, in the register `data`, or for the activity as
    a whole. Data that the organisation only handles for others (`role: processor`) are left out.

    ## Why it matters

    The law forbids the use of these data, unless one of ten exceptions holds. A legal basis alone is not enough.
    Readers who give something so private should see why it is allowed.

    ## Bad

    ```yaml
    activities:
      intake:
        title: Als u bij ons komt sporten
        subjects: [customers]
        data:
          - naam
          - allergies  # <-
        purposes: [deliver_service]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij u niet begeleiden}
        recipients: none
        retention: 1 year after end_of_agreement
    ```

    ## Good

    ```yaml
    activities:
      intake:
        title: Als u bij ons komt sporten
        subjects: [customers]
        data:
          - naam
          - allergies: {required: none, special_ground: explicit_consent}
        purposes: [deliver_service]
        legal_basis: [contract, consent: {withdraw: met een e-mail}]
        required: {by: contract, consequence: dan kunnen wij u niet begeleiden}
        recipients: none
        retention: 1 year after end_of_agreement
    ```

    ## How to mend it

    Set `special_ground` to the exception that holds, such as `explicit_consent`, `health_care` or `employer_health`,
    and name the law beside it where the exception needs one. If none holds, do not collect the data.
    """

    code = "SPC001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each activity once, at the first item without an exception."""
        if told_in_text(model):
            return
        for group in by_activity(
            [use for use in uses(model) if use.special and not _explained(use) and not unread_grounds(context, use)]
        ):
            related = tuple((use.item.path, "and here", "en hier") for use in group[1:])
            yield Report(
                group[0].item.path,
                f"names no exception for {named(group, 'and')}, special category data",
                f"noemt geen uitzondering voor {named(group, 'en')}, bijzondere persoonsgegevens",
                related,
                on_key=True,
            )


def _explained(use: Use) -> bool:
    ground = use.ground()
    return bool(ground_names(ground) or ground_laws(ground))
