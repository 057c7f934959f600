from __future__ import annotations

from collections.abc import Iterator

from ...findings import Level
from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Ref
from ..base import Context, Report, Rule
from ..flows import is_indirect, source_type
from ..look import is_anonymous, listing, own_activities, unread_of

_STRONG = frozenset({"contract", "legal_obligation"})


class ProvisionDutyMissing(Rule):
    """It is not said whether people must give the data.

    ## What it checks

    An activity that gets data from the person, and rests on a contract or a legal obligation, has `required`: its
    own, inherited, or at each of its data. Data that people do not give, such as an IP address, an invoice or what
    comes from others, do not count. Where the basis is another one, or is not known, giving is mostly voluntary: that
    it is not said is then told once for the whole spec, as information.

    ## Why it matters

    Who must fill in a form wants to know what can be left open.

    ## Bad

    ```yaml
    activities:
      orders:  # <-
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        recipients: none
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres, telefoonnummer: {required: none}]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: 2 years after delivery
    ```

    ## How to mend it

    Set `required` to `{by: law, …}`, `{by: contract, …}` or `{by: precontract, …}`, or to `none` when giving is
    voluntary.
    """

    code = "PRV001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report activities on a contract or duty one by one, and the others together."""
        others: list[Activity] = []
        for activity in own_activities(model):
            if (
                _is_told(activity)
                or is_anonymous(activity)
                or unread_of(context, activity, "required", "from", "legal_basis", "data")
            ):
                continue
            if _bases(activity) & _STRONG:
                yield Report(
                    activity.path,
                    f"`{activity.id}` does not say whether people must give the data",
                    f"`{activity.id}` zegt niet of mensen de gegevens moeten geven",
                    on_key=True,
                )
            else:
                others.append(activity)
        if others:
            yield _together(others)


def _together(activities: list[Activity]) -> Report:
    names = [activity.id for activity in activities]
    en, nl = ("does", "zegt") if len(names) == 1 else ("do", "zeggen")
    return Report(
        activities[0].path,
        f"{listing(names, 'and')} {en} not say whether people must give the data",
        f"{listing(names, 'en')} {nl} niet of mensen de gegevens moeten geven",
        related=tuple((each.path, "here too", "hier ook") for each in activities[1:]),
        level=Level.INFO,
        on_key=True,
        help_en="set `required` to `none` if giving the data is voluntary",
        help_nl="zet `required` op `none` als mensen de gegevens vrijwillig geven",
    )


def _bases(activity: Activity) -> set[str]:
    own = activity.resolved("legal_basis")
    bases = own or [basis for basis, _ in activity.bases()]
    return {meaning for basis in bases for meaning in basis.meanings}


def _is_told(activity: Activity) -> bool:
    """Whether it is said, or people give nothing here."""
    asked = [use for use in activity.used_data() if _is_given(use)] if _comes_from_person(activity) else []
    return not asked or activity.resolved("required") is not None or all(use.both("required") for use in asked)


def _comes_from_person(activity: Activity) -> bool:
    sources = activity.resolved("from_") or []
    if not sources:
        return not any(each.word and not each.meanings & _NO_SENSE for each in activity.resolved("techniques") or [])
    return any(source_type(source) == "direct" for source in sources)


def _is_given(use: Ref, around: frozenset[str] = frozenset()) -> bool:
    """Whether people give an item: it is not seen by a machine, made by the organisation, or got from others.

    `around` are the items that it is a part of: one that holds itself has no parts that tell more.
    """
    if any(is_indirect(source) or source_type(source) == "observed" for each in use.both("from_") for source in each):
        return False
    within = around | {use.text_}
    parts = [item for items in use.both("items") for item in items if item.text_ not in within]
    return any(_is_given(part, within) for part in parts) if parts else not _is_made(use)


def _is_made(use: Ref) -> bool:
    made = use.means("tax_record") or use.means("group") in ("online", "location") or use.meanings & _OWN
    return bool(made) and not use.meanings & _TYPED


_NO_SENSE = frozenset({"profiling", "scoring", "enrichment", "artificial_intelligence", "chatbot"})
"""Techniques that work with data which are there already, or which people type; all others observe."""
_OWN = frozenset(
    {
        "invoices",
        "bookkeeping_records",
        "customer_number",
        "camera_images",
        "call_recording",
        "audio_recordings",
        "call_notes",
    }
)
"""What the organisation makes itself."""
_TYPED = frozenset(
    {
        "login_details",
        "password",
        "username",
        "display_name",
        "account_data",
        "profile",
        "security_question",
        "customer_content",
        "uploaded_files",
        "search_terms",
    }
)
"""What people type or upload, though it is online data."""
