from __future__ import annotations

from collections.abc import Iterator

from ...findings import Level
from ...model.model import Model
from ..base import Context, Report, Rule
from ..complaining import Named, authorities, names_authority, sentences, unclear


class ComplaintAuthorityMissing(Rule):
    """The right to complain is told, but not to whom.

    ## What it checks

    Every authority in `complaint.authority` has a name; without a link to it, that is information only. Where only
    a text tells of the right to complain, that text names an authority.

    ## Why it matters

    "The supervisory authority" is not an address. People who are angry or worried should not have to find out who
    it is.

    ## Bad

    ```yaml
    complaint:
      text: U hebt altijd het recht om een klacht in te dienen bij de toezichthouder.  # <-
    ```

    ## Good

    ```yaml
    complaint:
      authority: ap
    ```

    ## How to mend it

    Use an id or country code (`ap`, `BE`): privgen adds name and link. For an authority that it does not know, fill
    `name` and `website`.
    """

    code = "CMP002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each authority without a name or link, or the text that names none."""
        if unclear(context):
            return
        found = authorities(model)
        for each in found:
            if not _by_region(each):
                yield from _check(each)
        told = list(sentences(model)) if not found else []
        if told and not any(names_authority(text) for _, text in told):
            yield Report(
                told[0][0],
                "tells of the right to complain, but not which authority it is",
                "noemt het recht om te klagen, maar niet bij welke toezichthouder",
            )


def _by_region(each: Named) -> bool:
    """Whether every region has an authority of its own, so that there is no single name (CMP006 looks at that)."""
    return any(part is not None and part.per_region for part in (each.ref, each.ref.own)) or each.country == "DE"


def _check(each: Named) -> Iterator[Report]:
    if each.name is None:
        en, nl = (
            f"`{each.ref.text_}` has no name that people can look up",
            f"`{each.ref.text_}` heeft geen naam die mensen kunnen opzoeken",
        )
        yield Report(each.ref.path, en, nl, on_key=True)
    elif not each.linked:
        en, nl = f"`{each.name}` has no link", f"`{each.name}` heeft geen link"
        yield Report(each.ref.path, en, nl, level=Level.INFO, on_key=True)
