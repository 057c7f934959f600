"""Wording, construct by construct, in both address forms: what a reader would see."""

from __future__ import annotations

import pytest

from privgen.source.reader import read

from .support import BASE, document, model_of, text, words_of

ACTIVITY = "activities: {{orders: {{title: Als het zover is, data: [naam], retention: {rule}}}}}"


@pytest.mark.parametrize(
    ("rule", "u", "je"),
    [
        ("7 years after delivery", "tot 7 jaar na de levering", None),
        (
            "{keep: 7 years, after: end_of_agreement, bound: at_most}",
            "tot uiterlijk 7 jaar na het einde van de overeenkomst",
            None,
        ),
        (
            "{keep: 7 years, after: end_of_agreement, bound: at_least}",
            "minstens 7 jaar na het einde van de overeenkomst",
            None,
        ),
        ("{keep: 1 month, bound: usually}", "meestal 1 maand", None),
        ("180 days", "180 dagen", None),
        ("P2Y", "2 jaar", None),
        ("36 maanden", "36 maanden", None),
        (
            "{while: customer, then: 2 years, purposes: [win_back]}",
            "zolang u klant bent en daarna nog 2 jaar, om",
            "zolang je klant bent en daarna nog 2 jaar, om",
        ),
        (
            "{while: account_in_use, delete_within: 2 months}",
            "; binnen 2 maanden na dat moment verwijderen wij ze",
            None,
        ),
        (
            "{while: account_in_use, after: cancellation, delete_within: 2 months}",
            "; binnen 2 maanden na de opzegging verwijderen wij ze",
            None,
        ),
        ("{until: consent_withdrawn}", "tot u uw toestemming intrekt", "tot je je toestemming intrekt"),
        ("{until: uw klacht is afgehandeld}", "tot uw klacht is afgehandeld", "tot uw klacht is afgehandeld"),
        ("{until: 2027-01-01}", "tot 1 januari 2027", None),
        (
            "{until: end_of_procedure, confirm: true}",
            "U krijgt bericht als de gegevens zijn verwijderd.",
            "Je krijgt bericht als de gegevens zijn verwijderd.",
        ),
        (
            "{until: not_needed, limit: voor zover technisch mogelijk}",
            "Wij verwijderen ze voor zover technisch mogelijk.",
            None,
        ),
        (
            "{as_long_as: needed_for_purpose, considering: [wettelijke eisen, klachten]}",
            "Wij letten daarbij op wettelijke eisen en klachten.",
            None,
        ),
        ("{as_long_as: de garantie loopt}", "zolang de garantie loopt", None),
        ("{on_request: any_time}", "tot u vraagt om ze te verwijderen", "tot je vraagt om ze te verwijderen"),
        (
            "{on_request: end_of_agreement, otherwise: 7 years}",
            "vraagt u dat niet, dan 7 jaar",
            "vraag je dat niet, dan 7 jaar",
        ),
        ("{stated_at: op het formulier}", "de termijn staat op het formulier", None),
        ("{kept_by: Meta}", "opgeslagen bij Meta", None),
        ("{longest_of: [1 year, 2 years]}", "de langste van deze termijnen: 1 jaar; 2 jaar", None),
        (
            "{keep: 7 years, after: end_of_financial_year, law: awr_52}",
            "Deze termijn volgt uit de wet (artikel 52 van de Algemene wet inzake rijksbelastingen).",
            None,
        ),
        (
            "{keep: 1 year, longer_if: [een conflict, een faillissement]}",
            "Dat kan langer duren bij een conflict of een faillissement.",
            None,
        ),
        ("[1 year, {keep: 10 years, of: [facturen]}]", "Facturen: 10 jaar", None),
        ("{keep: 3 months, when: als u geen klant wordt}", "3 maanden (als u geen klant wordt)", None),
    ],
)
def test_retention(rule: str, u: str, je: str | None) -> None:
    yaml = ACTIVITY.format(rule=rule)
    assert u in words_of(yaml)
    assert (je or u) in words_of(yaml, "je")


