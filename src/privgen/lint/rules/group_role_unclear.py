from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Part
from ...model.values import Path
from ..base import Context, Report, Rule
from ..look import unread

GROUP = ("parent", "subsidiary", "group")
"""The relations that make a recipient a company of the same group."""
_TOO_WIDE = ("groep",)
"""Words that only beside other words point at a group of companies."""


class GroupRoleUnclear(Rule):
    """A company of the same group gets data, and it stays unclear as what, or what for.

    ## What it checks

    Recipients with `relation: parent`, `subsidiary` or `group`, or with a name that says so: they have a `role` and a
    purpose, of their own or of the activity that names them. Conditions such as "als daar een goede reden voor is" or
    "van geval tot geval" count as unclear.

    ## Why it matters

    A group is not one company in law. Whether a parent only helps or decides for itself makes all the difference to
    whom a reader can turn.

    ## Bad

    ```yaml
    recipients:
      holding: {name: Zuivel Holding B.V., relation: parent, country: NL}  # <-
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [holding]
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    recipients:
      holding:
        name: Zuivel Holding B.V.
        relation: parent
        role: controller
        country: NL
        purposes: [management_reports]
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [holding]
        retention: 2 years after delivery
    ```

    ## How to mend it

    Give the company its `role` and `purposes`, and say when it gets the data in words that a reader can check.
    """

    code = "ROL003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each company of the group once."""
        for key, recipient in model.recipients.items():
            if not _in_group(model, recipient) or unread(context, recipient.path):
                continue
            users = [each for each in model.users_of(key) if not each.is_processor]
            purposes = recipient.given("purposes", "service", "why") or any(each.resolved("purposes") for each in users)
            missing = [*([] if recipient.role else [("role", "rol")]), *([] if purposes else [("purpose", "doel")])]
            vague = _vague(model, recipient)
            name = (recipient.name or recipient.label).text if recipient.name or recipient.label else key
            related = tuple(
                (path, f"`{part}` can mean anything", f"`{part}` kan alles betekenen") for path, part in vague
            )
            if missing:
                yield Report(
                    recipient.path,
                    f"names no {' and no '.join(en for en, _ in missing)} for `{name}`, a company of the group",
                    f"noemt geen {' en geen '.join(nl for _, nl in missing)} voor `{name}`, een bedrijf van de groep",
                    related,
                    on_key=True,
                )
            elif vague:
                path, part = vague[0]
                yield Report(
                    path,
                    f"`{part}` does not say when `{name}` gets data",
                    f"`{part}` zegt niet wanneer `{name}` gegevens krijgt",
                    related[1:],
                    part=part,
                )


def _in_group(model: Model, recipient: Part) -> bool:
    if recipient.relation is not None:
        return str(recipient.relation) in GROUP
    words = [word for word in law.word_list("ROL003", model.language).near if word not in _TOO_WIDE]
    return recipient.label is not None and bool(law.find(recipient.label.text, words))


def _vague(model: Model, recipient: Part) -> list[tuple[Path, str]]:
    """The conditions and texts that leave open when the company gets data."""
    texts = [text for text in (recipient.text, recipient.intro, recipient.why) if text is not None]
    texts += [each.words for name in ("when", "only_if", "unless") for each in getattr(recipient, name) or []]
    words = law.word_list("ROL003", model.language).words
    return [(text.paths[0], text.text[start:end]) for text in texts for start, end in law.find(text.text, words)[:1]]
