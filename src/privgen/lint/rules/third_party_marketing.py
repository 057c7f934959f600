from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Part, Ref
from ...model.values import Path
from ...spec import vocabulary
from ..base import Context, Report, Rule
from ..cookie_facts import on_consent, rests_on_consent
from ..look import unread, unread_of

BOUGHT = frozenset({"enrichment", "data_brokers"})
"""The technique and the source that stand for data bought from others."""
_TELLING = ("legal_basis", "objection", "opt_out")
"""The values of an activity that say how people can refuse."""
_OWN_USE = ("controller", "joint", "either")


class ThirdPartyMarketing(Rule):
    """Data go to others for their marketing, or bought data are added, and the statement gives no way to refuse.

    ## What it checks

    Recipients that are not processors and get data for marketing (`purposes` of the recipient), and activities that
    add data from others to what is known of people (the technique `enrichment`, the source `data_brokers`, also as part
    or example of a source). They rest on consent, or say how to object or opt out; so does a source that is used only
    with consent.

    ## Why it matters

    People do not expect it, and hear of it only here. If they cannot see who gets or sells their data, and how to say
    no, the rest of the statement is worth little to them.

    ## Bad

    ```yaml
    sources:
      register: {is: trade_register, label: het Handelsregister, public: true, notice: first_contact}
    activities:
      analysis:
        title: Als wij onze klanten beter willen leren kennen
        subjects: [customers]
        data: [demographics]
        from: [register]
        techniques: [enrichment]  # <-
        purposes: [customer_analysis]
        legal_basis: {legitimate_interest: {interest: weten welke bedrijven bij ons kopen}}
        profiling: Wij delen klanten in naar branche. U merkt dat aan de aanbiedingen op onze website.
        recipients: none
        retention: 1 year after last_contact
    ```

    ## Good

    ```yaml
    sources:
      register: {is: trade_register, label: het Handelsregister, public: true, notice: first_contact}
    activities:
      analysis:
        title: Als wij onze klanten beter willen leren kennen
        subjects: [customers]
        data: [demographics]
        from: [register]
        techniques: [enrichment]
        purposes: [customer_analysis]
        legal_basis: {legitimate_interest: {interest: weten welke bedrijven bij ons kopen}}
        profiling: Wij delen klanten in naar branche. U merkt dat aan de aanbiedingen op onze website.
        objection: {how: met een mail}
        recipients: none
        retention: 1 year after last_contact
    ```

    ## How to mend it

    Name the companies, and say in `objection` or `opt_out` how people can refuse. Consider asking consent.
    """

    code = "MKT005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each recipient once, and each activity with bought data once."""
        seen: set[Path] = set()
        for activity in model.activities:
            if activity.is_processor or _refusable(activity) or unread_of(context, activity, *_TELLING):
                continue
            for ref in activity.resolved("recipients") or []:
                path = ref.own.path if ref.own is not None else ref.path
                if path not in seen and not unread(context, path) and _for_own_marketing(ref):
                    seen.add(path)
                    name = ref.label.text
                    yield Report(
                        path,
                        f"gives data to `{name}` for its own marketing, with no way to refuse",
                        f"geeft gegevens aan `{name}` voor eigen reclame, zonder manier om te weigeren",
                        on_key=True,
                    )
            added = [*(activity.techniques or []), *(activity.resolved("from_") or [])]
            bought = [ref for ref in added if _is_bought(ref, model)]
            if bought and bought[0].path not in seen:
                seen.add(bought[0].path)
                yield Report(
                    bought[0].path,
                    f"adds data from others (`{bought[0].label.text}`), with no way to refuse",
                    f"voegt gegevens van anderen toe (`{bought[0].label.text}`), zonder manier om te weigeren",
                    on_key=True,
                )


def _refusable(activity: Activity) -> bool:
    return rests_on_consent(activity) or bool(activity.resolved("objection") or activity.resolved("opt_out"))


def _is_bought(ref: Ref, model: Model) -> bool:
    """Whether it stands for data of traders in data, other than with the consent of the people themselves."""
    if any(on_consent(model, part) for part in (ref, ref.own) if part is not None):
        return False
    parts = [item.label.text for items in ref.both("items") for item in items]
    parts += [words.text for examples in ref.both("examples") for words in examples]
    known = [vocabulary.by_label("sources", text) for text in parts] if ref.kind == "sources" else []
    return bool(ref.meanings & BOUGHT) or any(word is not None and word.id in BOUGHT for word in known)


def _for_own_marketing(ref: Ref) -> bool:
    """Whether a recipient uses the data for marketing of its own, and nothing says how to refuse that."""
    parts: list[Part] = [part for part in (ref, ref.own) if part is not None]
    if ref.own is None or str(ref.own.role or "") not in _OWN_USE:
        return False
    if any(part.objection or part.opt_out or part.legal_basis for part in parts):
        return False
    return any(purpose.means("marketing") for part in parts for purpose in part.purposes or [])
