"""Entries of registers with a form of their own: definitions, laws, promises and automated decisions."""

from typing import Annotated, Literal

from .activity import Details
from .kinds import IN_LANGUAGES, SEMANTIC, Bool, Conditional, Names, Part, Str, Text, Texts, entries, one_of


class Definition(Part):
    """A word and what it means here."""

    term: Text
    """The word, as it is written."""
    means: one_of(scalar=Str, list_=list[Text], languages=IN_LANGUAGES)
    """What it means: a noun phrase, an id of a subject, `controller`, or a list of these."""


class Law(Part):
    """A law that the vocabulary does not know."""

    label: Text | None = None
    """Its name."""
    article: Text | None = None
    """The provision (`artikel 12`)."""
    url: Str | None = None
    """Where it can be read."""
    status: Annotated[Literal["in_force", "repealed", "upcoming"] | None, SEMANTIC] = None
    """Whether it holds."""


class Promise(Conditional):
    """Something the organisation never, only or always does; contradictions with the rest can be found."""

    never: Names | None = None
    """What never happens: `sell`, `rent`, `trade`, `share`, `view`, `link`, `ask`, `use_otherwise`, or a text."""
    only: Names | None = None
    """What happens only as the arguments say: the same acts."""
    always: Text | None = None
    """What always holds, in whole sentences."""
    data: entries(Details) | None = None
    """Which data."""
    of: entries(Details) | None = None
    """Whose data."""
    to: entries(Details) | None = None
    """To whom."""
    by: Texts | None = None
    """By whom, or through which channel: noun phrases."""
    why: Text | None = None
    """The reason, in whole sentences."""
    highlight: Annotated[Bool | None, SEMANTIC] = None
    """Whether it belongs in the korte versie."""


class Decision(Details):
    """An automated decision (AVG art. 13(2)(f), 22)."""

    logic: Text | None = None
    """How it works, in whole sentences."""
    significance: Text | None = None
    """What it means for the person, in whole sentences."""
    consequence: Text | None = None
    """What follows for the person, in whole sentences."""
    ground: Names | None = None
    """`contract`, `law`, `explicit_consent`, `uavg40`."""
    human: Text | None = None
    """How to get a person to look at it: a contact, or whole sentences."""
    profiling: Annotated[Bool | None, SEMANTIC] = None
    """Whether it rests on a profile."""


__all__ = ["Decision", "Definition", "Law", "Promise"]
