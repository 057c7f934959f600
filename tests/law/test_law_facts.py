"""What the tables say: the facts that a statement or a finding would get wrong if they changed by accident."""

from __future__ import annotations

from datetime import date

import pytest

from privgen import law

TODAY = date(2026, 11, 21)


def test_the_decision_for_the_united_kingdom_ends_in_2031() -> None:
    assert law.adequacy("GB", date(2031, 12, 27)) is not None
    assert law.adequacy("GB", date(2031, 12, 28)) is None
    assert law.adequacy("UK", TODAY) == law.adequacy("GB", TODAY)


def test_the_united_states_are_adequate_only_under_the_framework() -> None:
    found = law.adequacy("US", TODAY)
    assert found is not None and found.condition == "dpf" and found.decision == "(EU) 2023/1795"
    assert law.adequacy("us", date(2023, 7, 9)) is None


@pytest.mark.parametrize(
    ("country", "condition"), [("CA", "commercial_organisation"), ("JP", "private_sector"), ("CH", None)]
)
def test_a_decision_names_its_condition(country: str, condition: str | None) -> None:
    found = law.adequacy(country, TODAY)
    assert found is not None and found.condition == condition


def test_recent_decisions_begin_on_their_day() -> None:
    assert law.adequacy("BR", date(2026, 1, 25)) is None
    assert law.adequacy("BR", date(2026, 1, 26)) is not None
    assert law.adequacy("epo", TODAY) is not None


@pytest.mark.parametrize("country", ["KE", "IN", "CN", "RU", "NL", "", "xx"])
def test_other_countries_have_no_decision(country: str) -> None:
    assert law.adequacy(country, TODAY) is None


def test_the_eea_is_the_union_and_three_more() -> None:
    assert len(law.eea()) == 30 and sum(entry.eu for entry in law.eea().values()) == 27
    assert all(map(law.in_eea, ["NL", "no", "IS", "LI", "EL"]))
    assert not any(map(law.in_eea, ["CH", "GB", "UK", "US", "", "EU"]))


@pytest.mark.parametrize("tool", ["safe_harbour", "privacy_shield", "clauses_2001", "clauses_2004", "clauses_2010"])
def test_an_old_tool_is_invalid_and_has_a_successor(tool: str) -> None:
    found = law.transfer_tools()[tool]
    assert not found.valid(TODAY) and found.kind == "invalid" and found.forms
    assert found.replaced_by in {"dpf", "scc"}


def test_old_tools_ended_on_the_day_of_the_judgment() -> None:
    tools = law.transfer_tools()
    assert tools["safe_harbour"].invalid_since == date(2015, 10, 6)
    assert tools["privacy_shield"].invalid_since == date(2020, 7, 16)
    assert tools["clauses_2010"].invalid_since == date(2021, 9, 27)
    assert tools["clauses_2010"].grace_until == date(2022, 12, 27)
    assert tools["scc"].invalid_since is None


def test_safeguards_need_a_copy_and_adequacy_does_not() -> None:
    tools = law.transfer_tools()
    assert all(tools[name].needs_copy for name in ("scc", "bcr", "code", "certification", "ad_hoc"))
    assert not tools["adequacy"].needs_copy and not tools["dpf"].needs_copy
    derogations = [tool for tool in tools.values() if tool.kind == "derogation"]
    assert len(derogations) == 8 and all(tool.valid(TODAY) and "49" in tool.cite_nl for tool in derogations)
    assert not tools["vague_framework"].valid(TODAY)


@pytest.mark.parametrize(
    ("norm", "period", "kind"),
    [
        ("tax_records", (7, "years"), "minimum"), ("real_estate_vat", (9, "years"), "minimum"),
        ("oss_vat", (10, "years"), "minimum"), ("medical_file", (20, "years"), "minimum"),
        ("wwft", (5, "years"), "both"), ("applicants", (4, "weeks"), "maximum"), ("cctv", (4, "weeks"), "maximum"),
        ("personnel_file", (2, "years"), "maximum"), ("contract_claims", (5, "years"), "justification"),
    ],
)  # fmt: skip
def test_retention_norms(norm: str, period: tuple[int, str], kind: str) -> None:
    found = law.retention_norms()[norm]
    assert ((found.amount, found.unit), found.kind) == (period, kind)


def test_norms_with_a_second_period() -> None:
    applicants, claims = law.retention_norms()["applicants"], law.retention_norms()["contract_claims"]
    assert (applicants.consent_amount, applicants.consent_unit) == (1, "years") and not applicants.statutory
    assert (claims.longest_amount, claims.longest_unit) == (20, "years")


def test_the_dutch_authority_has_its_complaint_page_and_postal_address() -> None:
    ap = law.authority("NL")
    assert ap is not None and ap.id == "ap" and ap == law.authority("ap")
    assert ap.link == "https://autoriteitpersoonsgegevens.nl/een-tip-of-klacht-indienen-bij-de-ap"
    assert ap.postal_address == "Postbus 93374, 2509 AJ Den Haag"
    assert "CBP" in {old.abbreviation for old in ap.predecessors}


def test_an_authority_without_complaint_page_links_to_its_site() -> None:
    found = law.authority("IT")
    assert found is not None and found.complaint_page is None and found.link == "https://www.garanteprivacy.it"


def test_the_swedish_authority_has_a_new_name() -> None:
    found = law.authority("SE")
    assert found is not None and found.abbreviation == "IMY" and found.name_since == date(2021, 1, 1)
    assert found.predecessors[0].name == "Datainspektionen"


def test_every_country_of_the_eea_has_an_authority_under_art_77() -> None:
    found = {country: law.authority(country) for country in law.eea()}
    assert all(entry is not None and entry.art77 and entry.country == country for country, entry in found.items())


@pytest.mark.parametrize("country", ["GB", "UK", "CH"])
def test_britain_and_switzerland_have_authorities_outside_art_77(country: str) -> None:
    found = law.authority(country)
    assert found is not None and not found.art77 and found.law


def test_germany_has_sixteen_authorities_of_its_laender() -> None:
    laender = [entry for entry in law.authorities().values() if entry.land]
    assert len(laender) == len({entry.site for entry in laender}) == 16
    bavaria, federal = law.authority("de_by"), law.authority("DE")
    assert bavaria is not None and bavaria.site == "https://www.lda.bayern.de" and bavaria.land == "Bayern"
    assert federal is not None and federal.id == "de" and federal.land is None


def test_an_unknown_authority_is_none() -> None:
    assert law.authority("JP") is None and law.authority("") is None


def test_the_age_of_consent() -> None:
    dutch, belgian, danish = law.child_age("NL"), law.child_age("BE"), law.child_age("DK")
    assert dutch is not None and (dutch.age, dutch.accepted, dutch.verified) == (16, (), True)
    assert belgian is not None and belgian.age == 13
    assert danish is not None and 13 in {danish.age, *danish.accepted}
    assert law.child_age("US") is None


def test_a_provider_is_known_by_the_names_that_texts_use() -> None:
    countries = {form: entry.country for entry in law.providers().values() for form in entry.forms}
    assert [countries[name] for name in ("Google", "Facebook", "Cloudflare", "Twitter", "Mailchimp")] == ["US"] * 5
    assert countries["Mollie"] == "NL"
    assert not any(entry.verified for entry in law.providers().values())
    forms = [form.lower() for entry in law.providers().values() for form in entry.forms]
    assert len(forms) == len(set(forms))
