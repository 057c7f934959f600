from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..special_data import ground_names, uses

_LETTER = re.compile(r"\b9\s*(?:lid\s*|\()2\)?\s*(?:,?\s*onder\s*|,?\s*sub\s*|\()([bghij])\b", re.IGNORECASE)
"""A citation of an exception that only works together with a law: art. 9(2)(b), (g), (h), (i) or (j)."""


class SpecialCategoryNationalLawMissing(Rule):
    """An exception for special categories needs a law beside it, and none is named.

    ## What it checks

    The exceptions that work only together with a law: employment and social security, substantial public interest,
    health care, public health, archives and statistics (AVG art. 9(2)(b), (g) to (j)). A law stands beside them, in
    `law` of `special_ground`, of the data item or of the activity. The exceptions that carry their article of the
    UAVG, such as `care_provider`, need no other.

    ## Why it matters

    With these exceptions it is the law behind them that says who may use the data, and for what. Without it a reader
    cannot check whether the exception holds.

    ## Bad

    ```yaml
    activities:
      intake:
        title: Als u in behandeling komt
        subjects: [patients]
        data: [naam, diagnosis]
        purposes: [deliver_service]
        legal_basis: contract
        special_ground: health_care  # <-
        required: {by: contract, consequence: dan kunnen wij u niet behandelen}
        recipients: none
        retention: {keep: 20 years, after: end_of_treatment, law: bw_7_454}
    ```

    ## Good

    ```yaml
    activities:
      intake:
        title: Als u in behandeling komt
        subjects: [patients]
        data: [naam, diagnosis]
        purposes: [deliver_service]
        legal_basis: contract
        special_ground: {ground: health_care, law: uavg_30_3a}
        required: {by: contract, consequence: dan kunnen wij u niet behandelen}
        recipients: none
        retention: {keep: 20 years, after: end_of_treatment, law: bw_7_454}
    ```

    ## How to mend it

    Name the article in `law` of `special_ground`: `uavg_30_1` for an employer and re-integration, `uavg_30_3a` for
    care. Or choose the exception of the UAVG itself, such as `care_provider`.
    """

    code = "SPC002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each exception that stands alone once, where it is named."""
        seen: set[Path] = set()
        for use in uses(model):
            if not use.special or use.laws():
                continue
            for words, entry in ground_names(use.ground()):
                path = words.paths[0]
                cited = entry is None and _LETTER.search(words.text) and "UAVG" not in words.text
                if path in seen or not (cited or (entry is not None and entry.more.get("needs_law"))):
                    continue
                seen.add(path)
                yield Report(
                    path,
                    f"`{words.text}` names no law, and this exception needs one",
                    f"`{words.text}` noemt geen wet, en deze uitzondering heeft er een nodig",
                )
