"""REQ: how requests are handled: in what time, with what proof of identity, and at what cost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import cases

from privgen.findings import Finding


def of_family(fragment: str) -> list[Finding]:
    return cases.of_family(fragment, "RGT", "REQ")


def found(fragment: str) -> list[tuple[str, int]]:
    """Code and line of the findings of these families."""
    return [(each.code, each.span.line) for each in of_family(fragment)]


def rights(offer: str, *more: str) -> str:
    """Rights with the offer on line 2."""
    return "".join(
        f"{row}\n" for row in ("rights:", f"  offer: {offer}", "  contact: email", "  within: 1 month", *more)
    )


# --- REQ: time, identity, cost ------------------------------------------------------------------------------------


@pytest.mark.parametrize("within", ["4 weeks", "14 days", "30 days", "31 days", "1 month", "20 working days"])
def test_a_month_or_less_is_in_time(within: str) -> None:
    assert found(f"rights: {{offer: applicable, contact: email, within: {within}}}\n") == []


@pytest.mark.parametrize("within", ["5 weeks", "2 months", "60 days", "30 working days"])
def test_more_than_a_month_is_too_long(within: str) -> None:
    assert found(f"rights: {{offer: applicable, contact: email, within: {within}}}\n") == [("REQ001", 1)]


def test_an_extension_that_is_explained_and_a_term_in_words_pass() -> None:
    text = "  text: Is het ingewikkeld, dan verlengen wij dit en hoort u dat binnen een maand.\n"
    assert found("rights:\n  offer: applicable\n  contact: email\n  within: 3 months\n" + text) == []
    assert found("rights:\n  offer: applicable\n  contact: email\n  text: U krijgt binnen vier weken antwoord.\n") == []


def test_no_term_at_all_is_information() -> None:
    (finding,) = of_family("rights:\n  offer: applicable\n  contact: email\n")
    assert (finding.code, finding.level, finding.span.line) == ("REQ001", "info", 1)


@pytest.mark.parametrize(
    ("identification", "codes"),
    [
        ("{ask: een kopie van uw paspoort, black_out: [pasfoto, BSN]}", ["REQ002"]),
        ("{ask: een kopie van uw paspoort}", ["REQ002", "REQ003"]),
        ("{ask: een kopie van uw paspoort, when: doubt, black_out: [BSN]}", ["REQ003"]),
        ("{ask: een kopie van uw paspoort, when: bij twijfel, black_out: [uw foto, burgerservicenummer (BSN)]}", []),
        ("{ask: uw klantnummer}", []),
        ("{ask: een kopie van de factuur}", []),
        ("een kopie van uw identiteitsbewijs met de foto en het BSN onleesbaar", ["REQ002"]),
        ("none", []),
    ],
)
def test_copies_of_identity_documents(identification: str, codes: list[str]) -> None:
    assert sorted(code for code, _ in found(rights("applicable", f"  identification: {identification}"))) == codes


def test_a_copy_that_is_asked_for_one_right_is_not_said_to_be_asked_for_all() -> None:
    ask = "ask: een kopie van uw paspoort, black_out: [pasfoto, BSN]"
    (one,) = of_family(rights("applicable", f"  identification: {{for: [access], {ask}}}"))
    (all_,) = of_family(rights("applicable", f"  identification: {{{ask}}}"))
    assert "(access)" in one.message and "(" not in all_.message


@pytest.mark.parametrize(
    ("fee", "hit"),
    [
        ("none", False),
        ("Dit is gratis.", False),
        ("Een verzoek kost u niets.", False),
        ("Wij vragen 0,23 per pagina.", True),
        ("U betaalt daarvoor € 5.", True),
        ("U mag dit één keer per jaar gratis doen.", True),
        ("Alleen voor extra kopieën vragen wij een vergoeding.", False),
        ("Dit is gratis, tenzij uw verzoek buitensporig is.", False),
    ],
)
def test_fees(fee: str, hit: bool) -> None:
    assert [code for code, _ in found(rights("applicable", f"  fee: {fee}"))] == (["REQ004"] if hit else [])


def test_a_fee_in_another_text_is_found_there() -> None:
    assert found(rights("applicable", "  text: Voor een tweede verzoek brengen wij kosten in rekening.")) == [
        ("REQ004", 5)
    ]


def test_a_refusal_points_to_the_court() -> None:
    assert found(rights("applicable", "  refusal: {extent: [partly]}")) == [("REQ005", 5)]
    assert found(rights("applicable", "  refusal: {extent: [partly], remedy: U kunt dan naar de rechter.}")) == []


def test_a_contact_that_says_how_soon_it_answers_is_enough() -> None:
    contacts = "contacts: {desk: {email: desk@kaasboer.nl, answer_within: 2 weeks}}\n"
    assert found(contacts + "rights: {offer: applicable, contact: desk}\n") == []
