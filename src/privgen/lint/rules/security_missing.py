from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..look import texts, unread

_ABOUT = re.compile(r"beveilig|veiligheid|versleutel|beschermen wij|wij beschermen", re.IGNORECASE)


class SecurityMissing(Rule):
    """Nothing is said of how data are protected.

    ## What it checks

    The spec has `security` with measures or a text, or a section of one's own about it. The law does not ask for this
    in a statement: it is advice.

    ## Why it matters

    People want to know whether their data are safe with you. Two or three things that you really do say more than a
    general promise.

    ## Bad

    ```yaml
    privgen: 1  # <-
    security: null
    ```

    ## Good

    ```yaml
    security: {measures: [een beveiligde verbinding, toegang alleen voor medewerkers die de gegevens nodig hebben]}
    ```

    ## How to mend it

    Name two or three concrete measures under `security.measures`.
    """

    code = "SEC001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report a spec without measures; where security is announced, CON009 says that it does not follow."""
        security = model.security
        about = model.statement.about if isinstance(model.statement, Part) else None
        if isinstance(security, Part) and security.given("measures", "text", "intro", "staff"):
            return
        if unread(context, ("security",)) or any(words.text == "security" for words in about or []):
            return
        if any(
            path[0] in ("layout", "access", "promises", "statement") and _ABOUT.search(text)
            for path, text in texts(model)
        ):
            return
        yield Report(
            () if security is None else ("security",),
            "says nothing of how data are protected",
            "zegt niets over hoe gegevens worden beveiligd",
            on_key=True,
        )
