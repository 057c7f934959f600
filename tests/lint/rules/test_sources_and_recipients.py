"""SRC, PRV and REC: where data come from, whether they must be given, and who gets them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from cases import check, findings, levels, recipient


def lines(code: str, fragment: str) -> list[int]:
    """The lines of the findings with this code."""
    return [line for found, line in check(fragment) if found == code]


def source(entry: str, name: str = "x") -> str:
    """A spec whose activity has the source `name` (line 4), with the entry on line 1."""
    return (
        f"sources: {entry}\nactivities:\n  a:\n    from: [{name}]\n    data: [naam]\n"
        "    purposes: [contact]\n    legal_basis: contract\n"
    )


def asked(*rows: str, rest: str = "") -> str:
    """A spec with an activity `a` (line 2) on data that people give, with these rows from line 3 on."""
    return "activities:\n  a:\n" + "".join(f"    {row}\n" for row in rows) + rest


@pytest.mark.parametrize(
    ("code", "fragment", "expected"),
    [
        ("SRC001", source("{x: {notice: first_contact, public: false}}"), [1]),
        ("SRC001", source("{x: {label: openbare lijst van scholen, notice: first_contact}}"), []),
        ("SRC001", source("{x: {name: X, is: trade_register}}"), []),
        ("SRC001", source("{x: {name: X, is: observed}}"), []),
        ("SRC001", source("{trade_register: {notice: first_contact}}", "trade_register"), []),
        ("SRC001", source("{x: {name: 3, public: {}}}"), []),
        ("SRC002", source("{x: {label: externe bronnen, public: false}}"), [1]),
        ("SRC002", source("{x: {label: externe bronnen, examples: [het Handelsregister, LinkedIn]}}"), []),
        ("SRC002", source("{x: {label: externe bronnen, examples: [het Handelsregister, derden]}}"), [1]),
        ("SRC002", source("{x: {name: Derden B.V., public: false}}"), []),
        ("SRC002", source("{y: {name: Y}}", "social_networks"), [4]),
        ("SRC002", source("{y: {name: Y}}", "linkedin"), []),
        ("SRC003", source("{x: {name: X, public: false, notice: 1 month}}"), []),
        ("SRC003", source("{x: {name: X, public: false, notice: 60 days}}"), [1]),
        ("SRC003", source("{x: {name: X, public: false}}"), [1]),
        ("SRC003", source("{x: {name: X, public: false}}", "x, trade_register"), [4]),
        (
            "SRC003",
            source("{x: {name: X, public: false, exemption: De wet schrijft precies voor wat wij krijgen.}}"),
            [],
        ),
        ("SRC003", source("{y: {name: Y}}", "subject"), []),
        ("SRC003", source("{y: {name: Y}}", "uw browser"), []),
        ("SRC004", source("{x: {name: X, public: false, exemption: onevenredige inspanning}}"), [1]),
        (
            "SRC004",
            source("{x: {name: X, public: false, exemption: De wet schrijft precies voor wat wij krijgen.}}"),
            [],
        ),
        ("PRV001", asked("data: [naam]", "purposes: [contact]", "legal_basis: contract"), [2]),
        ("PRV001", asked("data: [naam: {required: none}]", "purposes: [contact]", "legal_basis: contract"), []),
        ("PRV001", asked("data: [naam]", "legal_basis: contract", rest="defaults: {required: none}"), []),
        ("PRV001", asked("data: [naam]", "legal_basis: contract", "required: 3"), []),
        ("PRV001", asked("data: [IP-adres]", "purposes: [security]", "legal_basis: contract"), []),
        (
            "PRV001",
            asked("data: [facturen]", "purposes: [tax_records]", "legal_basis: {legal_obligation: {law: awr_52}}"),
            [],
        ),
        ("PRV001", asked("data: [naam]", "from: [trade_register]", "legal_basis: contract"), []),
        ("PRV001", asked("data: [naam]", "techniques: [server_logs]", "legal_basis: contract"), []),
        ("PRV001", asked("data: [naam]", "legal_basis: contract", "role: processor"), []),
        ("PRV001", asked("data: [naam, adres]", "legal_basis: contract", "required: {by: contract, of: [naam]}"), [3]),
        (
            "PRV001",
            asked("data: [naam, adres]", "legal_basis: contract", "required: {by: contract, of: [naam, adres]}"),
            [],
        ),
        (
            "PRV001",
            asked(
                "data: [naam, adres: {required: none}]", "legal_basis: contract", "required: {by: contract, of: [naam]}"
            ),
            [],
        ),
        (
            "PRV001",
            asked("data: [naam, IP-adres]", "legal_basis: contract", "required: {by: contract, of: [naam]}"),
            [],
        ),
        (
            "PRV001",
            asked(
                "data: [naam]",
                "legal_basis: contract",
                "required: {by: contract, of: [naam]}",
                rest="  b: {part_of: a, data: [herkomst van de aanmelding]}\n",
            ),
            [],
        ),
        ("PRV002", asked("data: [naam]", "legal_basis: contract", "required: contract"), [5]),
        ("PRV002", asked("data: [naam: {required: contract}]", "legal_basis: contract"), [3]),
        (
            "PRV002",
            asked("data: [naam: {required: contract}]", "required: {by: contract, consequence: dan kan het niet}"),
            [],
        ),
        ("PRV002", asked("data: [naam]", "legal_basis: contract", "required: none"), []),
        ("PRV002", asked("data: [naam]", rest="defaults: {required: {by: law}}"), [4]),
        ("REC001", asked("data: [naam]", "role: processor"), []),
        ("REC001", asked("data: [naam]", rest="outsourcing: {services: [hosting]}"), []),
        ("REC001", asked("data: [naam]", rest="defaults: {recipients: none}"), []),
        ("REC001", asked("data: [naam]", "recipients: 3"), []),
        ("REC001", asked("data: [naam: {recipients: [PostNL]}]"), []),
        ("REC002", recipient("{label: derden, country: NL}"), [2]),
        ("REC002", recipient("{label: dienstverleners die voor De Kaasboer werken, country: NL}"), [2]),
        ("REC002", recipient("{label: partners, service: hosting, country: NL}"), []),
        ("REC002", recipient("{label: partners, service: bepaalde diensten voor ons verzorgen}"), [2]),
        ("REC002", recipient("{label: partners, service: onze kaas bezorgen, country: NL}"), []),
        ("REC002", recipient("{label: partners, items: [PostNL, DHL], country: NL}"), []),
        ("REC002", recipient("{label: instanties en andere partijen, role: authority}"), []),
        ("REC002", recipient("{label: een incassobureau, country: NL}"), []),
        ("REC002", asked("data: [naam]", "recipients: [partners]"), [4]),
        ("REC003", recipient("{label: bezorgdiensten, examples: [PostNL], country: NL}"), []),
        ("REC003", recipient("{label: uw apotheek, country: NL}"), []),
        ("REC003", recipient("{label: de apotheek, varies: true, country: NL}"), []),
        ("REC003", recipient("{label: een beveiliger, why: Wij noemen de naam niet om inbraak te voorkomen.}"), []),
        ("REC003", recipient("{label: de Belastingdienst, country: NL}"), []),
        ("REC003", recipient("{label: opsporingsdiensten, role: authority}"), []),
        ("REC003", recipient("{label: iedereen met toegang tot het forum}"), []),
        ("REC003", recipient("{label: andere leden}"), []),
        ("REC003", recipient("{label: derden}"), []),  # REC002 says it
        ("REC003", recipient("{label: een accountant, country: NL}"), [2]),
        ("REC003", asked("data: [naam]", "recipients: none", rest="outsourcing:\n  services: [hosting]"), [6]),
        ("REC004", recipient("{name: PostNL}", "transfers: none"), []),
        ("REC004", recipient("{name: PostNL}"), [2]),
        ("REC004", recipient("{name: Mailchimp}", "transfers: none"), [2]),
        ("REC004", recipient("{label: sociale media, examples: [Facebook]}"), [2]),
        ("REC004", recipient("{label: bezorgdiensten, examples: [PostNL]}"), []),
        ("REC004", recipient("{label: een accountant}"), []),
        ("REC004", recipient("{name: FIOD, role: authority}"), []),
        ("REC004", recipient("{name: PostNL, country: 3}"), []),
    ],
)
def test_finding_stands_where_the_cause_is(code: str, fragment: str, expected: list[int]) -> None:
    assert lines(code, fragment) == expected


def test_silence_about_notice_is_no_error_and_is_told_once_for_an_activity() -> None:
    assert levels("SRC003", source("{x: {name: X, public: false}}", "x, trade_register")) == ["warning"]
    assert levels("SRC003", source("{x: {name: X, public: false, notice: 2 months}}")) == ["error"]


def test_enrichment_needs_a_source_that_is_not_the_person() -> None:
    rows = (
        "data: [naam]",
        "techniques: [enrichment]",
        "purposes: [customer_analysis]",
        "legal_basis: contract",
        "required: none",
    )
    assert lines("SRC001", asked(*rows)) == [4]
    assert lines("SRC001", asked(*rows, "from: [subject, trade_register]")) == []


def test_voluntary_data_are_told_together_as_information() -> None:
    fragment = asked(
        "data: [naam]", "purposes: [contact]", rest="  b: {data: [naam], purposes: [contact], legal_basis: consent}\n"
    )
    (found,) = [each for each in findings(fragment) if each.code == "PRV001"]
    assert (found.level.value, found.span.line) == ("info", 2)
    assert [each.span.line for each in found.related] == [5]


def test_what_the_same_people_already_give_is_asked_about_once() -> None:
    first = ("subjects: [customers]", "data: [naam, adres]", "purposes: [contact]", "legal_basis: contract")
    again = "  b: {%s, data: [naam], purposes: [tax_records], legal_basis: {legal_obligation: {law: awr_52}}}\n"
    assert lines("PRV001", asked(*first, rest=again % "subjects: [customers]")) == [2]
    assert lines("PRV001", asked(*first, rest=again % "subjects: [applicants]")) == [2, 7]
    assert lines("PRV001", asked(*first, rest=(again % "title: Belasting").replace("[naam]", "[naam, BSN]"))) == [2, 7]
    told = asked(*first, "required: {by: contract, consequence: dan stopt het}", rest=again % "subjects: [customers]")
    assert lines("PRV001", told) == []


def test_a_part_of_an_activity_is_not_asked_about_beside_it() -> None:
    part = "  b: {part_of: a, data: [telefoonnummer], purposes: [contact]}\n"
    assert lines("PRV001", asked("data: [naam]", "legal_basis: contract", rest=part)) == [2]


def test_what_is_not_named_among_the_required_data_is_information() -> None:
    fragment = asked(
        "data: [naam, adres, leeftijd]",
        "legal_basis: contract",
        "required: {by: contract, of: [naam], consequence: dan stopt het}",
    )
    (found,) = [each for each in findings(fragment) if each.code == "PRV001"]
    assert found.level.value == "info"
    assert found.message == "it is not said whether people must give `adres` and `leeftijd` too"


def test_a_vague_source_points_at_the_examples_that_are_vague_too() -> None:
    entry = "{x: {label: andere bronnen, examples: [de Kamer van Koophandel, openbare bronnen]}}"
    (finding,) = (each for each in findings(source(entry)) if each.code == "SRC002")
    assert len(finding.related) == 1
