"""What every view can use: the document, and words of entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...model.part import Part, Ref
from ...model.values import PLAIN, Words, paths_of
from ...spec import vocabulary
from ..environment import shown
from ..holes import BRACKETS, visible
from ..layout import Plan
from ..page import Page

CONDITIONS = ("when", "unless", "only_if")


class BaseViews:
    """What the templates of one document can ask for about words."""

    def __init__(self, page: Page, plan: Plan, macro: Callable[[str], Callable[..., Any]]) -> None:
        """`macro` gives a macro of the templates by its name."""
        self.page = page
        self.plan = plan
        self._macro = macro
        self.model = page.model

    def names(self) -> dict[str, Any]:
        """Every view by the name that templates use."""
        return {
            name: getattr(self, name)
            for name in dir(self)
            if not name.startswith("_") and callable(getattr(self, name)) and name != "names"
        }

    def id_words(self, name: Any) -> Words:
        """An id as words, for an entry that has neither name nor label."""
        return Words(str(name).replace("_", " "), (), PLAIN)

    def subject_label(self, words: Words) -> Words:
        """The label of the group of people that a text names, or the text."""
        if words.text in self.model.register("subjects") or vocabulary.entry("subjects", words.text):
            ref = self.model.link.ref(words.text, None, words.paths[0], ("subjects",))
            return self.page.label(ref)
        return words

    def plain_word(self, ref: Any) -> bool:
        """Whether an entry is called what the vocabulary calls it."""
        own = ref.own is not None and ref.own.given("label", "name")
        return ref.calls_it and not own and not ref.given("label")

    def own_line(self, name: str, contact: Part) -> bool:
        """Whether a contact is told with who we are: it says more than a place that another sentence names."""
        if (
            not contact.given("email", "phone", "form", "website", "post", "app")
            and ("contacts", name) in self.model.link.used
        ):
            return False
        return bool(contact.given("label", "answer_within", "text") or ("contacts", name) not in self.model.link.used)

    def has_section(self, name: str) -> bool:
        """Whether the layout gives an overview a section of its own."""
        return name in self.plan.named

    def too_long(self, pieces: list[Any]) -> bool:
        """Whether an enumeration reads better as a list: three or more parts, most of them clauses, or a part with "en" in it."""
        lengths = [len(visible(shown(piece))) for piece in pieces]
        double = any(" en " in BRACKETS.sub("", visible(shown(piece))) for piece in pieces)
        return (
            (len(lengths) > 2 and sum(lengths) > 32 * len(lengths))
            or (len(lengths) == 2 and sum(lengths) > 150)
            or (len(lengths) > 1 and double)
        )

    def possessive(self, ref: Ref) -> bool:
        """Whether "uw" can stand before a name: the vocabulary's own names, and single words."""
        label = self.page.label(ref).text
        return ref.kind == "data" and (self.plain_word(ref) or " " not in label)

    def quoted(self, words: Words) -> Words:
        """A title in quotation marks, as it stands in a sentence."""
        return words.with_text(f"‘{words.text}’")

    def same_words(self, left: Any, right: Any) -> bool:
        """Whether two pieces of output read the same."""
        return visible(shown(left)).casefold() == visible(shown(right)).casefold()

    def vrijwillig(self, part: Any) -> bool:
        """Whether an entry says no more of being required than that it is not."""
        value = part.required
        return isinstance(value, Words) and value.text == "none"

    def same_condition(self, entry: dict[str, Any], before: Any) -> bool:
        """Whether a right holds under a condition, and the one before it under the same."""
        said = [
            [[condition.words.text for condition in getattr(each["ref"], name) or []] for name in CONDITIONS]
            for each in (entry, before)
            if isinstance(each, dict) and each["ref"] is not None
        ]
        return len(said) == 2 and any(said[0]) and said[0] == said[1]

    def in_some_cases(self, entry: dict[str, Any]) -> bool:
        """Whether a right holds under a condition that is not just a moment, such as "op elk moment"."""
        ref = entry["ref"]
        if ref is None:
            return False
        cases = [each for each in ref.when or [] if each.kind != "moments" and each.words.text.split()[:1] != ["op"]]
        return bool(cases or ref.unless or ref.only_if)

    def word_label(self, thing: Any) -> Words:
        """What the vocabulary calls a thing."""
        return Words(thing.word.labels[self.model.language], paths_of(thing), PLAIN)

    def word_form(self, word: Any, slot: str) -> Words:
        """The vocabulary's form of a word, without a cause of its own."""
        return Words(vocabulary.form(word.more[slot], self.page.address.form, self.model.language), (), PLAIN)  # type: ignore[arg-type]

    def lijst(self, value: Any) -> list[Any]:
        """A value as a list."""
        return value if isinstance(value, list) else [value]
