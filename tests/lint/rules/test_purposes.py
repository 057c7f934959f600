"""PUR and CAT: purposes, legal bases and data. Each case is an activity of a fragment and the lines of the findings."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from cases import check, findings


def lines(code: str, fragment: str) -> list[int]:
    """The lines of the findings with this code."""
    return [line for found, line in check(fragment) if found == code]


def activity(*rows: str, head: str = "") -> str:
    """A spec with one activity `a` (its name on line 2), made of these rows from line 3 on; `head` comes after it."""
    return "activities:\n  a:\n" + "".join(f"    {row}\n" for row in rows) + head


LAW = "legal_basis: {legal_obligation: {law: awr_52}}"
DATA, PURPOSE = "data: [naam, adres]", "purposes: [deliver_order]"


@pytest.mark.parametrize(
    ("code", "fragment", "expected"),
    [
        ("PUR001", "activities: null", [0]),
        ("PUR001", activity("data: [naam: {purposes: [invoicing]}, adres]"), [3]),
        ("PUR001", activity("data: [naam: {purposes: [invoicing]}]"), []),
        ("PUR001", activity(DATA, LAW), []),
        ("PUR001", activity(DATA, "legal_basis: legal_obligation"), [2]),
        ("PUR001", activity(DATA, "role: processor"), []),
        ("PUR001", activity(DATA, "purposes: 3"), []),  # a purpose that cannot be read is there
        ("PUR001", activity(PURPOSE, head="  b: {part_of: a, data: [naam]}\n"), []),
        ("PUR001", activity("title: Contact", head="  b: {part_of: a, data: [naam], purposes: [contact]}\n"), []),
        ("PUR002", activity(DATA, "purposes: [deliver_order: {legal_basis: contract}, invoicing]"), [4]),
        ("PUR002", activity(DATA, "purposes: [deliver_order: {legal_basis: contract}]"), []),
        (
            "PUR002",
            activity(DATA, "purposes: [own]", head="purposes: {own: {label: iets doen, legal_basis: contract}}"),
            [],
        ),
        ("PUR002", activity("data: [naam: {legal_basis: contract}]", PURPOSE), []),
        ("PUR002", activity(DATA, PURPOSE, "legal_basis: [bedrijfsregels]"), [5]),
        (
            "PUR002",
            activity(DATA, PURPOSE, "legal_basis: own", head="legal_bases: {own: {label: het moet, is: contract}}"),
            [],
        ),
        ("PUR002", activity("form: anonymous", "purposes: [statistics]"), []),
        ("PUR002", activity("data: [naam: {form: aggregated}]", "purposes: [statistics]"), []),
        ("PUR002", activity(DATA, PURPOSE, "role: processor"), []),
        ("PUR002", activity(DATA, PURPOSE, "legal_basis: {contract: 3}"), []),
        ("PUR003", activity(DATA, PURPOSE, "legal_basis: public_task"), [5]),
        ("PUR003", activity(DATA, PURPOSE, "legal_basis: legal_obligation", "law: awr_52"), []),
        ("PUR003", activity("data: [naam: {legal_basis: legal_obligation}]", PURPOSE), [3]),
        ("PUR003", activity(DATA, PURPOSE, LAW), []),
        ("PUR003", activity(DATA, PURPOSE, "legal_basis: contract"), []),
        ("PUR004", activity(DATA, PURPOSE, "legal_basis: {legitimate_interest: {balancing: Wij wegen dit af.}}"), [5]),
        ("PUR004", activity(DATA, PURPOSE, "legal_basis: {legitimate_interest: {interest: 3}}"), []),
        (
            "PUR004",
            activity(DATA, PURPOSE, "legal_basis: legitimate_interest", head="  b: {part_of: a, data: [naam]}\n"),
            [5],
        ),
        ("PUR005", activity(DATA, PURPOSE, "legal_basis: {legitimate_interest: {interest: ons zakelijk belang}}"), [5]),
        (
            "PUR005",
            activity(DATA, PURPOSE, "legal_basis: {legitimate_interest: {interest: ons commerciële belang dienen}}"),
            [5],
        ),
        (
            "PUR005",
            activity(DATA, PURPOSE, "legal_basis: {legitimate_interest: {interest: het commerciële belang van kaas}}"),
            [],
        ),
        ("PUR005", activity(DATA, PURPOSE, "legal_basis: {legitimate_interest: {interest: meer kaas verkopen}}"), []),
        (
            "PUR005",
            activity(
                DATA, PURPOSE, "legal_basis: {legitimate_interest: {interest: [commercieel belang, kaas verkopen]}}"
            ),
            [],
        ),
        (
            "PUR005",
            activity(
                DATA,
                PURPOSE,
                "legal_basis:",
                "  legitimate_interest:",
                "    interest: onze website afstemmen op de bezoekers",
                "    why: Dit is een zakelijk belang.",
            ),
            [],
        ),
        (
            "PUR007",
            activity(
                DATA, "purposes: [deliver_order, invoicing]", "legal_basis: [contract, legal_obligation: {law: awr_52}]"
            ),
            [5],
        ),
        ("PUR007", activity(DATA, PURPOSE, "legal_basis: [contract, consent: {when: als u meer wilt}]"), []),
        ("PUR007", activity(DATA, "purposes: [deliver_order: {legal_basis: [contract, consent]}]"), [4]),
        (
            "PUR007",
            activity(
                "data: [allergies: {special_ground: explicit_consent}]", PURPOSE, "legal_basis: [contract, consent]"
            ),
            [],
        ),
        ("PUR009", activity(DATA, "purposes: [marketing]"), [4]),
        ("PUR009", activity(DATA, "purposes: [marketing: {so_that: u weet welke kaas er is}]"), []),
        ("PUR009", activity(DATA, "purposes: [onderzoek naar kaas]"), []),
        ("PUR009", activity(DATA, "purposes: [improve_service]"), []),
        ("PUR010", activity(DATA, "purposes: [invoicing]", "legal_basis: contract"), [4]),
        (
            "PUR010",
            activity(
                DATA,
                "purposes: [invoicing]",
                "legal_basis: contract",
                head=f"  b: {{data: [facturen], purposes: [tax_records], {LAW}}}\n",
            ),
            [],
        ),
        ("PUR010", activity(DATA, "purposes: [bookkeeping]", LAW), []),
        ("PUR010", activity(DATA, "purposes: [bookkeeping]"), []),  # PUR002 says it
        ("PUR011", activity("subjects: [applicants]", DATA, "purposes: [recruitment]", "legal_basis: consent"), [6]),
        ("PUR011", activity("subjects: [applicants]", DATA, "purposes: [talent_pool]", "legal_basis: consent"), []),
        (
            "PUR011",
            activity("subjects: [applicants]", DATA, "purposes: [recruitment, talent_pool: {legal_basis: consent}]"),
            [],
        ),
        ("PUR011", activity("subjects: [customer_staff]", DATA, PURPOSE, "legal_basis: consent"), []),
        (
            "PUR011",
            activity("subjects: [employees]", DATA, PURPOSE, "legal_basis: {consent: {why: Weigeren mag.}}"),
            [],
        ),
        ("CAT001", activity("from: [trade_register]", PURPOSE, "legal_basis: contract"), [2]),
        ("CAT001", activity(PURPOSE, "legal_basis: contract"), []),
        ("CAT002", activity(PURPOSE, "legal_basis: contract"), [2]),
        ("CAT002", activity("from: [trade_register]", PURPOSE, "legal_basis: contract"), []),
        ("CAT002", activity("purposes: [deliver_order: {data: [naam]}]", "legal_basis: contract"), []),
        (
            "CAT002",
            activity("purposes: [debt_collection]", "recipients: [x]", head="recipients: {x: {name: X, data: [naam]}}"),
            [],
        ),
        ("CAT002", activity(PURPOSE, head="defaults: {data: [naam]}"), []),
        ("CAT002", activity(PURPOSE, "data: 3"), []),
        ("CAT002", activity(PURPOSE, "form: anonymous"), []),
    ],
)
def test_finding_stands_where_the_cause_is(code: str, fragment: str, expected: list[int]) -> None:
    assert lines(code, fragment) == expected


PUBLIC = (
    "controller: {name: Gemeente Ede, kind: public_body, email: a@ede.nl, address: Raadhuisplein 1 in Ede}\n"
    "dpo: {email: fg@ede.nl}\n"
)


@pytest.mark.parametrize(
    ("purpose", "levels"),
    [("public_task", ["error"]), ("contests", ["warning"]), ("camera_surveillance", []), ("website_operation", [])],
)
def test_public_body_and_its_own_interest(purpose: str, levels: list[str]) -> None:
    rows = (DATA, f"purposes: [{purpose}]", "legal_basis: {legitimate_interest: {interest: weten wie er komt}}")
    assert [each.level.value for each in findings(activity(*rows, head=PUBLIC)) if each.code == "PUR006"] == levels


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Door gebruik te maken van deze website gaat u akkoord met deze verklaring.", True),
        ("Door verder te surfen geeft u toestemming voor cookies.", True),
        ("Wij verwerken gegevens doordat u gebruikmaakt van onze diensten.", False),
        ("Wij krijgen gegevens die u geeft door gebruik te maken van onze website.", False),
        ("Als u bestelt, gaat u akkoord met onze algemene voorwaarden.", False),
        ("U geeft toestemming met een vinkje op het formulier.", False),
    ],
)
def test_use_is_not_consent(text: str, hit: bool) -> None:
    assert bool(lines("PUR008", f"statement: {{language: nl, intro: {text!r}}}")) is hit


def test_use_as_the_way_to_consent_is_found_without_the_word() -> None:
    assert lines("PUR008", "cookies:\n  types: [functional]\n  consent:\n    how: door verder te surfen") == [4]
    assert lines("PUR008", "cookies:\n  types: [functional]\n  consent:\n    how: door op de knop te drukken") == []


def test_basis_of_the_parent_holds_for_its_parts() -> None:
    fragment = activity(
        DATA, PURPOSE, "legal_basis: contract", head="  b: {part_of: a, data: [naam], purposes: [invoicing]}\n"
    )
    assert lines("PUR002", fragment) == []


def test_a_part_of_an_activity_without_a_basis_is_not_reported_beside_it() -> None:
    parts = "  b: {part_of: a, data: [naam], purposes: [invoicing]}\n  c: {part_of: b, data: [adres], purposes: [contact]}\n"
    assert lines("PUR002", activity(DATA, PURPOSE, head=parts)) == [2]
    mixed = activity(DATA, "purposes: [deliver_order: {legal_basis: contract}, invoicing]", head=parts)
    assert lines("PUR002", mixed) == [4, 5]


def test_a_duty_without_a_law_is_that_of_the_data_item_it_stands_at() -> None:
    fragment = activity("data: [naam: {legal_basis: legal_obligation}]", PURPOSE, "legal_basis: contract")
    (found,) = [each for each in findings(fragment) if each.code == "PUR003"]
    assert found.message.startswith("`naam` of `a` rests on")
