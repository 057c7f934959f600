from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.short_forms import REGISTERS
from ..base import Context, Report
from ..linked import LinkedRule


class UndefinedReference(LinkedRule):
    """A name stands for nothing that the spec defines or privgen knows.

    ## What it checks

    Every place that names an entry of a register, an activity, a law, a contact or a word of privgen: what is named must be
    there. A label of your own is fine; one with an underscore, or one that is a letter away from something known, is a slip.

    ## Why it matters

    A slip in a name quietly drops what the entry says: a recipient without its country, a rule without its period. The
    reader would get a statement that says less than you wrote.

    ## Bad

    ```yaml
    activities:
      orders:
        subjects: [customers]
        data: [name, address]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: order_records  # <-
    ```

    ## Good

    ```yaml
    retention:
      order_records: 2 years after delivery
    activities:
      orders:
        subjects: [customers]
        data: [name, address]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: order_records
    ```

    ## How to mend it

    Write the name as it is defined, define it in its register, or write a label without underscore. `privgen words WORD`
    shows what privgen knows.
    """

    code = "CON001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report every such name, unless a register could not be read as a whole: what is named may stand there."""
        if not any(not path or (len(path) < 3 and path[0] in REGISTERS) for path in context.unknown):
            yield from super().check(model, context)
