from __future__ import annotations

from collections.abc import Iterator

from ...findings import Level
from ...model import time
from ...model.model import Model
from ...model.part import Part, Ref
from ...model.values import Path
from ..base import Context, Report, Rule
from ..flows import is_indirect, source_uses
from ..look import listing, unread

_MONTH = 31
_HELP = (
    "say it in `notice` of the source: within one month, and at the latest at the first contact",
    "zeg dat in `notice` van de bron: binnen een maand, en uiterlijk bij het eerste contact",
)


class Art14NoticeLate(Rule):
    """People are told too late, or it is not known when, that data about them came from others.

    ## What it checks

    A source other than the person has a `notice`: at most one month, or `first_contact`. A longer period is an error.
    That nothing is said is a warning, once for an activity; an `exemption` takes its place.

    ## Why it matters

    Nobody expects that an organisation they never met knows them. The law gives it a month to say so, and no later
    than the first contact.

    ## Bad

    ```yaml
    sources:
      trade_register: {notice: 3 months}  # <-
    activities:
      leads:
        title: Als wij u benaderen
        from: [trade_register]
        data: [bedrijfsnaam, vestigingsadres]
        purposes: [relationship_management]
        legal_basis: {legitimate_interest: {interest: winkels in de buurt als klant vinden}}
        recipients: none
        retention: 1 year after contact
    ```

    ## Good

    ```yaml
    sources:
      trade_register: {notice: first_contact}
    activities:
      leads:
        title: Als wij u benaderen
        from: [trade_register]
        data: [bedrijfsnaam, vestigingsadres]
        purposes: [relationship_management]
        legal_basis: {legitimate_interest: {interest: winkels in de buurt als klant vinden}}
        recipients: none
        retention: 1 year after contact
    ```

    ## How to mend it

    Set `notice` of the source to `first_contact`, or to a month at most; or write under `exemption` why nobody is
    told.
    """

    code = "SRC003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each notice that comes too late, and once for each place the sources without one."""
        silent: dict[Path, tuple[Part, list[Ref]]] = {}
        seen: set[Path] = set()
        for place, source in source_uses(model):
            if not is_indirect(source):
                continue
            notices = source.both("notice")
            for notice in notices:
                period = time.period(notice.text)
                if period is not None and period.days > _MONTH and notice.paths[0] not in seen:
                    seen.add(notice.paths[0])
                    yield Report(
                        notice.paths[0],
                        f"people are told of `{source.label.text}` only after {notice.text}",
                        f"mensen horen pas na {notice.text} dat gegevens komen van `{source.label.text}`",
                    )
            told = notices or source.both("exemption")
            if not told and not unread(context, *([source.own.path] if source.own is not None else [])):
                silent.setdefault(place.path, (place, []))[1].append(source)
        for place, sources in silent.values():
            names = [source.label.text for source in sources]
            own = sources[0].own if len(sources) == 1 else None
            yield Report(
                place.at("from_") if own is None else own.path,
                f"it is not said when people hear that data come from {listing(names, 'and')}",
                f"er staat niet wanneer mensen horen dat gegevens komen van {listing(names, 'en')}",
                level=Level.WARNING,
                on_key=True,
                help_en=_HELP[0],
                help_nl=_HELP[1],
            )
