from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...findings import Level
from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import texts

_PAST = (
    "niet meer",
    "ongeldig",
    "ongeldig verklaard",
    "vervallen",
    "vervangen",
    "vervangt",
    "opvolger",
    "voorheen",
    "tot 2020",
)
"""Words with which a text tells that the arrangement is gone."""
_DUTY = "AVG art. 13 lid 1 onder f"


def _cites(tool: law.TransferTool) -> tuple[str, ...] | None:
    """The duty to name a tool, and what ended this one."""
    ended = [cite for cite in law.rules()["TRF006"].cites_nl if tool.invalidated_by and tool.invalidated_by in cite]
    return (_DUTY, *ended) if ended else None


class _Tools:
    """The tools that a text should not name on a day."""

    def __init__(self, model: Model, context: Context) -> None:
        tools = law.transfer_tools().values()
        wrong = [tool for tool in tools if tool.forms and not tool.valid(context.as_of)]
        self.wrong = [tool for tool in wrong if law.find(model.whole_text, tool.forms)]

    def find(self, text: str) -> Iterator[tuple[law.TransferTool, str]]:
        """Each of them that the text names, with the words."""
        for tool in self.wrong:
            for start, end in law.find(text, tool.forms, exceptions=_PAST)[:1]:
                yield tool, text[start:end]


class MechanismInvalid(Rule):
    """An arrangement is named that no longer exists.

    ## What it checks

    No text names Safe Harbour, the Privacy Shield, or standard clauses from before 2021 as something that holds. A
    phrase that names no arrangement at all, such as "the EU framework for privacy", is a warning.

    ## Why it matters

    The European court struck these arrangements down, because they did not protect the data. Who trusts them is
    misled.

    ## Bad

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        country: US
        transfer: {mechanism: EU-US Privacy Shield, copy: email}  # <-
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [mailer]
        retention: 2 years after delivery
    transfers: null
    ```

    ## Good

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        country: US
        transfer: {mechanism: scc, version: Besluit (EU) 2021/914, copy: email}
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [mailer]
        retention: 2 years after delivery
    transfers: null
    ```

    ## How to mend it

    Name what holds today: the Data Privacy Framework, the clauses of 2021, or another tool.
    """

    code = "TRF006"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each text that names such an arrangement."""
        tools = _Tools(model, context)
        for path, text in texts(model):
            for tool, piece in tools.find(text):
                if tool.kind == "vague":
                    yield Report(
                        path,
                        f"`{piece}` is the name of no arrangement",
                        f"`{piece}` is niet de naam van een regeling",
                        level=Level.WARNING,
                        part=piece,
                        help_en="name the arrangement itself: `dpf` for the United States, `scc`, or another of the law",
                        help_nl="noem de regeling zelf: `dpf` voor de Verenigde Staten, `scc` of een andere uit de wet",
                        cites=(_DUTY,),
                    )
                else:
                    since = tool.invalid_since
                    yield Report(
                        path,
                        f"`{piece}` has not been valid since {since}",
                        f"`{piece}` geldt sinds {since} niet meer",
                        part=piece,
                        cites=_cites(tool),
                    )
