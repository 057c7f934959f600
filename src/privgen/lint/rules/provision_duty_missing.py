from __future__ import annotations

from collections.abc import Iterator

from ...findings import Level
from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Part, Ref
from ...spec.vocabulary import normalise
from ..base import Context, Report, Rule
from ..flows import is_indirect, source_type
from ..look import is_anonymous, listing, own_activities, unread_of

_STRONG = frozenset({"contract", "legal_obligation"})


class ProvisionDutyMissing(Rule):
    """It is not said whether people must give the data.

    ## What it checks

    An activity that gets data from the person, and rests on a contract or a legal obligation, has `required`: its
    own, inherited, or at each of its data. Data that people do not give, such as an IP address, an invoice or what
    comes from others, do not count. Nor do data that another such activity asks of the same people: it is enough to
    say it there; and a part of an activity is not reported beside it. Where the basis is another one, or is not
    known, giving is mostly voluntary: that it is not said is then told once for the whole spec, as information. So is
    what `required.of` leaves out, and has no `required` of its own.

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
        earlier: list[Activity] = []
        for activity in own_activities(model):
            untold = _untold(activity)
            strong = bool(_bases(activity) & _STRONG)
            before = tuple(earlier)
            if strong:
                earlier.append(activity)
            if (
                not untold
                or is_anonymous(activity)
                or unread_of(context, activity, "required", "from", "legal_basis", "data")
            ):
                continue
            if activity.resolved("required") is not None:
                yield _rest(untold)
            elif strong and any(each is activity.parent or _asks_as_much(each, activity) for each in before):
                continue
            elif strong:
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


def _rest(untold: list[Ref]) -> Report:
    """The data beside those of which it is said that people must give them."""
    names = [use.label.text for use in untold]
    return Report(
        untold[0].path,
        f"it is not said whether people must give {listing(names, 'and')} too",
        f"er staat niet of mensen ook {listing(names, 'en')} moeten geven",
        tuple((each.path, "this too", "dit ook") for each in untold[1:]),
        level=Level.INFO,
        on_key=True,
        help_en="add it to `required.of`, or set `required: none` there if giving it is voluntary",
        help_nl="zet het bij `required.of`, of zet daar `required: none` als mensen het vrijwillig geven",
    )


def _asks_as_much(one: Activity, other: Activity) -> bool:
    """Whether one activity already asks the same people for all that the other uses."""
    groups = [{ref.id or ref.text_ for ref in each.resolved("subjects") or []} for each in (one, other)]
    if all(groups) and not groups[0] >= groups[1]:
        return False
    return _asked(other) <= _asked(one)


def _asked(activity: Activity) -> set[str]:
    return {use.id or use.text_ for use in activity.used_data() if _is_given(use)}


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


def _untold(activity: Activity) -> list[Ref]:
    """The data that people give here and of which it is not said whether they must.

    What an activity inherits is about the data of the activity it is part of.
    """
    named = (activity.required.of if isinstance(activity.required, Part) else None) or []
    if activity.resolved("required") is not None and not named:
        return []
    asked = [use for use in activity.used_data() if _is_given(use)] if _comes_from_person(activity) else []
    return [use for use in asked if not use.both("required") and not any(_is_named(each, use) for each in named)]


def _is_named(named: Ref, use: Ref) -> bool:
    """Whether `required.of` names an item: by its id or its label, or one of its parts."""
    same = normalise(named.label.text) == normalise(use.label.text) or (named.id is not None and named.id == use.id)
    return same or any(_is_named(named, item) for items in use.both("items") for item in items if item is not use)


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
