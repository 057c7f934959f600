from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Part, Ref
from ...model.values import Path
from ..base import Context, Report, Rule
from ..flows import is_indirect, source_uses
from ..look import own_activities, unread, unread_of


class SourceMissing(Rule):
    """Data come from others, but the spec does not say from whom, or whether the source is public.

    ## What it checks

    A source of one's own (`sources`) has a name, a label or parts, and says whether it is `public`, or takes over the
    meaning of an entry of the vocabulary (`is`). An activity in which data are completed with those of others
    (`techniques: [enrichment]`) names a source other than the person.

    ## Why it matters

    Who finds out that an organisation knows something wants to know how, and can then ask the source as well.

    ## Bad

    ```yaml
    sources:
      broker:  # <-
        name: Adressenbank B.V.
        notice: first_contact
    activities:
      leads:
        title: Als wij u benaderen
        from: [broker]
        data: [bedrijfsnaam, vestigingsadres]
        purposes: [relationship_management]
        legal_basis: {legitimate_interest: {interest: winkels in de buurt als klant vinden}}
        recipients: none
        retention: 1 year after contact
    ```

    ## Good

    ```yaml
    sources:
      broker:
        name: Adressenbank B.V.
        public: false
        notice: first_contact
    activities:
      leads:
        title: Als wij u benaderen
        from: [broker]
        data: [bedrijfsnaam, vestigingsadres]
        purposes: [relationship_management]
        legal_basis: {legitimate_interest: {interest: winkels in de buurt als klant vinden}}
        recipients: none
        retention: 1 year after contact
    ```

    ## How to mend it

    Name the source, and set `public` to `true` or `false`.
    """

    code = "SRC001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report sources without a name or without `public`, and enrichment without a source."""
        seen: set[Path] = set()
        for _, source in source_uses(model):
            own = source.own
            if source.kind != "sources" or own is None or own.path in seen or not is_indirect(source):
                continue
            seen.add(own.path)
            if unread(context, own.path):
                continue
            if not (own.given("name", "label", "items", "examples", "text", "is_") or source.word):
                yield Report(
                    own.path,
                    f"the source `{source.id}` has no name",
                    f"de bron `{source.id}` heeft geen naam",
                    on_key=True,
                )
            elif own.public is None and source.means("public") is None and not _says_public(own):
                yield Report(
                    own.path,
                    f"the source `{source.id}` does not say whether it is public",
                    f"de bron `{source.id}` zegt niet of die openbaar is",
                    on_key=True,
                )
        for activity in own_activities(model):
            technique = _enrichment(activity)
            if technique is not None and not _has_source(activity) and not unread_of(context, activity, "from"):
                yield Report(
                    technique.path,
                    f"`{activity.id}` completes data, but names no source",
                    f"`{activity.id}` vult gegevens aan, maar noemt geen bron",
                    on_key=True,
                )


def _says_public(own: Part) -> bool:
    words = [value for value in (own.name, own.label, own.text) if value is not None]
    words += [*(own.examples or []), *(item.label for item in own.items or [])]
    return any("openbar" in each.text.lower() for each in words)


def _enrichment(activity: Activity) -> Ref | None:
    return next((each for each in activity.techniques or [] if "enrichment" in each.meanings), None)


def _has_source(activity: Activity) -> bool:
    sources: list[Ref] = list(activity.resolved("from_") or [])
    for use in activity.used_data():
        sources += use.from_ or []
    return any(map(is_indirect, sources))
