from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Part, Ref
from ...model.values import Path, Words
from ..base import Context, Report, Rule
from ..look import listing, unread_of
from ..offered import entry, told, unclear

_AGAINST = ("direct_marketing", "marketing", "reclame", "direct marketing", "nieuwsbrief", "nieuwsbrieven")


class DirectMarketingObjectionMissing(Rule):
    """There is direct marketing, and nothing says that people can say no to it.

    ## What it checks

    Activities with `marketing`, or with a purpose that is marketing (`newsletter`, `acquisition` …), also one for which
    data are kept (`win_back`): the rights name objection to marketing (`objection_marketing`, `applicable`, or
    `objection` against `direct_marketing`), or the activity has a way out (`marketing.opt_out`, `opt_out`,
    `objection`, or `withdraw` at its consent).

    ## Why it matters

    Nobody has to put up with advertising. The right to stop it is absolute: no reason is needed, and nothing is
    weighed. The law wants it to be told expressly.

    ## Bad

    ```yaml
    activities:
      letters:
        title: Als u eerder iets bij ons kocht
        subjects: [customers]
        data: [naam, adres]
        purposes:
          - post_marketing
        legal_basis: {legitimate_interest: {interest: klanten vertellen welke nieuwe kazen er zijn}}
        required: none
        recipients: none
        retention: 2 years after last_order
    rights:
      offer: [access, rectification, erasure, restriction, objection]  # <-
      contact: email
      within: 1 month
    ```

    ## Good

    ```yaml
    activities:
      letters:
        title: Als u eerder iets bij ons kocht
        subjects: [customers]
        data: [naam, adres]
        purposes: [post_marketing]
        legal_basis: {legitimate_interest: {interest: klanten vertellen welke nieuwe kazen er zijn}}
        required: none
        recipients: none
        retention: 2 years after last_order
    rights:
      offer: [access, rectification, erasure, restriction, objection, objection_marketing]
      contact: email
      within: 1 month
    ```

    ## How to mend it

    Add `objection_marketing` to `rights.offer` or use `applicable`, and write in `marketing.opt_out` how people
    unsubscribe.
    """

    code = "RGT004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the right to object that leaves marketing out, else each activity with marketing and no way out."""
        if unclear(context) or _right_is_told(model):
            return
        closed = [
            activity
            for activity in model.marketing
            if not activity.is_processor
            and not _way_out(activity)
            and not unread_of(context, activity, "marketing", "legal_basis")
        ]
        objection = entry(model, "objection")
        if objection is not None and closed:
            yield _not_expressly(objection, closed)
            return
        for path, name in {_where(activity): _name(activity) for activity in closed}.items():
            yield Report(
                path,
                f"`{name}` is direct marketing, and nothing says that people can say no to it",
                f"`{name}` is direct marketing, en nergens staat dat mensen daar nee tegen kunnen zeggen",
            )


def _not_expressly(objection: Ref, closed: list[Activity]) -> Report:
    names = list(dict.fromkeys(_name(activity) for activity in closed))
    return Report(
        objection.path,
        f"does not say that people can always object to direct marketing, as in {listing(names, 'and')}",
        f"zegt niet dat mensen altijd bezwaar kunnen maken tegen direct marketing, zoals bij {listing(names, 'en')}",
        tuple((_where(each), "this is direct marketing", "dit is direct marketing") for each in closed),
        on_key=True,
        help_en="add `objection_marketing`: nobody needs a reason to refuse advertising, and the law wants that said",
        help_nl="zet `objection_marketing` erbij: wie geen reclame wil, hoeft geen reden te geven, en dat moet er staan",
    )


def _right_is_told(model: Model) -> bool:
    if "objection_marketing" in told(model):
        return True
    objection = entry(model, "objection")
    return objection is not None and any(law.find(words.text, _AGAINST) for words in objection.against or [])


def _way_out(activity: Activity) -> bool:
    marketing = activity.resolved("marketing")
    if isinstance(marketing, Part) and (marketing.opt_out_in_message or _is_way(marketing.opt_out)):
        return True
    if any(_is_way(activity.resolved(name)) for name in ("opt_out", "objection")):
        return True
    purposes = _advertising(activity)
    if purposes and all(
        any(_is_way(value) for name in ("opt_out", "objection") for value in each.both(name)) for each in purposes
    ):
        return True
    return any("consent" in basis.meanings and basis.both("withdraw") for basis, _ in activity.bases())


def _is_way(value: object) -> bool:
    return value is not None and not (isinstance(value, Words) and value.text == "none")


def _where(activity: Activity) -> Path:
    if activity.marketing:
        return activity.at("marketing")
    return _advertising(activity)[0].path


def _name(activity: Activity) -> str:
    """What is marketing: the activity, or the purpose for which its data are kept."""
    purpose = None if activity.marketing else _advertising(activity)[0]
    return activity.id if purpose is None or purpose in (activity.purposes or []) else purpose.label.text


def _advertising(activity: Activity) -> list[Ref]:
    """Its purposes that are marketing, those of use before those of keeping."""
    purposes = [*(activity.purposes or []), *activity.kept_for()]
    return [purpose for purpose in purposes if purpose.means("marketing")]
