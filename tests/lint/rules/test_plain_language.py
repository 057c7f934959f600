"""The words of a statement: vague ones, open lists, placeholders, languages, and texts that do not fit their slots."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cases import findings, only

from privgen.lint.selection import Selection

ORDERS = """\
activities:
  orders:
    title: Als u iets bestelt
    subjects: [customers]
    data: {data}
    purposes: [deliver_order]
    legal_basis: contract
    required: {{by: contract, consequence: dan kunnen wij niet leveren}}
    recipients: none
    retention: 2 years after delivery
    text: {text}
"""


def orders(text: str = "Wij pakken alles goed in.", data: str = "[naam, adres]") -> str:
    return ORDERS.format(text=text, data=data)


def security(text: str) -> str:
    return f"security:\n  measures: [een beveiligde verbinding]\n  text: {text}\n"


# --- plain language ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Soms delen wij uw gegevens met anderen, en dan kunnen wij ze koppelen.",
        "Wij kunnen uw gegevens ook delen.",
        "Soms delen wij uw adres met de bezorger.",
        "In bepaalde gevallen leggen wij ook uw browser vast.",
        "Deze gegevens kunnen ook gebruikt worden voor reclame.",
    ],
)
def test_what_we_may_do_is_vague(text: str) -> None:
    assert only(orders(text), "LNG001") == [("LNG001", 11)]


@pytest.mark.parametrize(
    "text",
    [
        "U kunt uw gegevens altijd inzien.",
        "Zo kunnen wij uw gegevens snel verwerken.",
        "Wij bewaren uw gegevens, zodat wij ze bij een geschil kunnen gebruiken.",
        "Zonder adres kunnen wij niets bezorgen.",
        "Wij helpen u zo snel mogelijk.",
        "Soms bellen wij u terug.",
        "Soms geven wij u korting.",
        "Soms nemen wij contact met u op.",
        "Wij bewaren niets. Vaak weten wij niet eens wie u bent.",
        "Wij kunnen uw gegevens niet delen met anderen.",
    ],
)
def test_what_people_can_do_and_reasons_are_not_vague(text: str) -> None:
    assert only(orders(text), "LNG001") == []


def test_vague_fields_of_one_activity_are_one_finding_and_authorities_none() -> None:
    assert only(orders(data="[naam: {when: sometimes}, adres: {when: possible}]"), "LNG001") == [("LNG001", 5)]
    assert only(orders().replace("    data:", "    when: possible\n    data:"), "LNG001") == [("LNG001", 5)]
    assert only(orders().replace("    data:", "    when: sometimes\n    data:"), "LNG001") == []
    police = "recipients:\n  police: {label: de politie, role: authority, when: sometimes}\n"
    assert only(police, "LNG001") == []


def test_introductions_of_sections_are_judged_and_what_others_do_is_not() -> None:
    intro = "layout:\n  - recipients: {intro: %s}\n  - rest\n"
    assert only(intro % "Hieronder leest u welke gegevens wij (kunnen) delen.", "LNG001") == [("LNG001", 2)]
    assert only(intro % "Hieronder leest u welke gegevens wij delen.", "LNG001") == []
    assert only(orders("Uw gegevens kunnen gelezen worden door iedereen op het forum."), "LNG001") == []
    assert only(orders("Uw gegevens kunnen gedeeld worden met ons magazijn."), "LNG001") == [("LNG001", 11)]


def test_debts_are_left_alone() -> None:
    assert only(orders("Betaalt u niet? Dan kunnen wij de vordering uitbesteden."), "LNG001") == []


def test_a_condition_comes_before_the_text_that_repeats_it() -> None:
    vague = orders("Wij kunnen uw naam vastleggen.", data="[naam: {when: sometimes}]")
    (finding,) = (each for each in findings(vague) if each.code == "LNG001")
    assert [finding.span.line, *(each.span.line for each in finding.related)] == [5, 11]


def test_who_gets_data_comes_first_among_what_is_vague() -> None:
    many = "".join(f"  a{number}: {{data: [naam: {{when: sometimes}}]}}\n" for number in range(6))
    shared = "outsourcing:\n  text: In bepaalde andere gevallen krijgen derden gegevens van ons.\n"
    found = [line for _, line in only(f"activities:\n{many}{shared}", "LNG001")]
    assert found == [2, 3, 4, 5, 9]


def test_five_vague_activities_are_enough() -> None:
    many = "".join(
        f"  a{number}:\n    title: Geval {number}\n    subjects: [customers]\n    data: [naam: {{when: sometimes}}]\n"
        "    purposes: [deliver_order]\n    legal_basis: contract\n    required: none\n    recipients: none\n"
        "    retention: 1 year after delivery\n"
        for number in range(8)
    )
    assert len(only(f"activities:\n{many}", "LNG001")) == 5


@pytest.mark.parametrize(
    ("data", "open_"),
    [
        ("[naam, gegevens over uw bestelling etc.]", True),
        ("[naam: {examples: [voornaam]}]", True),
        ("[contactgegevens: {examples: [adres], items: [adres, e-mailadres]}]", False),
        ("[naam, adres]", False),
    ],
)
def test_open_lists(data: str, open_: bool) -> None:
    assert bool(only(orders(data=data), "LNG002")) is open_


def test_a_purpose_of_cookies_that_is_an_example_only() -> None:
    cookies = "cookies:\n  types:\n    - functional: {purposes: [onthouden wie u bent]}\n"
    assert only(cookies, "LNG002") == []
    assert only(cookies.replace("[onthouden", "[bijvoorbeeld onthouden"), "LNG002") == [("LNG002", 3)]


def test_data_of_cookies_that_are_told_by_examples_only() -> None:
    cookies = "cookies:\n  types: [functional: {purposes: [onthouden wie u bent]}]\n"
    cookies += "  data:\n    - gegevens: {KEY: [IP-adres]}\n"
    assert only(cookies.replace("KEY", "examples"), "LNG002") == [("LNG002", 4)]
    assert only(cookies.replace("KEY", "items"), "LNG002") == []


def test_a_text_that_lacks_the_language_of_the_statement() -> None:
    assert only(security("{en: We lock our doors., de: Wir schliessen ab.}"), "LNG003") == [("LNG003", 3)]
    assert only(security("{nl: Wij sluiten af., en: We lock our doors.}"), "LNG003") == []


@pytest.mark.parametrize(
    ("text", "leftover"),
    [
        ("Mail naar [e-mailadres].", True),
        ("Bel XXX voor vragen.", True),
        ("TODO", True),
        ("Stuur het naar ____.", True),
        ("Bel {{ telefoon }}.", True),
        ("x", True),
        ("U kunt dit doen door het formulier in te vullen.", False),
        ("Lees [ons adres](https://www.dekaasboer.nl).", False),
        ("Wij werken met maat XXL en met 2xx-codes.", False),
        ("Uw keuze [ja of nee] bewaren wij.", False),
    ],
)
def test_placeholders(text: str, leftover: bool) -> None:
    assert bool(only(security(f'"{text}"'), "LNG005")) is leftover


def test_a_company_may_be_called_x() -> None:
    fragment = "recipients:\n  social: {name: X, role: controller, service: advertising, country: NL}\n"
    assert only(fragment, "LNG005") == []


# --- the slots of texts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fragment", "line"),
    [
        (orders(data="[naam: {when: u belt}]"), 5),
        (orders(data="[naam: {so_that: zodat wij u kennen}]"), 5),
        (orders(data="[naam: {why: omdat wij u dan kennen}]"), 5),
        (orders(data="[naam: {only_if: als u belt}]"), 5),
        (orders(data="[naam: {retention: {keep: 1 year, after: nadat u vertrekt}}]"), 5),
        (orders(data="[naam: {retention: {while: zolang u lid bent}}]"), 5),
        (orders(data="[naam: {retention: {until: tot u opzegt}}]"), 5),
        (orders(data="[naam: {purposes: [om uw bestelling te bezorgen]}]"), 5),
        (orders(data="[naam: {purposes: [wij bezorgen uw bestelling]}]"), 5),
        (orders().replace("dan kunnen wij niet leveren", "u krijgt niets"), 8),
    ],
)
def test_texts_that_do_not_fit(fragment: str, line: int) -> None:
    assert only(fragment, "SLT001") == [("SLT001", line)]


@pytest.mark.parametrize(
    "data",
    [
        "[naam: {when: als u belt}]",
        "[naam: {when: soms}]",
        "[naam: {so_that: u niets dubbel hoeft te doen}]",
        "[naam: {why: 'Omdat u dan sneller klaar bent, vragen wij dit.'}]",
        "[naam: {only_if: u belt}]",
        "[naam: {retention: {keep: 1 year, after: uw vertrek}}]",
        "[naam: {retention: {until: uw klacht is afgehandeld}}]",
        "[naam: {purposes: [om toestemming vragen, u bellen, het effect van reclame meten]}]",
        "[naam: {purposes: [voor u bemiddelen]}]",
    ],
)
def test_texts_that_fit(data: str) -> None:
    assert only(orders(data=data), "SLT001") == []


@pytest.mark.parametrize(
    ("form", "text", "wrong"),
    [
        ("u", "Wij helpen je graag.", True),
        ("u", "Wij helpen u graag.", False),
        ("u", "Kies ‘Bekijk je gegevens’ in het menu.", False),
        ("je", "Wij helpen u graag.", True),
        ("je", "Uw gegevens zijn bij ons.", True),
        ("je", "Wij zijn er 24 u per dag.", False),
        ("je", "Wij helpen je graag.", False),
    ],
)
def test_pronouns(form: str, text: str, wrong: bool) -> None:
    statement = f"statement: {{language: nl, address_form: {form}, effective: 2026-11-01}}\nactivities: null\n"
    assert bool(only(statement + security(text), "SLT002")) is wrong


def test_where_most_texts_use_the_other_form_the_form_is_what_is_wrong() -> None:
    fragment = """\
    statement: {language: nl, effective: 2026-11-01}
    activities: null
    security:
      measures: [een beveiligde verbinding]
      intro: Wij letten op je gegevens.
      text: Dat mag je van ons verwachten.
      staff: Ook onze medewerkers letten op jouw gegevens.
    """
    assert only(fragment, "SLT002") == [("SLT002", 1)]


def test_rules_about_texts_can_be_chosen_by_family() -> None:
    found = findings(orders("Wij helpen je graag.") + "changes: null\n", selection=Selection(select=("SLT",)))
    assert [each.code for each in found] == ["SLT002"]
