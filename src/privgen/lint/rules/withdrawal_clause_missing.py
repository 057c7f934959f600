from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..look import texts
from ..offered import entry, on_basis, prose

_KEYS = ("effect", "text", "intro")


class WithdrawalClauseMissing(Rule):
    """A text of one's own about withdrawing consent leaves out that earlier use remains allowed.

    ## What it checks

    What the spec says in its own words about withdrawing consent: `effect` and `text` at the consent or at the
    right, and the texts under `rights`. Somewhere it says that what was done before stays allowed. The sentences
    that privgen writes say so by themselves, and are not looked at.

    ## Why it matters

    People may think that a withdrawal undoes everything. The law asks to say that it works from then on.

    ## Bad

    ```yaml
    activities:
      newsletter:
        title: Als u onze nieuwsbrief wilt
        subjects: [subscribers]
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis:
          consent:
            withdraw: met de link onderaan elke nieuwsbrief
            effect: Na het intrekken krijgt u geen nieuwsbrief meer.  # <-
        required: none
        recipients: none
        retention: {until: consent_withdrawn}
    ```

    ## Good

    ```yaml
    activities:
      newsletter:
        title: Als u onze nieuwsbrief wilt
        subjects: [subscribers]
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis:
          consent:
            withdraw: met de link onderaan elke nieuwsbrief
            effect: Na het intrekken krijgt u geen nieuwsbrief meer. Wat wij eerder stuurden, mocht wel.
        required: none
        recipients: none
        retention: {until: consent_withdrawn}
    ```

    ## How to mend it

    Leave `effect` out, so that privgen writes its own sentence, or add one that says so.
    """

    code = "RGT007"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the first text that speaks of withdrawing, if no text has the clause."""
        words = law.word_list("RGT007")
        if any(law.find(text, words.exceptions) and "toestemming" in text for _, text in texts(model)):
            return
        if any(ref.both("withdraw") and not ref.both("effect") for ref, _ in on_basis(model, "consent")):
            return
        own = [(path, text) for path, text in _own(model) if law.find(text, words.words)]
        if own and not any(law.find(text, words.exceptions) for _, text in own):
            path, text = own[0]
            start, end = law.find(text, words.words)[0]
            yield Report(
                path,
                "speaks of withdrawing consent, but not of what was done before",
                "gaat over het intrekken van toestemming, maar niet over wat daarvoor gebeurde",
                part=text[start:end],
            )


def _own(model: Model) -> Iterator[tuple[Path, str]]:
    """The texts about withdrawing: at the consent, at the right, and those about rights as a whole."""
    right = entry(model, "withdrawal")
    for part in [*(ref for ref, _ in on_basis(model, "consent")), *([right] if right is not None else [])]:
        for key in _KEYS:
            value = getattr(part, key)
            if value is not None:
                yield value.paths[0], value.text
    for path, text in prose(model):
        if "toestemming" in text:
            yield path, text
