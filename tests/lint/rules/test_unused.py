"""CON002: what a spec names and does not use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cases import only

POSTNL = "recipients:\n  postnl: {name: PostNL, role: %s, service: parcel_delivery, country: NL, agreement: true}\n"


def activity(
    retention: str = "2 years after delivery", data: str = "[naam, adres]", more: str = "", name: str = "orders"
) -> str:
    return f"""\
  {name}:
    title: Bij {name}
    subjects: [customers]
    data: {data}
    purposes: [deliver_order]
    legal_basis: contract
    required: {{by: contract, consequence: dan kunnen wij niet leveren}}
    recipients: none
    retention: {retention}
{more}"""


def test_data_that_only_a_period_names_are_reported_once_for_that_rule() -> None:
    fragment = "data:\n  proof: {label: bewijs}\n  deals: {label: contracten}\nactivities:\n" + activity(
        "[{keep: 2 years, after: delivery}, {keep: 10 years, of: [proof, deals], why: Zo kunnen wij iets bewijzen.}]"
    )
    assert only(fragment, "CON002") == [("CON002", 2)]


def test_a_recipient_nobody_gives_data_to_is_unused_unless_it_says_what_it_gets() -> None:
    assert only(POSTNL % "processor", "CON002") == [("CON002", 2)]
    told = "recipients:\n  police: {label: de politie, role: authority, only_if: legal_obligation}\n"
    assert only(told, "CON002") == []


def test_nothing_is_unused_where_the_activities_cannot_be_read() -> None:
    assert only("data:\n  proof: {label: bewijs}\nactivities:\n  orders: {datas: [proof]}\n", "CON002") == []


REASONS = "naam: {why: a}, adres: {why: b}, telefoonnummer: {purposes: [contact]}, e-mailadres: {why: c}"
SEX = "    title: Klant\n    purposes: [deliver_order]\n    data: [%s]\n    legal_basis: contract\n    retention: 1 year after delivery\n"


@pytest.mark.parametrize(
    ("data", "stands_out"),
    [
        (f"{REASONS}, geslacht", True),
        (f"{REASONS}, geslacht: {{retention: 1 year after delivery}}", True),
        (f"{REASONS}, geslacht: {{when: if_known}}", False),
        (f"{REASONS}, geslacht, leeftijd", False),
        ("naam: {why: a}, adres: {why: b}, geslacht", False),
        ("naam, adres, telefoonnummer, e-mailadres, geslacht", False),
    ],
)
def test_one_item_without_a_reason_among_others_that_have_one(data: str, stands_out: bool) -> None:
    fragment = "activities:\n  orders:\n" + SEX % data
    assert only(fragment, "CON002") == ([("CON002", 5)] if stands_out else [])


def test_a_purpose_that_names_an_item_is_its_reason() -> None:
    named = "activities:\n  orders:\n" + SEX % f"{REASONS}, geslacht"
    named = named.replace("[deliver_order]", "[deliver_order: {data: [geslacht]}]")
    assert only(named, "CON002") == []


def test_outsourced_recruitment_without_a_word_on_applicants() -> None:
    work = "outsourcing:\n  services:\n    - hosting\n    - recruitment: {label: werving en selectie}\n"
    assert only(work, "CON002") == [("CON002", 4)]
    assert only(work.replace("{label", "{data: [cv], label"), "CON002") == []
    applying = activity().replace("[customers]", "[applicants]")
    assert only(work + "activities:\n" + applying, "CON002") == []
    handling = activity().replace("[deliver_order]", "[recruitment]")
    assert only(work + "activities:\n" + handling, "CON002") == []
