from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule


class LanguageAudienceMismatch(Rule):
    """Part of the statement is in another language than its readers'.

    ## What it checks

    Texts that are given in languages, but not in that of the statement: privgen then prints another one.

    ## Why it matters

    Readers must understand every part. Fines were given for a text in English only.

    ## Bad

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: {en: We encrypt our backups.}  # <-
    ```

    ## Good

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: {nl: Wij versleutelen onze reservekopieën., en: We encrypt our backups.}
    ```

    ## How to mend it

    Add the text in the language of the statement.
    """

    code = "LNG003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each text without the language of the statement."""
        language = model.language
        for path, fact, value in model.leaves:
            if fact == "printed" and isinstance(value, dict) and not value.get(language):
                given = next(iter(value), "?")
                yield Report(
                    path,
                    f"has no text in `{language}`, so the `{given}` one is printed",
                    f"heeft geen tekst in `{language}`, dus die in `{given}` wordt afgedrukt",
                    on_key=True,
                )
