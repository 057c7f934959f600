"""No seams: nothing empty, no list of one, no fact that the line above has just told, no condition lost in the korte versie."""

from __future__ import annotations

import pytest

from .support import document, markdown, model_from, words_of


def md(yaml: str, version: str = "lang", form: str = "u") -> str:
    """A statement as Markdown, each paragraph on one line."""
    lines = markdown(document(model_from(yaml, form), version)).split("\n\n")
    return "\n\n".join(" ".join(part.split()) if "|" not in part and "- " not in part else part for part in lines)


@pytest.mark.parametrize(
    "yaml",
    [
        "rights: {offer: []}",
        "rights: {within: 1 month}",
        "rights: {offer: applicable}",
        "rights: {offer: [no_automated_decision]}",
        "rights: {offer: [uw gegevens door ons laten uitleggen]}",
        "rights: {contact: aan de balie}",
        "rights: {contact: aan de balie, within: 1 month}",
        "rights: {offer: [objection]}",
        "rights: {offer: [restriction]}",
        "rights: none",
        "outsourcing: {agreement: true}\nshort_version: {include: [outsourcing]}",
        "promises: {p: {text: Iets., highlight: true}}\nshort_version: {include: [principles]}",
        "activities: {a: {title: Als u belt, legal_basis: contract}}\nshort_version: {include: [a]}",
    ],
)
def test_no_heading_of_the_korte_versie_has_nothing_below_it(yaml: str) -> None:
    blocks = md(yaml, "kort").strip().split("\n\n")
    assert not [this for this, below in zip(blocks, [*blocks[1:], "#"], strict=True) if below[:1] == this[:1] == "#"]


def test_the_korte_versie_names_every_right_in_words_of_its_own() -> None:
    words = words_of("rights: {offer: [no_automated_decision, zelf uw dossier ophalen]}", version="kort")
    assert "U kunt een besluit van een computer door een mens laten bekijken." in words
    assert "U kunt zelf uw dossier ophalen." in words
    assert "U kunt ons vragen uw gegevens tijdelijk niet te gebruiken." in words_of(
        "rights: {offer: [restriction]}", version="kort"
    )


def test_one_type_of_cookies_is_a_sentence_and_not_a_list() -> None:
    made = md("cookies: {types: [functional: {purposes: [remember_cart]}], text: Andere cookies gebruiken wij niet.}")
    assert (
        "Wij gebruiken functionele cookies om uw winkelmandje te onthouden. Andere cookies gebruiken wij niet." in made
    )
    made = md("cookies: {types: [functional: {purposes: [bijhouden wat u koos], when: als u inlogt}, analytical]}")
    assert "- **Functionele cookies.**" in made and "- **Analytische cookies.**" in made


@pytest.mark.parametrize(
    "yaml",
    [
        "dpo: none\nlayout: [data]\nactivities: {a: {data: [naam]}}",
        "automated_decisions: [de hoogte van uw premie]",
        "changes: {history: [{date: 2026-11-01, text: Een nieuwe verwerker.}]}",
        "rights: {offer: [access]}",
        "outsourcing: {services: [hosting]}",
        "contacts: {desk: {label: onze balie, phone: 033-1234567}}",
        "subjects: {a: {label: leden}}\nactivities: {x: {title: Iets, subjects: [a]}}\nlayout: [subjects]",
    ],
)
def test_no_list_has_one_item(yaml: str) -> None:
    assert not [line for line in md(yaml).splitlines() if line.startswith("- ")]


def test_a_list_that_an_editor_wrote_stays_a_list() -> None:
    assert "- een regel" in md("activities:\n  a:\n    title: Iets\n    text: |-\n      Let op:\n\n      - een regel\n")


def test_short_paragraphs_of_a_section_are_one_and_long_ones_stay_apart() -> None:
    made = md("complaint: {authority: ap, text: Dat is de nationale toezichthouder.}")
    assert "). Dat is de nationale toezichthouder." in made
    long = "Wij leggen dit uit in een lange zin die vooral veel ruimte neemt op het scherm. " * 4
    assert f"\n\n{long.strip()}" in md(f'complaint: {{authority: ap, text: "{long}"}}')


def test_people_stand_in_the_label_of_the_data() -> None:
    words = words_of(
        "activities:\n  a: {title: Een, subjects: [klanten], data: [naam], purposes: [invoicing]}\n"
        "  b: {title: Twee, subjects: [sollicitanten], data: [naam], purposes: [recruitment]}"
    )
    assert "Gegevens van klanten: naam" in words and "Gegevens van sollicitanten: naam" in words
    assert "Over wie" not in words


def test_data_that_name_the_people_do_not_name_them_twice() -> None:
    words = words_of(
        "activities: {a: {title: Iets, subjects: [klanten], data: [facturen aan klanten], purposes: [invoicing]}}"
    )
    assert "Gegevens: facturen aan klanten" in words


