from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Denied, Model
from ...model.part import Part, Ref
from ...model.values import Path
from ..base import Context, Report, Rule
from ..cookie_facts import types
from ..flows import is_indirect, outside
from ..layers import parts, place_of, short
from ..look import listing, own_activities


class ShortImpactMissing(Rule):
    """The korte versie does not name what may surprise people.

    ## What it checks

    Where `short_version` takes the part `surprises` away: sensitive data, automated decisions, data from others,
    tracking (also by cookies), recordings, publication and transfers outside the EEA. What an activity that `include` names tells of
    itself counts.

    ## Why it matters

    What people do not expect is what they most need to know before they decide. It must not be hidden in the long text.

    ## Bad

    ```yaml
    short_version:
      leave_out: [surprises]  # <-
    activities:
      calls:
        title: Als u ons belt
        subjects: [customers]
        techniques: [call_recording]
        data: [call_recording]
        purposes: [training]
        legal_basis: {legitimate_interest: {interest: onze medewerkers beter leren helpen}}
        required: none
        recipients: none
        retention: {keep: 3 months, after: de opname}
    ```

    ## Good

    ```yaml
    activities:
      calls:
        title: Als u ons belt
        subjects: [customers]
        techniques: [call_recording]
        data: [call_recording]
        purposes: [training]
        legal_basis: {legitimate_interest: {interest: onze medewerkers beter leren helpen}}
        required: none
        recipients: none
        retention: {keep: 3 months, after: de opname}
    ```

    ## How to mend it

    Put `surprises` back: privgen then writes a line for each of them.
    """

    code = "LAY002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the korte versie once, with what it does not name."""
        if short(model) is None or "surprises" in parts(model):
            return
        found = dict(_surprises(model, parts(model)))
        if found:
            names = list(found)
            yield Report(
                place_of(model, "surprises"),
                f"the korte versie does not name {listing(names, 'and')}",
                f"de korte versie noemt {listing(names, 'en')} niet",
                tuple((path, "may surprise people", "kan mensen verrassen") for path in list(found.values())[:5]),
            )


def _surprises(model: Model, kept: frozenset[str]) -> Iterator[tuple[str, Path]]:
    """What may surprise (WP260 par. 36), by name, outside the activities that the korte versie tells by themselves."""
    for activity in own_activities(model):
        if activity.id in kept:
            continue
        for ref in _refs(activity):
            yield ref.label.text, ref.path
    if "cookies" not in kept:
        yield from ((ref.label.text, ref.path) for ref in types(model) if ref.means("tracking"))
    if isinstance(model.automated_decisions, list):
        yield from ((ref.label.text, ref.path) for ref in model.automated_decisions)
    for part in model.recipients.values():
        for country in part.country or []:
            if outside(country):
                yield country.text, country.paths[0]
    transfers = model.transfers
    if isinstance(transfers, Part) and not isinstance(transfers, Denied) and transfers.countries:
        yield "transfers", transfers.path


def _refs(activity: Activity) -> Iterator[Ref]:
    """The sources, techniques and sensitive data of an activity; a named source tells that others add data."""
    sources = [ref for ref in activity.from_ or [] if is_indirect(ref)]
    yield from sources
    for part in (activity, *(activity.purposes or []), *(activity.data or [])):
        yield from (
            ref for ref in part.techniques or [] if ref.means("surprising") and not (sources and ref.id == "enrichment")
        )
    yield from (ref for ref in activity.data or [] if ref.means("special") or ref.means("criminal") or ref.means("bsn"))
