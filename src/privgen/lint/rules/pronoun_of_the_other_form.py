from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ...model.values import Path
from ...spec import vocabulary
from ..base import Context, Report, Rule
from ..look import texts

_FORMS = {
    "u": re.compile(r"(?<!\d )(?<!\d)\b(?:je|jij|jou|jouw|jezelf|jullie)\b(?!-)", re.IGNORECASE),
    "je": re.compile(r"(?<!\d )(?<!\d)(?<![\w.&'’/-])(?:u|uw|uzelf)\b(?![.&'’/-]\w)(?!\s*/\s*je)"),
}
"""The pronouns that do not belong to a form of address."""
_UPPER = re.compile(r"(?:^|(?<=[.!?:]\s))(?:U|Uw)\b(?!\.)")
_QUOTED = re.compile(r"‘[^’]*’|“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|`[^`]*`|\S*(?:://|www\.|@)\S*")
_NAMES = frozenset(
    {"name", "short_name", "website", "email", "url", "city", "street", "term", "means", "version", "brand_of"}
)
_LISTS = ("purposes", "services", "data", "recipients", "sources", "subjects", "rights", "techniques")
MANY = 3
"""From how many texts on it is the form of address that is wrong, if no more texts use the other one."""


class PronounOfTheOtherForm(Rule):
    """A text says "je" in a statement that says "u", or the other way round.

    ## What it checks

    The pronouns in all texts of the spec against `statement.address_form` (`u` unless it says `je`). Names, addresses
    and what stands between quotes are left alone. When most texts use the other form, the form itself is reported.

    ## Why it matters

    privgen writes most sentences itself, in the form of the statement. A reader who is "u" in one sentence and "je"
    in the next thinks of two writers, and trusts neither.

    ## Bad

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: Wij letten goed op jouw gegevens.  # <-
    ```

    ## Good

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: Wij letten goed op uw gegevens.
    ```

    ## How to mend it

    Write the text in the form of the statement, or change `statement.address_form`.
    """

    code = "SLT002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each text in the other form; or the form, where most texts are in the other one."""
        form = str(model.address_form)
        if model.language != "nl" or form not in _FORMS:
            return
        other = "je" if form == "u" else "u"
        wrong, right = list(_uses(model, form)), list(_uses(model, other))
        if len(wrong) >= MANY and len(wrong) > len(right):
            yield _whole(model, form, other, wrong)
            return
        for path, part in wrong:
            yield Report(
                path,
                f"says `{part}`, while the statement says `{form}`",
                f"zegt `{part}`, terwijl de verklaring `{form}` zegt",
                part=part,
            )


def _uses(model: Model, form: str) -> Iterator[tuple[Path, str]]:
    """The texts with a pronoun that does not belong to a form, each with the first."""
    for path, text in texts(model):
        part = _pronoun(form, text)
        if part is not None and not _is_name(path, text):  # in this order: few texts need to be looked up
            yield path, part


def _pronoun(form: str, text: str) -> str | None:
    """The first pronoun in a text that does not belong to a form."""
    text = _QUOTED.sub(" ", text)
    match = _FORMS[form].search(text) or (_UPPER.search(text) if form == "je" else None)
    return match[0] if match is not None else None


def _is_name(path: Path, text: str) -> bool:
    """Whether a text is a name, or stands for an entry of the vocabulary that has both forms."""
    if path[-1] in _NAMES or path[0] in ("definitions", "laws", "authorities"):
        return True
    return any(vocabulary.by_label(kind, text) is not None for kind in _LISTS)


def _whole(model: Model, form: str, other: str, wrong: list[tuple[Path, str]]) -> Report:
    statement = model.statement
    given = isinstance(statement, Part) and statement.given("address_form")
    path: Path = ("statement", "address_form") if given else ("statement",) if statement is not None else ()
    return Report(
        path,
        f"the statement says `{form}`, but {len(wrong)} texts say `{other}`",
        f"de verklaring zegt `{form}`, maar {len(wrong)} teksten zeggen `{other}`",
        tuple((place, f"`{part}`", f"`{part}`") for place, part in wrong[:MANY]),
        on_key=not given,
        help_en=f"write `address_form: {other}` under `statement`, or change the texts",
        help_nl=f"schrijf `address_form: {other}` onder `statement`, of verander de teksten",
    )