def test_people_who_are_the_same_for_all_activities_are_told_once() -> None:
    yaml = (
        "activities:\n  a: {title: Een, subjects: [leden], data: [naam], purposes: [invoicing]}\n"
        "  b: {title: Twee, subjects: [leden], data: [adres], purposes: [newsletter]}\n"
    )
    words = words_of(yaml)
    assert words.count("leden") == 1 and "Hieronder gaat het om gegevens van leden." in words
    assert "Hieronder gaat het" not in words_of(yaml + "  c: {title: Drie, data: [naam], purposes: [invoicing]}")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("subjects: [medewerkers]", "Het gaat om gegevens van medewerkers."),
        ("purposes: [u een pasje geven]", "Wij gebruiken uw gegevens hiervoor: u een pasje geven."),
        ("purposes: [remember_cart]", "Wij gebruiken uw gegevens om uw winkelmandje te onthouden."),
        ("subjects: [klanten], data: [naam, adres]", "Het gaat om gegevens van klanten: naam en adres."),
        ("data: [naam, adres]", "Het gaat om deze gegevens: naam en adres."),
    ],
)
def test_one_fact_alone_is_a_sentence(facts: str, words: str) -> None:
    made = words_of(f"activities: {{a: {{title: Als het zover is, {facts}}}}}")
    assert words in made


def test_a_period_does_not_repeat_whose_data_it_is_about() -> None:
    yaml = (
        "retention: {r: {of: [customers], while: customer, then: 2 years}}\n"
        "activities: {a: {title: Iets, subjects: [customers], data: [naam], retention: r}, b: {title: Anders, retention: 1 year}}"
    )
    words = words_of(yaml)
    assert "Hoe lang: zolang u klant bent en daarna nog 2 jaar" in words
    assert "Gegevens van klanten: zolang u klant bent" in words  # in the overview, where no line names them


def test_objection_behind_an_explanation_says_to_what() -> None:
    yaml = "rights: {offer: applicable}\nactivities: {a: {title: Iets, legal_basis: {legitimate_interest: {why: Een arts kijkt mee.}}}}"
    assert "Een arts kijkt mee. U kunt tegen dit gebruik bezwaar maken." in words_of(yaml)


def test_the_korte_versie_keeps_conditions() -> None:
    yaml = (
        "activities:\n  a:\n    title: Als u belt\n"
        "    data: [naam, browser: {when: sometimes}, adres, taal: {when: sometimes}, e-mailadres: {when: als u mailt}]\n"
        "    purposes: [u helpen: {when: als dat nodig is}]\n"
        "  b: {title: Iets, data: [naam]}"
    )
    words = words_of(yaml, version="kort")
    assert "naam, adres en e-mailadres (als u mailt); soms ook browser en taal" in words
    assert "u helpen (als dat nodig is)" in words


def test_a_nearly_empty_column_of_the_korte_versie_stands_below_the_table() -> None:
    rows = "\n".join(f"  a{number}: {{title: Geval {number}, purposes: [doel {number}]}}" for number in range(4))
    yaml = f"activities:\n{rows}\n  b: {{title: Als u belt, data: [telefoonnummer], retention: 1 year, purposes: [u helpen]}}"
    made = md(yaml, "kort")
    assert "| Wanneer | Waarvoor |" in made
    assert "Bij ‘Als u belt’ gebruiken wij telefoonnummer." in made
    assert "Bij ‘Als u belt’ bewaren wij uw gegevens 1 jaar." in made
    more = md(yaml + "\n  c: {title: Als u mailt, data: [e-mailadres]}", "kort")
    assert "- Als u mailt: e-mailadres." in more and "| Als u mailt" not in more


def test_one_activity_needs_no_table() -> None:
    made = md("activities: {a: {data: [naam], purposes: [invoicing], retention: 1 year}}", "kort")
    assert "|" not in made and "- **Hoe lang:** 1 jaar" in made


def test_considerations_with_and_in_them_stay_apart() -> None:
    yaml = "activities: {a: {title: Iets, retention: {as_long_as: needed_for_purpose, considering: [vragen en klachten, de wet]}}}"
    assert "Wij letten daarbij op vragen en klachten en op de wet." in words_of(yaml)


def test_parties_that_differ_for_every_reader_say_so_once() -> None:
    yaml = (
        "recipients:\n  a: {label: uw apotheek, role: controller, varies: true}\n"
        "  b: {label: uw verzekeraar, role: controller, varies: true}\n"
        "activities: {x: {title: Iets, recipients: [a, b]}}"
    )
    words = words_of(yaml)
    assert "Welke partijen dat zijn, hangt van u af." in words and "Welke partij dat is" not in words
    assert "Welke partij dat is, hangt van u af." in words_of(
        yaml.replace("b: {label: uw verzekeraar", "b: {name: B").replace(
            "B, role: controller, varies: true", "B, role: controller"
        )
    )


def test_a_party_that_sometimes_gets_data() -> None:
    words = words_of(
        "recipients: {a: {label: een koerier, when: sometimes}}\nactivities: {x: {title: Iets, recipients: [a]}}"
    )
    assert "Wij delen soms gegevens met een koerier." in words


