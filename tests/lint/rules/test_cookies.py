"""COO: cookies and the like: purpose, consent, duration, who reads them, withdrawal, and what is claimed of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import cases

from privgen.findings import Finding
from privgen.lint.selection import Selection

FULL = "purposes: [website_statistics], keep: 1 year, third_party_access: none"
ADS = "purposes: [targeted_advertising], keep: 1 year, third_party_access: none"
ASKED = "  consent: {asked: first_visit, withdraw: met de link onderaan elke pagina}\n"


def of_family(fragment: str) -> list[Finding]:
    return cases.findings(fragment, selection=Selection(select=("COO",)))


def found(fragment: str) -> list[tuple[str, int]]:
    return [(each.code, each.span.line) for each in of_family(fragment) if each.code.startswith("COO")]


def types(*lines: str, more: str = "") -> str:
    """A cookie section whose first type stands on line 3."""
    return "cookies:\n  types:\n" + "".join(f"    - {line}\n" for line in lines) + more


def activity(lines: str) -> str:
    return "activities:\n  a:\n    data: [naam]\n" + lines


# --- guards -------------------------------------------------------------------------------------------------------


def test_functional_and_limited_cookies_need_nothing() -> None:
    assert found(types("functional")) == []
    assert found(types("functional", "analytical: {purposes: [website_statistics], limited: true}")) == []


def test_consent_on_the_first_visit_is_enough() -> None:
    assert found(types("functional", f"analytical: {{{FULL}}}", f"advertising: {{{ADS}}}", more=ASKED)) == []


def test_a_separate_cookie_statement_with_a_link_tells_the_rest() -> None:
    link = '  statement: {label: onze cookieverklaring, url: "https://www.dekaasboer.nl/cookies"}\n'
    assert found(types("analytical", "advertising", more=link)) == []
    assert found("cookies:\n" + link) == []
    assert [code for code, _ in found(types("advertising", more="  statement: {label: onze cookieverklaring}\n"))] == [
        "COO001",
        "COO002",
        "COO004",
    ]


def test_no_cookies_no_findings() -> None:
    assert found("cookies: none\n") == []
    assert found("cookies: null\n") == []


# --- COO001 -------------------------------------------------------------------------------------------------------


def test_a_purpose_may_stand_at_the_type_in_a_text_or_in_the_list() -> None:
    bare = "analytical: {keep: 1 year, limited: true}"
    assert found(types(bare)) == [("COO001", 3)]
    assert found(types("analytical: {keep: 1 year, limited: true, text: Wij tellen bezoekers.}")) == []
    single = "  list:\n    - {name: _pk_id, type: analytical, keep: 1 year, purpose: bezoekers tellen}\n"
    assert found(types(bare, more=single)) == []
    assert found(types("onze eigen cookies")) == []


def test_a_section_without_types_describes_nothing() -> None:
    assert found("cookies: {text: Wij gebruiken cookies.}\n") == [("COO001", 1)]


def test_an_activity_with_cookies_says_what_for() -> None:
    used = "    techniques: [cookies]\n"
    assert found("cookies: null\n" + activity(used)) == [("COO001", 5)]
    assert found("cookies: null\n" + activity(used + "    purposes: [remember_cart]\n")) == []


def test_a_text_about_cookies_without_a_description_is_reported() -> None:
    text = "    purposes: [deliver_service]\n    text: Via cookies onthouden wij wat u koos.\n"
    assert found("cookies: null\n" + activity(text)) == [("COO001", 6)]
    assert (
        found("cookies: null\n" + activity(text.replace("Via cookies onthouden wij", "Zonder cookies onthouden wij")))
        == []
    )
    own = "layout:\n  - {title: Cookies, text: Wij gebruiken alleen functionele cookies voor uw winkelmandje.}\n"
    assert found("cookies: null\n" + activity(text) + own) == []


# --- COO002 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["advertising", "tracking", "personalisation", "preferences", "social_media"])
def test_some_types_always_need_consent(kind: str) -> None:
    assert found(types(f"{kind}: {{{ADS}}}")) == [("COO002", 3)]


@pytest.mark.parametrize(
    "details",
    [
        f"advertising: {{{ADS}, consent: true}}",
        f"advertising: {{{ADS}, legal_basis: consent}}",
        f"advertising: {{{ADS}, when: consent}}",
        f"advertising: {{{ADS}, when: als u toestemming geeft}}",
        f"advertising: {{{ADS}, text: Wij vragen eerst uw toestemming.}}",
    ],
)
def test_consent_may_stand_at_the_type(details: str) -> None:
    assert found(types(details)) == []


def test_consent_for_another_type_does_not_help() -> None:
    consent = "  consent: {for: [tracking], asked: first_visit, withdraw: met de link onderaan elke pagina}\n"
    assert found(types(f"advertising: {{{ADS}}}", more=consent)) == [("COO002", 3)]
    assert found(types(f"advertising: {{{ADS}}}", more="  consent: {informed: first_visit}\n")) == [("COO002", 3)]


def test_consent_that_is_refused_is_reported_there() -> None:
    refused = "cookies:\n  types:\n    - advertising:\n        purposes: [targeted_advertising]\n        keep: 1 year\n"
    refused += "        third_party_access: none\n        consent: false\n"
    assert found(refused) == [("COO002", 7)]
    assert found(refused + "  statement: https://www.dekaasboer.nl/cookies\n") == [("COO002", 7)]


def test_an_unknown_type_is_judged_by_its_purposes() -> None:
    assert found(types(f"knoppen van anderen: {{{ADS}}}")) == [("COO002", 3)]
    assert found(types("knoppen van anderen: {purposes: [remember_cart]}")) == []


def test_single_cookies_of_a_type_that_is_not_listed_count() -> None:
    listed = (
        "cookies:\n  list:\n    - {name: _fbp, type: advertising, party: Meta, keep: 90 days, purpose: reclame tonen}\n"
    )
    assert found(listed) == [("COO002", 3)]
    assert found(listed + ASKED) == []


def test_techniques_need_consent_too() -> None:
    beacons = activity("    techniques: [web_beacons]\n    purposes: [website_statistics]\n    legal_basis: {}\n")
    plain = beacons.format("contract")
    assert found("cookies: null\n" + plain) == [("COO002", 5)]
    assert found("cookies: null\n" + beacons.format("consent")) == []
    assert found(types("functional", more=ASKED) + plain) == []
    assert (
        found(
            "cookies: null\n"
            + plain.replace("techniques: [web_beacons]", "role: processor\n    techniques: [web_beacons]")
        )
        == []
    )


def test_plain_cookies_of_an_activity_depend_on_what_they_are_for() -> None:
    used = "cookies: null\n" + activity("    techniques: [cookies]\n    purposes: [{}]\n    legal_basis: contract\n")
    assert found(used.format("personalisation")) == [("COO002", 5)]
    assert found(used.format("website_statistics")) == []


def test_all_techniques_of_an_activity_without_consent_are_one_finding() -> None:
    both = activity(
        "    techniques: [cookies, web_beacons]\n    purposes: [personalisation]\n    legal_basis: contract\n"
    )
    (finding,) = (each for each in of_family("cookies: null\n" + both) if each.code == "COO002")
    assert "`cookies` and `web" in finding.message
    needed = both.replace("personalisation", "website_statistics")
    (finding,) = (each for each in of_family("cookies: null\n" + needed) if each.code == "COO002")
    assert "`cookies`" not in finding.message


# --- COO003 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("details", "reported"),
    [
        ("purposes: [website_statistics], keep: 1 year, party: Google Analytics", True),
        ("purposes: [website_statistics], keep: 1 year, third_party_access: onze partners", True),
        ("purposes: [website_statistics], keep: 1 year, third_party_access: onze partners, limited: true", True),
        ("purposes: [website_statistics], keep: 1 year, third_party_access: none, party: Google", True),
        ("purposes: [website_statistics], keep: 1 year, third_party_access: none, party: Google Ireland Limited", True),
        ("purposes: [website_statistics], keep: 1 year, third_party_access: none, party: ons webbureau", False),
        ("purposes: [website_statistics], keep: 1 year, party: Matomo", False),
        ("purposes: [website_statistics], keep: 1 year, party: De Kaasboer", False),
        ("purposes: [website_statistics], keep: 1 year, third_party_access: none", False),
        ("purposes: [website_statistics], keep: 1 year, party: Google, limited: true", False),
        ("purposes: [website_statistics], keep: 1 year, party: Google, consent: true", False),
    ],
)
def test_statistics_without_consent_must_be_limited(details: str, reported: bool) -> None:
    assert found(types(f"analytical: {{{details}}}")) == ([("COO003", 3)] if reported else [])


def test_a_recipient_that_places_them_is_known_by_its_name() -> None:
    register = "recipients:\n  stats: {{name: {}, role: processor, country: NL, agreement: true}}\n"
    section = types("analytical: {purposes: [website_statistics], keep: 1 year, party: stats}")
    assert found(section + register.format("Matomo")) == []
    assert found(section + register.format("Google")) == [("COO003", 3)]


# --- COO004 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("details", "message"),
    [
        ("third_party_access: none", "does not say how long `advertentiecookies` stay"),
        ("keep: 1 year", "does not say whether others can read `advertentiecookies`"),
        ("where: op onze website", "says neither how long `advertentiecookies` stay nor whether others can read them"),
    ],
)
def test_the_message_says_what_is_missing(details: str, message: str) -> None:
    findings = of_family(types(f"advertising: {{purposes: [targeted_advertising], {details}}}", more=ASKED))
    assert [(each.code, each.span.line, each.message) for each in findings] == [("COO004", 3, message)]


def test_a_cookie_statement_without_its_address_may_be_where_it_is_said() -> None:
    section = types("advertising: {purposes: [targeted_advertising]}", more=ASKED)
    (alone,) = of_family(section)
    (named,) = of_family(section + "  statement: {label: onze cookieverklaring}\n")
    assert "`url`" in named.help and "`url`" not in alone.help


def test_single_cookies_can_tell_it_for_their_type() -> None:
    section = types("advertising: {purposes: [targeted_advertising]}", more=ASKED)
    cookie = "    - {name: _fbp, type: advertising, party: Meta, keep: 90 days}\n"
    assert found(section + "  list:\n" + cookie) == []
    assert found(section + "  list:\n" + cookie + "    - {name: fr, type: advertising}\n") == [("COO004", 3)]


# --- COO005 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("withdraw", "reported"),
    [
        ("browser", True),
        ("via de instellingen van uw browser", True),
        ("met de link onderaan elke pagina", False),
        ("via de cookie-instellingen of uw browser", False),
    ],
)
def test_the_browser_alone_is_no_way_to_withdraw(withdraw: str, reported: bool) -> None:
    consent = f"  consent:\n    asked: first_visit\n    withdraw: {withdraw}\n"
    assert found(types(f"advertising: {{{ADS}}}", more=consent)) == ([("COO005", 6)] if reported else [])


def test_consent_without_a_way_out_beside_the_browser_is_reported() -> None:
    consent = "  consent: {asked: first_visit}\n"
    browser = "  browser: {can: [alle cookies weigeren]}\n"
    assert found(types(f"advertising: {{{ADS}}}", more=consent + browser)) == [("COO005", 4)]
    (finding,) = of_family(types(f"advertising: {{{ADS}}}", more=consent + browser))
    assert "withdraw" not in finding.message, "refusing is all that the text speaks of"
    assert found(types(f"advertising: {{{ADS}}}", more=consent)) == []
    assert found(types("functional", more=browser)) == []


# --- COO006 -------------------------------------------------------------------------------------------------------


def test_measuring_mails_needs_consent() -> None:
    measured = activity("    techniques: [mail_tracking{}]\n    purposes: [mailing_insight]\n    legal_basis: {}\n")
    assert found(measured.format("", "contract")) == [("COO006", 4)]
    assert found(measured.format("", "consent")) == []
    assert found(measured.format(": {when: consent}", "contract")) == []
    assert found("activities:\n  a:\n    data: [mail_opens]\n    purposes: [newsletter]\n") == [("COO006", 3)]


# --- COO007 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Cookies bevatten geen persoonsgegevens.", True),
        ("Met een IP-adres kunnen wij u niet identificeren.", True),
        ("De statistieken zijn anoniem.", False),
        ("Wij maken uw IP-adres anoniem.", False),
        ("Uw IP-adres wordt meteen anoniem gemaakt.", False),
    ],
)
def test_claims_about_cookies_and_addresses(text: str, reported: bool) -> None:
    fragment = f"activities:\n  a:\n    data: [ip_address]\n    purposes: [security]\n    text: {text}\n"
    assert found(types("functional") + fragment) == ([("COO007", 8)] if reported else [])


def test_without_such_data_or_at_functional_cookies_the_claim_may_stand() -> None:
    claim = "    purposes: [security]\n    text: Cookies bevatten geen persoonsgegevens.\n"
    assert found(types("functional") + activity(claim)) == []
    told = types("functional: {text: Deze cookies bevatten geen persoonsgegevens.}")
    assert found(told + "activities:\n  a: {data: [ip_address], purposes: [security]}\n") == []


def test_what_cannot_be_read_is_not_missing() -> None:
    assert found(types("advertising: {keep: 1 year}", more="  consent: [first_visit]\n")) == []
