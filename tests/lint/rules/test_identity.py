"""ID: who the organisation is and how it can be reached. A case: a code, a fragment, the lines of the findings."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from cases import check, findings


def lines(code: str, fragment: str) -> list[int]:
    """The lines of the findings with this code."""
    return [line for found, line in check(fragment) if found == code]


ADDRESS = "address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}"
FULL = f"  {ADDRESS}\n  email: privacy@dekaasboer.nl\n"
ABROAD = (
    "controller:\n  name: Cheese Ltd\n  address: {street: 1 High St, city: London, country: GB}\n"
    "  email: a@cheese.co.uk\n"
)


@pytest.mark.parametrize(
    ("code", "fragment", "expected"),
    [
        ("ID001", "controller: null", [0]),
        ("ID001", "controller: De Kaasboer B.V.", []),
        ("ID001", f"controller:\n- {{name: A B.V., {ADDRESS}}}\n- {{email: b@bb.nl}}", [3]),
        (
            "ID001",
            "controller: {name: [], email: a@bb.nl}",
            [],
        ),  # a name that cannot be read is no name that is missing
        ("ID002", "controller: De Kaasboer B.V.", [1]),
        ("ID002", "controller: null", []),  # one cause, one finding
        ("ID002", "controller: {name: A B.V.}\ncontacts: {desk: {phone: 033-1234567}}", []),
        ("ID002", "controller: {name: A B.V.}\nrights: {offer: applicable, contact: privacy@dekaasboer.nl}", []),
        ("ID002", "controller: {name: A B.V., contact: privacy@dekaasboer.nl}", []),
        ("ID002", "controller: {name: A B.V., email: 3}", []),
        ("ID003", f"controller:\n  name: A B.V.\n  {ADDRESS}", [1]),
        ("ID003", "controller: {name: A B.V., email: a@bb.nl, address: Marktplein 3 in Amersfoort}", []),
        (
            "ID003",
            "controller: {name: A B.V., email: a@bb.nl, address: {po_box: Postbus 3, postcode: 3800 AA, city: Ede}}",
            [],
        ),
        (
            "ID003",
            "controller:\n  name: A Ltd\n  email: a@bb.hk\n  address: {street: 1 Bay, city: Hong Kong, country: HK}",
            [],
        ),
        (
            "ID003",
            "controller:\n  name: A B.V.\n  email: a@bb.nl\n"
            "  address:\n  - {city: Ede}\n  - {street: A 1, postcode: 1234 AB, city: Ede}",
            [],
        ),
        ("ID003", "controller: De Kaasboer B.V.", []),  # ID002 says it
        ("ID004", f"controller:\n  name: De Kaasboer\n{FULL}", [2]),
        ("ID004", f"controller:\n  name: De Kaasboer\n  kvk: 12345678\n{FULL}", []),
        ("ID004", f"controller:\n  name: Stichting De Kaas\n{FULL}", []),
        ("ID004", f"controller:\n  name: Jansen Kaas\n  kind: sole_trader\n  person: Mieke Jansen\n{FULL}", []),
        ("ID004", f"controller:\n  name: Ons Dorp\n  kind: public_body\n{FULL}", []),
        ("ID004", ABROAD.replace(" Ltd", ""), []),
        ("ID006", "dpo: {title: de FG}", [1]),
        ("ID006", "dpo: {contact: email}", []),
        ("ID006", "dpo: none", []),
        ("ID006", "dpo: {email: []}", []),
        ("ID008", ABROAD + "representative: {name: Kaas B.V.}", [5]),
        ("ID008", ABROAD + "representative: {name: Kaas B.V., email: eu@kaas.nl}", []),
        ("ID008", ABROAD + "  subsidiaries: [NL]", []),
        ("ID008", ABROAD + "  kind: public_body", []),
        (
            "ID008",
            "controller: {name: A AS, email: a@aa.no, address: {street: A 1, city: Oslo, country: NO}}",
            [],
        ),
        ("ID009", f"controller:\n  name: De Kaasboer B.V.\n  website: dekaasboer.nl\n{FULL}", []),
        (
            "ID009",
            "controller:\n  name: A B.V.\n  website: aa.nl\n  email: aa@gmail.com\nstatement: {language: nl}",
            [],
        ),
        (
            "ID009",
            "controller:\n  name: A B.V.\n  email: info@bbb.nl\nstatement: {language: nl}",
            [],
        ),  # no site is known
        ("ID009", "dpo: {email: fg@privacybureau.nl}", [1]),
        ("ID009", "dpo: {name: Privacybureau B.V., email: fg@privacybureau.nl}", []),
        ("ID009", "recipients: {p: {name: Privacybureau B.V., country: NL}}\ndpo: {email: fg@privacybureau.nl}", []),
    ],
)
def test_finding_stands_where_the_cause_is(code: str, fragment: str, expected: list[int]) -> None:
    assert lines(code, fragment) == expected


def test_of_a_brand_whose_owner_is_named_the_legal_form_of_the_owner_is_asked() -> None:
    brand = f"controller:\n  name: De Kaasboer\n  brand_of: Jansen Kaas\n{FULL}"
    (finding,) = (each for each in findings(brand) if each.code == "ID004")
    assert "`brand_of`" in finding.help and "only a brand" not in finding.help


PATIENTS = """\
dpo: null
activities:
  care:
    subjects: [patients]
    data: [naam, medisch dossier]
    purposes: [medical_care]
    legal_basis: contract
    large_scale: true
"""


def test_large_scale_use_of_sensitive_data_calls_for_an_officer() -> None:
    assert lines("ID007", PATIENTS) == [8]
    assert lines("ID007", PATIENTS.replace("dpo: null", "dpo: none")) == [1]
    assert lines("ID007", PATIENTS.replace("medisch dossier", "adres")) == []
    assert lines("ID007", PATIENTS.replace("    large_scale: true\n", "")) == []
    assert (
        lines("ID007", PATIENTS.replace("dpo: null", "dpo: {none: Wij hebben er geen., note: kleine praktijk}")) == []
    )


def test_systematic_monitoring_on_a_large_scale_calls_for_an_officer() -> None:
    watched = PATIENTS.replace("medisch dossier", "adres") + "    monitoring: systematic\n"
    assert lines("ID007", watched) == [8]
    assert lines("ID007", watched.replace("systematic", "occasional")) == []


def test_missing_name_or_number_is_no_error() -> None:
    found = check(f"controller:\n  name: De Kaasboer B.V.\n{FULL}\ndpo: {{email: fg@dekaasboer.nl}}")
    assert not [code for code, _ in found if code.startswith("ID")]
