from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...findings import Level
from ...model.model import Model
from ..base import Context, Report, Rule
from ..children_facts import intended, section
from ..look import texts

_CHECK = ("controleren", "vaststellen", "nagaan", "zien")
"""What a sentence is about that says an age cannot be checked."""


class ChildDisclaimer(Rule):
    """The statement says that ages are not checked, and leaves it at that.

    ## What it checks

    `children.verification: none`, and sentences such as "wij kunnen de leeftijd niet controleren". Where children are
    the audience (`children.intended: true`) it is a warning.

    ## Why it matters

    Whoever makes something for children must take reasonable steps to know with whom they deal. For others the
    sentence does little: it protects no child and no organisation.

    ## Bad

    ```yaml
    children:
      consent_age: 16
      intended: false
      verification: none  # <-
    ```

    ## Good

    ```yaml
    children:
      consent_age: 16
      intended: false
      verification: Wij vragen bij het aanmelden naar uw geboortedatum.
    ```

    ## How to mend it

    Describe the check in `children.verification`. If children are not your audience, leave the sentence out.
    """

    code = "CHD003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the key, or the first sentence in a text that says it."""
        level = Level.WARNING if intended(model) else None
        en, nl = "says that ages are not checked", "zegt dat leeftijden niet worden gecontroleerd"
        children = section(model)
        if children is not None and children.verification is not None:
            if children.verification.text == "none":
                yield Report(children.at("verification"), en, nl, level=level)
                return
            if not _claims(model, children.verification.text):
                return
        for path, text in texts(model):
            for part in _claims(model, text)[:1]:
                yield Report(path, en, nl, level=level, part=part)
                return


def _claims(model: Model, text: str) -> list[str]:
    found = [text[start:end] for start, end in law.word_list("CHD003", model.language).find(text)]
    return [part for part in found if any(word in part for word in _CHECK)]
