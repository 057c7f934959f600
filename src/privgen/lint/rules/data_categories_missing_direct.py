from __future__ import annotations

from .data_categories_missing_indirect import DataCategoriesMissingIndirect


class DataCategoriesMissingDirect(DataCategoriesMissingIndirect):
    """An activity does not say which data it uses.

    ## What it checks

    An activity has `data`: its own, inherited, or at its purposes or recipients. Activities as a processor, those
    that use only anonymous figures, and those that hold others together are passed over.

    ## Why it matters

    The letter of the law asks it only for data from others. But a purpose means little to a reader who does not know
    with which data, and supervisory authorities read it in.

    ## Bad

    ```yaml
    activities:
      contact:  # <-
        title: Als u ons iets vraagt
        purposes: [customer_service]
        legal_basis: contract
        required: none
        recipients: none
        retention: 1 year after question_answered
    ```

    ## Good

    ```yaml
    activities:
      contact:
        title: Als u ons iets vraagt
        data: [naam, e-mailadres, uw vraag]
        purposes: [customer_service]
        legal_basis: contract
        required: none
        recipients: none
        retention: 1 year after question_answered
    ```

    ## How to mend it

    Add `data` to the activity.
    """

    code = "CAT002"
    indirect = False