@pytest.mark.parametrize(
    ("basis", "u", "je"),
    [
        ("consent", "Wij doen dit alleen met uw toestemming.", "Wij doen dit alleen met jouw toestemming."),
        (
            "{consent: {how: op onze website, withdraw: met de link onderaan}}",
            "U kunt uw toestemming altijd intrekken met de link onderaan. Wat wij tot dan toe deden, mocht wel.",
            "Je kunt je toestemming altijd intrekken met de link onderaan. Wat wij tot dan toe deden, mocht wel.",
        ),
        (
            "contract",
            "Dat is nodig om een overeenkomst met u te sluiten of uit te voeren.",
            "Dat is nodig om een overeenkomst met jou te sluiten of uit te voeren.",
        ),
        (
            "{legal_obligation: {law: awr_52}}",
            "Dat moet van de wet (artikel 52 van de Algemene wet inzake rijksbelastingen).",
            None,
        ),
        ("{legal_obligation: {law: de Wet op iets}}", "Dat moet van de wet (de Wet op iets).", None),
        (
            "{legitimate_interest: {interest: weten welke pagina's niet werken}}",
            "Wij hebben daar belang bij (een gerechtvaardigd belang): wij willen weten welke pagina's niet werken.",
            None,
        ),
        ("vital_interests", "Dat is nodig om iemands leven of gezondheid te beschermen.", None),
        (
            "{public_task: {task: veilige wegen}}",
            "Dat is nodig voor onze taak in het algemeen belang: veilige wegen.",
            None,
        ),
    ],
)
def test_legal_bases(basis: str, u: str, je: str | None) -> None:
    yaml = f"activities: {{orders: {{title: Als het zover is, legal_basis: {basis}}}}}"
    assert u in words_of(yaml)
    assert (je or u) in words_of(yaml, "je")


def test_objection_is_only_mentioned_with_a_basis_if_the_spec_offers_it() -> None:
    yaml = "activities: {a: {title: Iets, legal_basis: legitimate_interest}}"
    assert "bezwaar" not in words_of(yaml).lower()
    assert "U kunt daartegen bezwaar maken." in words_of(yaml + "\nrights: {offer: applicable}")


@pytest.mark.parametrize(
    ("required", "u", "je"),
    [
        (
            "{by: contract, consequence: dan kunnen wij niet leveren}",
            "Geeft u ze niet, dan kunnen wij niet leveren.",
            "Geef je ze niet, dan kunnen wij niet leveren.",
        ),
        ("none", "U hoeft deze gegevens niet te geven.", "Je hoeft deze gegevens niet te geven."),
        ("law", "U moet deze gegevens van de wet geven.", "Je moet deze gegevens van de wet geven."),
        ("precontract", "Wij hebben deze gegevens nodig om een overeenkomst te kunnen sluiten.", None),
        ("{by: contract, of: [naam, adres]}", "Wij hebben naam en adres nodig voor de overeenkomst.", None),
    ],
)
def test_required(required: str, u: str, je: str | None) -> None:
    yaml = f"activities: {{orders: {{title: Als het zover is, data: [naam], required: {required}}}}}"
    assert u in words_of(yaml)
    assert (je or u) in words_of(yaml, "je")


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        ("{never: sell}", "Wij verkopen uw gegevens nooit."),
        ("{never: [sell, rent, trade]}", "Wij verkopen, verhuren of verhandelen uw gegevens nooit."),
        ("{never: sell, to: [derden]}", "Wij verkopen uw gegevens nooit aan derden."),
        (
            "{never: [share, sell], to: [derden]}",
            "Wij delen uw gegevens nooit met derden en verkopen ze ook niet aan hen.",
        ),
        ("{never: view, data: [wachtwoord]}", "Wij kunnen uw wachtwoord nooit inzien."),
        (
            "{never: ask, data: [wachtwoord], by: [telefoon, e-mail]}",
            "Wij vragen u via telefoon of e-mail nooit om uw wachtwoord.",
        ),
        ("{only: share, when: [contract, legal_obligation]}", "Wij delen uw gegevens alleen als"),
        (
            "{never: use_otherwise, unless: [consent, legal_obligation]}",
            "Wij gebruiken uw gegevens niet voor een ander doel. Dat is anders als u",
        ),
        ("{always: Wij toetsen elke verwerking aan de wet.}", "Wij toetsen elke verwerking aan de wet."),
        ("Wij zijn open.", "Wij zijn open."),
    ],
)
def test_promises(promise: str, words: str) -> None:
    assert words in words_of(f"promises: {{one: {promise}}}")


def test_none_is_not_not_stated() -> None:
    silent = words_of("security: {measures: [een slot]}")
    for word in ("computer", "EER", "cookies", "functionaris", "bijzondere"):
        assert word not in silent
    denied = words_of("automated_decisions: none\ntransfers: none\ncookies: none\ndpo: none\nspecial_categories: none")
    assert "Wij laten een computer nooit zelfstandig over u beslissen." in denied
    assert "Uw gegevens blijven in de Europese Economische Ruimte (EER)." in denied
    assert "Wij gebruiken geen cookies." in denied
    assert "Wij hebben geen functionaris voor gegevensbescherming (FG)." in denied
    assert "Wij gebruiken geen bijzondere persoonsgegevens." in denied


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("we", "Wij hebben geen functionaris"),
        ("i", "Ik heb geen functionaris"),
        ("name", "De Kaasboer B.V. heeft geen functionaris"),
    ],
)
def test_speaker(speaker: str, words: str) -> None:
    assert words in words_of(f"dpo: none\nstatement: {{language: nl, address_form: u, speaker: {speaker}}}")


