from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..wording import found_in


class SecurityAbsoluteClaim(Rule):
    """The statement promises that data are completely safe.

    ## What it checks

    Phrases such as "100% veilig", "volledig beveiligd" or "uw gegevens zijn veilig". A sentence that says that nothing
    is completely safe is left alone.

    ## Why it matters

    No organisation can keep such a promise. After the first leak it turns against you, and before that it keeps
    people from being careful themselves.

    ## Bad

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: Bij ons zijn uw gegevens 100% veilig.  # <-
    ```

    ## Good

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: Wij doen ons best om uw gegevens goed te beschermen.
    ```

    ## How to mend it

    Say which measures you take, and leave the promise out.
    """

    code = "SEC002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each text with such a promise."""
        for path, part, _ in found_in(model, self.code, deny=True):
            yield Report(
                path,
                f"promises complete safety: `{part}`",
                f"belooft volledige veiligheid: `{part}`",
                part=part,
            )
