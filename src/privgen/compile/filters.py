"""Filters and tests of the templates that look at entries of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..model.model import Denied
from ..model.part import Part, Ref
from ..model.time import Day, Period
from ..model.values import PLAIN, Flag, NoEntries, Words, paths_of
from ..spec import vocabulary
from .holes import visible
from .page import Page


def filters(page: Callable[[], Page]) -> dict[str, Callable[..., Any]]:
    """The filters; `page` gives the page that is being rendered."""

    def label(ref: Any) -> Words:
        return page().label(ref)

    def does(service: Ref) -> Words:
        return page().said(service, "verb")

    def technique(ref: Ref) -> Any:
        if ref.word is None or ref.given("label") or (ref.own is not None and ref.own.given("label")):
            verb = page().address.verb("doen")
            return ref.label.with_text(f"{verb} ook dit: {ref.label.text}")
        return page().said(ref, "verb", many=page().address.speaker == "we")

    def by_doing(ref: Ref) -> Words | None:
        known = (
            ref.word is not None
            and "om_te" in ref.word.more
            and ref.calls_it
            and not ref.given("label")
            and ref.own is None
        )
        return page().said(ref, "om_te") if known else None

    def mechanism(value: Any) -> Any:
        text = value.text if isinstance(value, Words) else value.text_
        word = vocabulary.entry("mechanisms", text) or vocabulary.by_label("mechanisms", text)
        if word is None:
            return label(value)
        return Words(vocabulary.form(word.more.get("phrase", word.labels["nl"]), None, "nl"), paths_of(value), PLAIN)

    def short_right(entry: dict[str, Any]) -> str:
        return vocabulary.form(entry["word"].more["short"], page().address.form, "nl")  # type: ignore[arg-type]

    return {
        "label_": label,
        "om_te": lambda ref: page().om_te(ref),
        "dienst_doet": does,
        "techniek_doet": technique,
        "door_te": by_doing,
        "dreiging": lambda words: called("threats", words),
        "kanaalnaam": lambda words: called("channels", words),
        "mechanismenaam": mechanism,
        "recht_kort_woord": short_right,
        "partijnaam": party,
        "unieke": unique,
        "met_punt": has_sentences,
        "met_haakjes": has_brackets,
        "ways_": lambda contact: page().ways(contact),
    }


def tests(page: Callable[[], Page]) -> dict[str, Callable[..., bool]]:
    """The tests."""
    return {
        "dienst": lambda value: (
            isinstance(value, Ref) and value.word is not None and "verb" in value.word.more and not value.given("label")
        ),
        "gewone_afspraak": lambda part: getattr(part.agreement, "value", None) is True,
        "ontkend": lambda value: isinstance(value, Denied),
        "niemand": lambda value: isinstance(value, NoEntries),
        "woorden": lambda value: isinstance(value, Words),
        "vlag": lambda value: isinstance(value, Flag),
        "object": lambda value: isinstance(value, Part),
        "ref": lambda value: isinstance(value, Ref),
        "datum": lambda value: isinstance(value, Day),
        "periode": lambda value: isinstance(value, Period),
        "lezer": lambda ref: page().is_reader(ref),
        "kale_bron": lambda ref: not ref.detailed and ref.own is None and ref.id != "observed",
        "met_delen": lambda part: part.given("items", "examples"),
        "met_details": lambda ref: ref.detailed or (ref.own is not None),
    }


def called(kind: str, words: Words) -> Words:
    """What the vocabulary calls the thing that a text is the id of; any other text as it is."""
    word = vocabulary.entry(kind, words.text)
    return words.with_text(word.labels["nl"]) if word else words


def party(value: Any) -> Words:
    """What a recipient is called; `value` is the part, or a pair of id and part."""
    part: Part = value[1] if isinstance(value, tuple) else value
    return part.name or part.label or Words(str(part.path[-1]).replace("_", " "), ())


def unique(values: Iterable[Words]) -> list[Words]:
    """Texts without those that were there before, whatever their capitals."""
    seen: dict[str, Words] = {}
    for value in values:
        seen.setdefault(value.text.lower(), value)
    return list(seen.values())


def has_brackets(text: Any) -> bool:
    """Whether a phrase ends with something in brackets."""
    return visible(text).rstrip().endswith(")")


def has_sentences(text: Any) -> bool:
    """Whether a phrase goes on with sentences of its own."""
    seen = visible(text)
    return ". " in seen or seen.rstrip().endswith(".")
