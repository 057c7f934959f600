"""MKT: consent for messages and calls, the conditions for customers, ways to stop, and marketing by or with others."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import cases

from privgen.findings import Finding
from privgen.lint.selection import Selection

INTEREST = "{legitimate_interest: {interest: klanten vertellen over nieuwe kazen}}"
OUT = "opt_out: met de link onderaan elke mail"


def of_family(fragment: str, as_of: date = cases.AS_OF) -> list[Finding]:
    return cases.findings(fragment, as_of=as_of, selection=Selection(select=("MKT",)))


def found(fragment: str, as_of: date = cases.AS_OF) -> list[tuple[str, int]]:
    return [(each.code, each.span.line) for each in of_family(fragment, as_of) if each.code.startswith("MKT")]


def mailing(
    purpose: str = "newsletter",
    subjects: str = "prospects",
    basis: str = INTEREST,
    marketing: str = f"{{{OUT}}}",
    more: str = "",
) -> str:
    """An activity with its subjects on line 3, purpose on 5, basis on 6 and marketing on 7."""
    return (
        f"activities:\n  a:\n    subjects: [{subjects}]\n    data: [naam]\n    purposes: [{purpose}]\n"
        f"    legal_basis: {basis}\n    marketing: {marketing}\n{more}"
    )


# --- MKT001 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("purpose", ["newsletter", "email_marketing", "sms_marketing"])
def test_messages_need_consent(purpose: str) -> None:
    assert found(mailing(purpose)) == [("MKT001", 6)]
    assert found(mailing(purpose, basis="contract")) == [("MKT001", 6)]
    assert found(mailing(purpose, basis="consent")) == []
    assert found(mailing(purpose, basis=f"[consent, {INTEREST[1:-1]}]")) == []


def test_post_and_unknown_channels_are_no_messages() -> None:
    assert found(mailing("post_marketing")) == []
    assert found(mailing("direct_marketing")) == []
    assert found(mailing("direct_marketing", marketing=f"{{channel: [email], {OUT}}}")) == [("MKT001", 6)]
    assert found(mailing("newsletter", marketing=f"{{channel: [post], {OUT}}}")) == []


def test_an_unknown_basis_is_not_guessed() -> None:
    assert found(mailing().replace(f"    legal_basis: {INTEREST}\n", "")) == []


def test_a_purpose_with_its_own_consent_passes() -> None:
    assert found(mailing("newsletter: {legal_basis: consent}")) == []


def test_businesses_are_a_warning() -> None:
    (finding,) = of_family(mailing(marketing=f"{{to: businesses, {OUT}}}"))
    assert (finding.code, finding.level) == ("MKT001", "warning")


def test_messages_that_are_no_marketing_and_those_of_a_processor_pass() -> None:
    service = mailing("service_messages").replace(f"    marketing: {{{OUT}}}\n", "")
    assert found(service) == []
    assert found(mailing(more="    role: processor\n")) == []


# --- MKT002 -------------------------------------------------------------------------------------------------------


def test_calls_need_consent_also_to_customers_since_july_2026() -> None:
    calls = mailing("phone_marketing", "customers", marketing="{to: existing_customers, opt_out: tijdens het gesprek}")
    assert found(calls) == [("MKT002", 6)]
    assert found(calls, date(2026, 6, 30)) == []
    assert found(calls.replace("existing_customers", "businesses")) == []
    assert found(mailing("phone_marketing", basis="consent")) == []


def test_raising_funds_by_phone_has_a_rule_of_its_own() -> None:
    assert found(mailing("fundraising", "donors", marketing=f"{{channel: phone, {OUT}}}")) == []


# --- MKT003 -------------------------------------------------------------------------------------------------------

CONFIRMED = "own_products: true, opt_out_at_collection: true, opt_out_in_message: true"


def test_customers_may_get_messages_on_three_conditions() -> None:
    assert found(mailing(subjects="customers", marketing=f"{{{CONFIRMED}, {OUT}}}")) == []
    assert found(mailing(marketing=f"{{to: existing_customers, {CONFIRMED}}}")) == []
    assert found(mailing(subjects="customers", marketing=f"{{to: anyone, {CONFIRMED}}}")) == [("MKT001", 6)]
    (finding,) = of_family(mailing(subjects="customers", marketing=f"{{own_products: true, {OUT}}}"))
    assert finding.message == (
        "does not confirm for `de nieuwsbrief sturen`: "
        "a way to refuse when the data are collected and a way out in every message"
    )
    assert finding.span.line == 7


def test_a_condition_that_is_denied_is_not_confirmed() -> None:
    denied = CONFIRMED.replace("own_products: true", "own_products: false")
    assert found(mailing(subjects="customers", marketing=f"{{{denied}}}")) == [("MKT003", 7)]


# --- MKT004 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "marketing",
    [
        f"{{{OUT}}}",
        "{opt_out_in_message: true}",
        "{text: U kunt zich altijd afmelden.}",
        "{about: kazen, effect: Na uw afmelding stopt het.}",
    ],
)
def test_a_way_out_may_stand_in_several_places(marketing: str) -> None:
    assert found(mailing(basis="consent", marketing=marketing)) == []


@pytest.mark.parametrize(
    "more",
    [
        "    opt_out: in uw account\n",
        "    objection: {how: met een mail}\n",
        "    text: Schrijf u uit in uw account.\n",
    ],
)
def test_a_way_out_may_stand_at_the_activity(more: str) -> None:
    assert found(mailing(basis="consent", marketing="true", more=more)) == []


def test_withdrawing_consent_is_a_way_out() -> None:
    assert found(mailing(basis="{consent: {withdraw: met een mail}}", marketing="true")) == []
    assert found(mailing(basis="consent", marketing="true")) == [("MKT004", 7)]


def test_for_messages_a_right_to_object_in_general_is_too_little() -> None:
    told = "rights: {offer: [applicable, objection], contact: email, within: 1 month}\n"
    assert found(told + mailing(basis="consent", marketing="true")) == [("MKT004", 8)]
    assert found(told + mailing("post_marketing", marketing="true")) == []
    how = "rights: {offer: [objection_marketing: {how: met een mail}], contact: email, within: 1 month}\n"
    assert found(how + mailing(basis="consent", marketing="true")) == []
    assert found("rights: {offer: [access], contact: email}\n" + mailing("post_marketing", marketing="true")) == [
        ("MKT004", 8)
    ]


def test_data_that_are_kept_to_win_customers_back_need_a_way_out() -> None:
    kept = "retention: {while: customer, then: 2 years, purposes: [win_back]}\n"
    told = "rights: {offer: [access], contact: email}\nactivities:\n  a:\n    purposes: [deliver_service]\n    "
    assert found(told + kept) == [("MKT004", 5)]
    assert found(told + kept + "    opt_out: in uw account\n") == []
    assert found(told + kept.replace("win_back", "dispute")) == []


def test_a_way_out_that_is_denied_is_none() -> None:
    assert found(mailing(basis="consent", marketing="{opt_out: none}")) == [("MKT004", 7)]


def test_advertisements_and_contests_are_not_sent() -> None:
    shown = mailing("targeted_advertising, contests").replace(f"    marketing: {{{OUT}}}\n", "")
    assert found("rights: {offer: [access], contact: email}\n" + shown) == []


# --- MKT005 -------------------------------------------------------------------------------------------------------

PARTNER = "recipients:\n  partner: {{label: onze partner, role: {}, country: NL, purposes: [{}]{}}}\n"
GIVEN = (
    "activities:\n  a:\n    data: [naam]\n    purposes: [deliver_service]\n"
    "    legal_basis: contract\n    recipients: [partner]\n"
)


def test_others_that_market_for_themselves_are_reported_once() -> None:
    twice = GIVEN + "  b: {data: [naam], purposes: [invoicing], recipients: [partner]}\n"
    assert found(PARTNER.format("controller", "direct_marketing", "") + twice) == [("MKT005", 2)]
    assert found(PARTNER.format("processor", "direct_marketing", "") + GIVEN) == []
    assert found(PARTNER.format("controller", "deliver_order", "") + GIVEN) == []
    assert found(PARTNER.format("controller", "direct_marketing", ", opt_out: in uw account") + GIVEN) == []
    assert found(PARTNER.format("controller", "direct_marketing", "") + GIVEN.replace("contract", "consent")) == []


def test_bought_data_are_reported_unless_people_can_refuse() -> None:
    bought = "activities:\n  a:\n    data: [naam]\n    from: [data_brokers]\n    purposes: [customer_analysis]\n"
    bought += "    legal_basis: contract\n"
    assert found(bought) == [("MKT005", 4)]
    assert found(bought + "    objection: {how: met een mail}\n") == []


def test_a_trader_in_data_among_the_examples_of_a_general_source() -> None:
    spec = "sources:\n  other: {{label: andere bronnen, examples: [externe gegevensverzamelaars]{}}}\n"
    spec += "defaults:\n  from: [other]\n  recipients: none\n"
    spec += "activities:\n  a: {{data: [naam], purposes: [customer_analysis], legal_basis: contract}}\n"
    spec += "  b: {{data: [adres], purposes: [deliver_service], legal_basis: contract}}\n"
    assert found(spec.format("")) == [("MKT005", 4)], "once, for all activities that inherit it"
    assert found(spec.format(", only_if: u die bron toestemming gaf")) == []
    assert found(spec.format("").replace("externe gegevensverzamelaars", "het Handelsregister")) == []


def test_what_cannot_be_read_is_not_missing() -> None:
    assert found(mailing(basis="consent", marketing="{opt_out: [a, b]}")) == []
