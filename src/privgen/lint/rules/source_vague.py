from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Ref
from ...model.values import Words
from ..base import Context, Report, Rule
from ..flows import source_uses


class SourceVague(Rule):
    """A source is told in words that name no source: "third parties", "public sources".

    ## What it checks

    A source is an organisation, a register, a site, or a kind that is so precise that the reader can think of it. A
    general word is enough when its `items` or `examples` are precise, all of them.

    ## Why it matters

    Data that are wrong at the source come back. A reader can only mend them there when they know where that is.

    ## Bad

    ```yaml
    activities:
      leads:
        title: Als wij u benaderen
        from: [derden]  # <-
        data: [bedrijfsnaam, vestigingsadres]
        purposes: [relationship_management]
        legal_basis: {legitimate_interest: {interest: winkels in de buurt als klant vinden}}
        recipients: none
        retention: 1 year after contact
    sources:
      other_people: {notice: first_contact}
    ```

    ## Good

    ```yaml
    activities:
      leads:
        title: Als wij u benaderen
        from: [trade_register]
        data: [bedrijfsnaam, vestigingsadres]
        purposes: [relationship_management]
        legal_basis: {legitimate_interest: {interest: winkels in de buurt als klant vinden}}
        recipients: none
        retention: 1 year after contact
    sources:
      trade_register: {notice: first_contact}
    ```

    ## How to mend it

    Name the register, the company or the site; or give the general source `items` or `examples` that do.
    """

    code = "SRC002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each source that is vague, once."""
        seen: set[str] = set()
        for _, source in source_uses(model):
            text = source.label.text
            if source.kind != "sources" or text in seen or not _is_vague(source, model.language):
                continue
            seen.add(text)
            told = source.own is not None and source.own.given("label")
            path = source.own.at("label") if told else source.path
            yield Report(
                path,
                f"`{text}` names no source",
                f"`{text}` noemt geen bron",
                tuple(
                    (each.paths[0], "too general as well", "ook te algemeen") for each in _vague_parts(source, model)
                ),
                on_key=not told,
            )


def _vague_parts(source: Ref, model: Model) -> list[Words]:
    known = law.word_list("SRC002", model.language)
    return [words for words in _parts(source) if words.paths and known.find(words.text)]


def _parts(source: Ref) -> list[Words]:
    parts = [words for each in source.both("examples") for words in each]
    return [*parts, *(item.label for each in source.both("items") for item in each)]


def _is_vague(source: Ref, language: str) -> bool:
    known = law.word_list("SRC002", language)
    if source.both("name"):
        return False
    if not (known.find(source.label.text) or source.means("vague")):
        return False
    parts = _parts(source)
    return not parts or any(known.find(words.text) for words in parts)