@pytest.mark.parametrize(
    ("of", "what"),
    [
        ("customers", "Gegevens van klanten"),
        ("facturen", "Facturen"),
        ("facturen: {when: als u die vraagt}", "Facturen (als u die vraagt)"),
    ],
)
@pytest.mark.parametrize("layout", ["retention", "retention: {view: list}", "retention: {columns: [data, retention]}"])
def test_a_period_that_nothing_uses_names_what_it_is_about(of: str, what: str, layout: str) -> None:
    made = md(
        f"retention: {{r: {{of: [{of}], keep: 2 years, after: delivery}}}}\nlayout: [{layout}, rest]\n"
        "activities: {a: {title: Iets, data: [naam], retention: 1 year}}"
    )
    between = ": " if "list" in layout else " | "
    assert f"{what}{between}{'t' if 'list' in layout else 'T'}ot 2 jaar na de levering" in made
    assert "|  |" not in made and "| |" not in made and "- :" not in made


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            "subjects: [klanten], data: [gegevens over het bezoek], purposes: [u helpen]",
            "Van klanten: gegevens over het bezoek",
        ),
        ("data: [gegevens over het bezoek], purposes: [u helpen]", "Het gaat om: gegevens over het bezoek"),
        (
            "data: [persoonsgegevens van klanten], subjects: [klanten], purposes: [u helpen]",
            "Het gaat om: persoonsgegevens van klanten",
        ),
        ("subjects: [klanten], data: [gegevens over het bezoek]", "Van klanten gaat het om: gegevens over het bezoek."),
        ("data: [gegevens over het bezoek]", "Het gaat om: gegevens over het bezoek."),
        ("data: [abonnementsgegevens], purposes: [u helpen]", "Gegevens: abonnementsgegevens"),
    ],
)
def test_the_word_for_data_is_not_said_twice(facts: str, words: str) -> None:
    assert words in words_of(f"activities: {{a: {{title: Als het zover is, {facts}}}}}")


def test_a_way_to_object_does_not_read_as_the_way_of_the_use() -> None:
    objection = "{against: het gebruik van uw gegevens door Coblue, contact: a@voorbeeld.nl}"
    words = words_of(f"activities: {{a: {{title: Iets, purposes: [u helpen], objection: {objection}}}}}")
    assert "U kunt via a@voorbeeld.nl bezwaar maken tegen het gebruik van uw gegevens door Coblue." in words


def test_only_stands_before_the_condition_and_not_before_the_party() -> None:
    yaml = (
        "recipients: {police: {label: opsporingsdiensten, role: authority, only_if: legal_obligation}}\n"
        "activities: {a: {title: Iets, purposes: [u helpen], recipients: [police]}}"
    )
    assert "Wij geven gegevens aan opsporingsdiensten alleen als dat moet van de wet." in words_of(yaml)


def test_the_other_name_of_a_cookie_stands_behind_its_name() -> None:
    kinds = "functional, {advertising: {also_called: trackingcookies, purposes: [adverteren: {why: Zo zien wij het effect.}]}}"
    words = words_of(f"cookies: {{types: [{kinds}]}}")
    assert "Advertentiecookies (ook wel trackingcookies)." in words
    words = words_of("cookies: {types: [{advertising: {also_called: trackingcookies}}]}")
    assert "Wij gebruiken advertentiecookies (ook wel trackingcookies)." in words


def test_what_a_party_uses_data_for_does_not_read_as_why_it_shares_them() -> None:
    yaml = (
        "recipients: {vendors: {label: leveranciers, shares_back: true, purposes: [u informatie geven]}}\n"
        "activities: {a: {title: Iets, data: [naam], recipients: [vendors]}}"
    )
    words = words_of(yaml)
    use, back = "Zij gebruiken uw gegevens hiervoor: u informatie geven.", "Zij delen ook gegevens met ons."
    assert use in words and words.index(use) < words.index(back) and "Waarvoor" not in words


def test_a_source_under_a_condition_says_what_may_be_used() -> None:
    source = "{label: openbare registers, examples: [het Handelsregister], only_if: u dat goed vindt}"
    words = words_of(f"sources: {{s: {source}}}\nactivities: {{a: {{title: Iets, data: [naam], from: [s]}}}}")
    assert "(zoals het Handelsregister). Die gegevens gebruiken wij alleen als u dat goed vindt." in words


def test_a_period_for_everything_that_is_no_phrase_stands_behind_a_colon() -> None:
    yaml = "defaults: {retention: {kept_by: Meta}}\nactivities: {a: {title: Iets, data: [naam]}}"
    assert "Bewaartermijn: ze blijven opgeslagen bij Meta." in words_of(yaml)


def test_the_reason_for_a_copy_stands_with_the_copy_and_not_with_what_is_blacked_out() -> None:
    words = words_of(
        "rights:\n  identification: {for: [access], ask: een kopie van uw paspoort, black_out: [BSN], id_copy: true,"
        " why: Zo weten wij wie u bent., text: Dat beschermt uw privacy.}\n"
    )
    assert "paspoort. Zo weten wij wie u bent. Maak op die kopie onleesbaar: BSN. Dat beschermt uw privacy." in words
