"""How readable a built statement is: its sentences, those of the spec and those of privgen apart, and the length of the korte versie.

The score is that of Flesch for Dutch (W.H. Douma, De leesbaarheid van landbouwbladen, 1960): 206.835 − 0.93 × words a
sentence − 77 × syllables a word; 0 is very hard, 100 very easy. Syllables come from the hyphenation patterns of OpenTaal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from .. import law
from ..document import Document
from ..model.model import Model
from ..model.values import Path, Problem

CODE = "LNG004"
LONG_SENTENCE = 30
"""More words in one sentence are reported."""
LONG_AVERAGE = 18
"""More words a sentence, on average, are reported."""
LOW_SCORE = 40
"""A lower score is reported: "hard" in Douma's table. The law's own words are long, so that a higher norm fits no statement."""
LONG_SHORT = 500
"""More words make a korte versie too long for one page."""
ENOUGH = 5
"""From how many sentences on an average says something."""
MOST = 5
"""How many long sentences are reported: the longest."""
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?:][\"'”’)*]*$")


@dataclass(frozen=True, slots=True)
class Figures:
    """The measure of a number of sentences."""

    sentences: int
    words: int
    syllables: int
    longest: int

    @property
    def average(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def score(self) -> float:
        """The score of Flesch for Dutch."""
        if not self.words:
            return 100.0
        return 206.835 - 0.93 * self.average - 77 * self.syllables / self.words

    def told(self, language: str) -> str:
        """The figures in words."""
        if not self.sentences:
            return "geen zinnen" if language == "nl" else "no sentences"
        score = f"Flesch-Douma {self.score:.0f}"
        if language == "nl":
            average = f"{self.average:.1f}".replace(".", ",")
            return f"{average} woorden per zin (de langste {self.longest}), {score}, {self.sentences} zinnen"
        return f"{self.average:.1f} words a sentence (the longest {self.longest}), {score}, {self.sentences} sentences"


@cache
def _pattern() -> Callable[[str], list[Any]]:
    import pyphen

    # Every break counts here, also after one letter, where a printer would not break a line.
    positions: Callable[[str], list[Any]] = pyphen.Pyphen(lang="nl_NL", left=1, right=1).positions
    return positions


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """About how many syllables a Dutch word has."""
    return len(_pattern()(word.lower())) + 1


def words(text: str) -> list[str]:
    """The words of a text; a number is none, and a hyphen parts two."""
    return _WORD.findall(text)


def measure(texts: Iterable[str]) -> Figures:
    """The figures of sentences."""
    split = [found for text in texts if (found := words(text))]
    return Figures(
        len(split),
        sum(map(len, split)),
        sum(syllables(word) for each in split for word in each),
        max(map(len, split), default=0),
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """The sentences of a document: those of the spec, each with its place, and those of privgen."""

    own: tuple[tuple[Path, str], ...]
    generated: tuple[str, ...]


def parts(model: Model, document: Document) -> Parts:
    """Part the whole sentences of a document by who wrote them; headings, cells and loose items are left out."""
    written = {path: _plain(text) for path, text in model.texts}
    own: list[tuple[Path, str]] = []
    generated: list[str] = []
    for sentence in document.sources:
        text = sentence.text.strip()
        if sentence.kind not in ("text", "item") or not _SENTENCE.search(text) or len(words(text)) < 3:
            continue
        plain = _plain(text)
        place = next((path for path in sentence.paths if plain in written.get(path, "")), None)
        if place is None:
            generated.append(text)
        else:
            own.append((place, text))
    return Parts(tuple(dict.fromkeys(own)), tuple(dict.fromkeys(generated)))


def _plain(text: str) -> str:
    """A text without its marks, so that Markdown and what is printed of it are alike."""
    return " ".join(_WORD.findall(text.lower()))


def figures(model: Model, document: Document) -> tuple[Figures, Figures]:
    """The figures of the texts of the spec, and of the sentences that privgen wrote."""
    found = parts(model, document)
    return measure(text for _, text in found.own), measure(found.generated)


def check_text(model: Model, documents: Mapping[str, Document]) -> list[Problem]:
    """LNG004 for what is hard to read in the documents of a statement, by version."""
    if model.language != "nl":
        return []
    found = [*_length(model, documents["kort"])] if "kort" in documents else []
    if "lang" in documents:
        split = parts(model, documents["lang"])
        found += _long_sentences(split)
        found += _jargon(split)
        place: Path = ("statement",) if model.spec.statement is not None else ()
        found += _hard(place, measure(text for _, text in split.own), "the texts of the spec", "de teksten van de spec")
        found += _hard(place, measure(split.generated), "the sentences of privgen", "de zinnen van privgen")
    return found


def _length(model: Model, kort: Document) -> Iterator[Problem]:
    count = sum(len(words(sentence.text)) for sentence in kort.sources)
    if count > LONG_SHORT:
        yield _problem(
            ("short_version",) if model.spec.short_version is not None else (),
            (f"the korte versie has {count} words, more than {LONG_SHORT}",
             f"de korte versie heeft {count} woorden, meer dan {LONG_SHORT}"),
            ("leave parts out with `short_version`, or group data and activities",
             "laat delen weg met `short_version`, of voeg gegevens en activiteiten samen"),
        )  # fmt: skip


def _long_sentences(split: Parts) -> Iterator[Problem]:
    counted = [(len(words(text)), path, text) for path, text in split.own]
    long = sorted((each for each in counted if each[0] > LONG_SENTENCE), key=lambda each: -each[0])
    for count, path, text in long[:MOST]:
        start = " ".join(text.split()[:5])
        yield _problem(
            path,
            (f"a sentence of {count} words: `{start} …`", f"een zin van {count} woorden: `{start} …`"),
            ("make two or three sentences of it", "maak er twee of drie zinnen van"),
        )


def _jargon(split: Parts) -> Iterator[Problem]:
    hard = law.word_list(CODE)
    seen: set[Path] = set()
    for path, text in split.own:
        word = hard.first(text)
        if word is not None and path not in seen:
            seen.add(path)
            yield _problem(
                path,
                (f"`{word}` is a hard word for most readers", f"`{word}` is voor veel lezers een moeilijk woord"),
                ("write it in everyday words", "schrijf het in gewone woorden"),
            )


def _hard(path: Path, found: Figures, en: str, nl: str) -> Iterator[Problem]:
    if found.sentences >= ENOUGH and (found.average > LONG_AVERAGE or found.score < LOW_SCORE):
        yield _problem(
            path,
            (f"{en} are hard to read: {found.told('en')}", f"{nl} lezen moeilijk: {found.told('nl')}"),
            ("write shorter sentences and everyday words", "schrijf kortere zinnen en gewone woorden"),
        )


def _problem(path: Path, message: tuple[str, str], remedy: tuple[str, str]) -> Problem:
    return Problem(CODE, path, message[0], remedy[0], nl=message[1], help_nl=remedy[1])
