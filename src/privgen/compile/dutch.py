"""Dutch: dates, periods, countries, and the forms that address and speaker ask for."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import TemplateRuntimeError

from ..model.time import Day, Period
from ..model.values import PLAIN, Words

UNIT_WORDS = {
    "minute": ("minuut", "minuten"),
    "hour": ("uur", "uur"),
    "day": ("dag", "dagen"),
    "working_day": ("werkdag", "werkdagen"),
    "week": ("week", "weken"),
    "month": ("maand", "maanden"),
    "year": ("jaar", "jaar"),
}
"""Singular and plural of each unit; `uur` and `jaar` keep the singular after a number."""
WITH_ARTICLE = {
    "US": "de Verenigde Staten",
    "AE": "de Verenigde Arabische Emiraten",
    "PH": "de Filipijnen",
    "CZ": "Tsjechië",
    "GB": "het Verenigd Koninkrijk",
    "IM": "het eiland Man",
    "VA": "Vaticaanstad",
    "DO": "de Dominicaanse Republiek",
    "CF": "de Centraal-Afrikaanse Republiek",
    "NL": "Nederland",
    "FO": "de Faeröer",
    "MV": "de Maldiven",
    "SC": "de Seychellen",
    "BS": "de Bahama's",
    "KY": "de Kaaimaneilanden",
    "VG": "de Britse Maagdeneilanden",
    "MH": "de Marshalleilanden",
    "SB": "de Salomonseilanden",
    "CD": "Congo-Kinshasa",
    "CG": "Congo-Brazzaville",
    "MK": "Noord-Macedonië",
}
"""Names in running text that differ from the locale data, most by their article."""


def date_words(day: Day) -> Words:
    """`1 november 2026`, `november 2026` or `2026`."""
    if day.month is None:
        text = str(day.year)
    else:
        month = _months()[day.month]
        text = f"{month} {day.year}" if day.day is None else f"{day.day} {month} {day.year}"
    return Words(text, day.paths, PLAIN)


@cache
def _months() -> dict[int, str]:
    from babel import Locale

    return dict(Locale("nl").months["format"]["wide"])


def period_words(period: Period) -> Words:
    """`7 jaar`, `2 maanden`, `1 werkdag`."""
    one, many = UNIT_WORDS[period.unit]
    return Words(f"{period.number} {one if period.number == 1 else many}", period.paths, PLAIN)


@cache
def _territories() -> dict[str, str]:
    from babel import Locale

    return {code: name for code, name in Locale("nl").territories.items() if len(code) == 2 and code.isalpha()}


def country_words(code: Words) -> Words:
    """A country as it stands in a sentence; an unknown code as it is written."""
    return code.with_text(WITH_ARTICLE.get(code.text) or _territories().get(code.text) or code.text)


VERBS = {
    "hebben": ("heb", "heeft"),
    "zijn": ("ben", "is"),
    "willen": ("wil", "wil"),
    "kunnen": ("kan", "kan"),
    "mogen": ("mag", "mag"),
    "zullen": ("zal", "zal"),
    "moeten": ("moet", "moet"),
    "weten": ("weet", "weet"),
    "geven": ("geef", "geeft"),
    "krijgen": ("krijg", "krijgt"),
    "blijven": ("blijf", "blijft"),
    "schrijven": ("schrijf", "schrijft"),
    "doen": ("doe", "doet"),
    "gaan": ("ga", "gaat"),
    "zien": ("zie", "ziet"),
    "staan": ("sta", "staat"),
    "lezen": ("lees", "leest"),
    "verwijderen": ("verwijder", "verwijdert"),
    "gebruiken": ("gebruik", "gebruikt"),
    "bewaren": ("bewaar", "bewaart"),
    "verwerken": ("verwerk", "verwerkt"),
    "delen": ("deel", "deelt"),
    "laten": ("laat", "laat"),
    "vragen": ("vraag", "vraagt"),
    "nemen": ("neem", "neemt"),
    "verkopen": ("verkoop", "verkoopt"),
    "verhuren": ("verhuur", "verhuurt"),
    "plaatsen": ("plaats", "plaatst"),
    "bedoelen": ("bedoel", "bedoelt"),
    "beveiligen": ("beveilig", "beveiligt"),
    "reageren": ("reageer", "reageert"),
    "antwoorden": ("antwoord", "antwoordt"),
    "werken": ("werk", "werkt"),
    "sturen": ("stuur", "stuurt"),
    "leggen": ("leg", "legt"),
    "stoppen": ("stop", "stopt"),
    "kijken": ("kijk", "kijkt"),
    "letten": ("let", "let"),
    "sluiten": ("sluit", "sluit"),
    "beslissen": ("beslis", "beslist"),
    "wijzigen": ("wijzig", "wijzigt"),
    "houden": ("houd", "houdt"),
    "weigeren": ("weiger", "weigert"),
    "verhandelen": ("verhandel", "verhandelt"),
    "koppelen": ("koppel", "koppelt"),
    "bekijken": ("bekijk", "bekijkt"),
    "beschermen": ("bescherm", "beschermt"),
    "wegen": ("weeg", "weegt"),
    "maken": ("maak", "maakt"),
    "vallen": ("val", "valt"),
    "komen": ("kom", "komt"),
    "omgaan": ("omga", "omgaat"),
    "vertellen": ("vertel", "vertelt"),
    "controleren": ("controleer", "controleert"),
    "behandelen": ("behandel", "behandelt"),
}
"""Verbs of the templates whose speaker can be `ik` or a name: stem forms beside the plural."""


class Address:
    """How the reader is addressed and who speaks: the forms that templates ask for."""

    def __init__(self, form: str, speaker: str, name: Any) -> None:
        self.form = form
        self.speaker = speaker
        self.name = name

    def pick(self, u: str, je: str) -> str:
        """The form for the reader."""
        return u if self.form == "u" else je

    def verb(self, plural: str) -> str:
        """The form of a verb for the speaker. Raises `TemplateRuntimeError` for one that `VERBS` lacks, whoever speaks."""
        if plural not in VERBS:
            raise TemplateRuntimeError(f"v() does not know the verb `{plural}`")
        if self.speaker == "we":
            return plural
        return VERBS[plural][0 if self.speaker == "i" else 1]