def test_rights_follow_from_the_bases() -> None:
    yaml = "rights: {offer: applicable}\nactivities: {a: {title: Iets, legal_basis: {legal_obligation: {law: awr_52}}}}"
    words = words_of(yaml)
    assert "uw gegevens inzien" in words and "het gebruik van uw gegevens laten beperken" in words
    assert "meenemen" not in words and "intrekken" not in words and "Bezwaar." not in words
    assert "uw gegevens meenemen" in words_of(yaml.replace("{legal_obligation: {law: awr_52}}", "contract"))
    assert "uw toestemming intrekken" in words_of(yaml.replace("{legal_obligation: {law: awr_52}}", "consent"))
    assert "Bezwaar." in words_of(yaml.replace("{legal_obligation: {law: awr_52}}", "legitimate_interest"))


def test_what_the_editor_wrote_is_not_replaced_by_a_synonym() -> None:
    words = words_of("activities: {a: {title: Iets, subjects: [medewerkers], data: [relatienummer, e-mailadres, BSN]}}")
    assert "gegevens van medewerkers" in words
    assert "relatienummer" in words and "klantnummer" not in words
    assert "BSN" in words


def test_a_register_entry_that_nothing_refers_to_says_nothing() -> None:
    assert "oude naam" not in words_of("data: {old: {label: oude naam}}\nactivities: {a: {title: Iets, data: [naam]}}")


def test_a_note_is_never_printed() -> None:
    words = words_of(
        "activities: {a: {title: Iets, data: [naam], note: niet voor buiten}}\ncookies: {types: [functional], note: ook niet}"
    )
    assert "niet voor buiten" not in words and "ook niet" not in words


def test_a_transfer_says_why_it_is_allowed() -> None:
    yaml = """
recipients:
  mail: {name: Mailchimp, role: processor, country: US, transfer: {mechanism: scc, copy: privacy@dekaasboer.nl}}
activities: {a: {title: Iets, recipients: [mail]}}
"""
    words = words_of(yaml)
    assert "Mailchimp zit in de Verenigde Staten." in words
    assert "Wij hebben met Mailchimp een modelcontract van de Europese Commissie gesloten." in words
    assert "U kunt daarvan een kopie opvragen via privacy@dekaasboer.nl." in words


def test_dates_have_the_precision_they_were_written_with() -> None:
    for value, words in (
        ("2026-11-01", "vanaf 1 november 2026"),
        ("2016-08", "vanaf augustus 2016"),
        ("2024", "vanaf 2024"),
    ):
        assert words in words_of(f"statement: {{language: nl, address_form: u, effective: {value}}}")


def test_a_draft_says_so() -> None:
    for version in ("kort", "lang"):
        assert "CONCEPT." in words_of("statement: {language: nl, address_form: u, draft: true}", version=version)


def test_what_a_register_entry_says_is_told_once() -> None:
    yaml = """
data: {notes: {label: opmerkingen, via: [telefoon]}}
purposes: {share: {label: recepten plaatsen, so_that: anderen het kunnen koken}}
activities: {a: {title: Als het zover is, data: [notes], purposes: [share]}}
"""
    words = words_of(yaml)
    assert words.count("Dat gaat via telefoon.") == 1
    assert words.count("anderen het kunnen koken") == 1


def test_a_transfer_without_country_is_about_the_countries_outside_the_eea() -> None:
    words = words_of("recipients: {x: {name: Wolk, country: [US, NL], transfer: scc}}")
    assert "Wolk zit in de Verenigde Staten." in words and "Wolk zit in Nederland." not in words


def test_how_to_use_a_right_in_both_address_forms() -> None:
    yaml = "rights: {offer: [{access: {how: met een mail}}]}"
    assert "Dat doet u met een mail." in words_of(yaml)
    assert "Dat doe je met een mail." in words_of(yaml, "je")


def test_the_condition_of_a_promise_is_told_with_it() -> None:
    words = words_of("promises: {p: {always: Wij bellen u terug., when: als dat kan}}")
    assert "Wij bellen u terug. Dat geldt als dat kan." in words


@pytest.mark.parametrize("setting", ["speaker: name", "speaker: i"])
def test_one_speaker_has_verbs_in_the_singular(setting: str) -> None:
    yaml = f"""
statement: {{language: nl, address_form: u, {setting}}}
recipients: {{police: {{label: de politie, role: authority}}}}
special_categories: Soms.
rights: {{refusal: {{extent: partly}}}}
"""
    model = model_of({**BASE, **read(yaml.encode(), "test.yaml").value})
    words = text(document(model))
    assert not any(wrong in words for wrong in ("Geven ", "Gebruiken ", "Soms mogen", " wij "))
