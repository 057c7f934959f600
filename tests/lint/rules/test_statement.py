"""The statement as a whole: outdated law and words, dates, changes, security."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cases import check, findings, only


def security(text: str) -> str:
    return f"security:\n  measures: [een beveiligde verbinding]\n  text: {text}\n"


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


def test_the_places_that_name_an_own_entry_of_an_old_law_stand_beside_it() -> None:
    fragment = "laws:\n  old: {label: Wet bescherming persoonsgegevens}\n"
    fragment += "rights: {offer: applicable, law: old, contact: email, within: 1 month}\n"
    (found,) = (each for each in findings(fragment) if each.code == "OUT001")
    assert (found.span.line, [each.span.line for each in found.related]) == (2, [3])
    assert only(fragment.replace("Wet bescherming persoonsgegevens", "AVG"), "OUT001") == []


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
