from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Part
from ...model.values import Path, Words
from ..base import Context, Report, Rule
from ..look import basis_uses, texts


class ConsentByUsingSite(Rule):
    """Using the website is called consent.

    ## What it checks

    No text says that who uses the website or reads on agrees, and no consent is given in that way (`how`). That data
    come from using a website is another thing, and may be said.

    ## Why it matters

    Consent is a choice: somebody does something that they could also leave. Who only reads a page has chosen nothing.

    ## Bad

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
      text: Door gebruik te maken van onze website gaat u akkoord met deze privacyverklaring.  # <-
    ```

    ## Good

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
      text: Wij plaatsen alleen cookies als u daarvoor op de knop Akkoord drukt.
    ```

    ## How to mend it

    Take the sentence away. Where you need consent, describe the choice: a box that is not ticked, a button.
    """

    code = "PUR008"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each such way of consenting, and each such sentence."""
        known = law.word_list(self.code, model.language)
        seen: set[Path] = set()
        for words in _ways(model):
            if law.find(words.text, known.words, stems=known.stems):
                seen.add(words.paths[0])
                yield _report(words.paths[0], words.text)
        for path, text in texts(model):
            if path not in seen:
                piece = known.first(text)
                if piece is not None:
                    yield _report(path, piece)


def _ways(model: Model) -> Iterator[Words]:
    for _, basis, _ in basis_uses(model):
        if "consent" in basis.meanings and basis.how is not None:
            yield basis.how
    cookies = model.cookies if isinstance(model.cookies, Part) else None
    consent = cookies.consent if cookies is not None else None
    if consent is not None:
        yield from (value for value in (consent.how, consent.asked) if value is not None)


def _report(path: Path, piece: str) -> Report:
    return Report(
        path,
        f'"{" ".join(piece.split())}" is not consent',
        f"'{' '.join(piece.split())}' is geen toestemming",
        part=piece,
    )
