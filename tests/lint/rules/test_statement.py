"""The statement as a text: outdated law and words, dates, changes, security, vague words, placeholders, languages."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cases import check, findings

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


def only(fragment: str, code: str, **how: object) -> list[tuple[str, int]]:
    return [found for found in check(fragment, **how) if found[0] == code]  # type: ignore[arg-type]


# --- outdated ---------------------------------------------------------------------------------------------------------


def test_one_repealed_law_in_three_places_is_one_finding_with_the_others_beside_it() -> None:
    fragment = """\
    laws:
      wbp: {label: Wet bescherming persoonsgegevens}
    promises:
      tested: {always: Wij toetsen alles aan de Wbp.}
    rights: {offer: applicable, law: wbp, contact: email, within: 1 month}
    statement: {language: nl, address_form: u, effective: 2026-11-01, law: wbp}
    """
    found = [each for each in findings(fragment) if each.code == "OUT001"]
    assert len(found) == 1
    assert found[0].level == "error"
    assert {each.span.line for each in found[0].related} | {found[0].span.line} >= {2, 4, 6}


@pytest.mark.parametrize(
    "text",
    [
        "Sinds 25 mei 2018 geldt de AVG in plaats van de Wet bescherming persoonsgegevens.",
        "De AVG verving de Wbp.",
        "Wij werken volgens de AVG.",
    ],
)
def test_what_speaks_of_an_old_law_as_old_is_left_alone(text: str) -> None:
    assert only(security(text), "OUT001") == []


def test_a_law_named_by_its_id_counts_too() -> None:
    fragment = "rights: {offer: applicable, law: wbp, contact: email, within: 1 month}\n"
    assert check(fragment) == [("OUT001", 1)]


def test_an_exemption_from_notifying_is_an_outdated_claim() -> None:
    assert only(security("Wij zijn ervan vrijgesteld om dit te melden."), "OUT002") == [("OUT002", 3)]
    assert only(security("U bent vrijgesteld van verzendkosten."), "OUT002") == []


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("Binnenkort geldt de AVG.", ["GDPR", "UAVG Art. 51"]),
        ("Wij bellen u niet als u in het Bel-me-niet Register staat.", ["Tw Art. 11.8"]),
    ],
)
def test_an_outdated_claim_cites_what_it_is_about(text: str, laws: list[str]) -> None:
    (finding,) = (each for each in findings(security(text)) if each.code == "OUT002")
    assert [cite for cite, _ in finding.law] == laws


def test_the_name_of_an_agreement_keeps_the_old_product() -> None:
    fragment = """\
    recipients:
      google:
        name: Google
        role: processor
        service: kantoorsoftware leveren
        country: NL
        agreement: {name: Data Processing Amendment to G Suite}
    """
    assert only(fragment, "OUT003") == []
    assert only(fragment.replace("kantoorsoftware", "G Suite"), "OUT003") == [("OUT003", 5)]


def test_the_name_of_a_product_rests_on_no_law() -> None:
    (found,) = (each for each in findings(security("Wij adverteren met Google AdWords.")) if each.code == "OUT003")
    assert (found.help, found.law) == ("write `Google Ads`", ())
    (found,) = (each for each in findings(security("Wij zijn zelf de bewerker.")) if each.code == "OUT003")
    assert found.law


# --- date and changes -------------------------------------------------------------------------------------------------


def test_a_history_or_a_draft_stands_for_a_date() -> None:
    bare = "statement: {language: nl, address_form: u}\n"
    assert only(bare, "VER001") == [("VER001", 1)]
    assert only("statement: {language: nl, address_form: u, draft: true}\n", "VER001") == []
    history = bare + "changes: {notice: [email], history: [{date: 2026-01-01, text: Nieuwe bezorger.}]}\n"
    assert only(history, "VER001") == []


@pytest.mark.parametrize(
    ("written", "due"), [("2024-11-20", True), ("2024-11-21", False), ("2024-11", False), ("2023", True)]
)
def test_a_statement_is_due_two_years_after_the_last_day_its_date_can_mean(written: str, due: bool) -> None:
    fragment = f"statement: {{language: nl, address_form: u, effective: {written}}}\n"
    assert bool(only(fragment, "VER002", as_of=date(2026, 11, 21))) is due


def test_29_february_is_due_on_the_28th() -> None:
    fragment = "statement: {language: nl, address_form: u, effective: 2024-02-29}\n"
    assert only(fragment, "VER002", as_of=date(2026, 2, 28)) == []
    assert only(fragment, "VER002", as_of=date(2026, 3, 1)) == [("VER002", 1)]


def test_checking_systems_regularly_is_no_task_for_the_reader() -> None:
    assert only(security("Wij vragen experts onze systemen regelmatig te controleren."), "VER003") == []
    assert only(security("Kijk geregeld op deze pagina."), "VER003") == [("VER003", 3)]


@pytest.mark.parametrize(
    ("changes", "reaches"),
    [
        ("{notice: [email]}", True),
        ("{notice: [website, popup]}", True),
        ("{notice: [post]}", True),
        ("{notice: [een melding in de app]}", True),
        ("{text: Bij grote wijzigingen mailen wij u vooraf.}", True),
        ("Wij laten het u weten.", True),
        ("{notice: [website]}", False),
        ("{notice: [deze pdf]}", False),
        ("{intro: Wij mogen deze verklaring altijd wijzigen.}", False),
        ("none", False),
        ("null", False),
    ],
)
def test_changes_must_reach_people(changes: str, reaches: bool) -> None:
    assert bool(only(f"changes: {changes}\n", "VER004")) is not reaches


# --- security ---------------------------------------------------------------------------------------------------------


def test_security_in_a_section_of_ones_own_or_announced_is_no_missing_security() -> None:
    assert only("security: null\n", "SEC001") == [("SEC001", 0)]
    own = "security: null\nlayout: [{title: Veilig, text: Wij versleutelen alles.}, rest]\n"
    assert only(own, "SEC001") == []
    announced = "security: null\nstatement: {language: nl, address_form: u, effective: 2026-11-01, about: [security]}\n"
    assert check(announced) == [("CON009", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Geen enkel systeem is 100% veilig.",
        "Uw gegevens zijn veilig opgeslagen in Nederland.",
        "Die informatie is voor ons onbereikbaar.",
        "Wij beveiligen uw gegevens zo goed als wij kunnen.",
    ],
)
def test_a_sentence_that_promises_nothing_absolute_is_left_alone(text: str) -> None:
    assert only(security(text), "SEC002") == []


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
