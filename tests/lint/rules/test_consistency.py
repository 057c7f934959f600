"""Whether a spec fits itself: two periods, claims against facts, names, headings."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cases import check, findings, only

POSTNL = "recipients:\n  postnl: {name: PostNL, role: %s, service: parcel_delivery, country: NL, agreement: true}\n"
NEWSLETTER = """\
  newsletter:
    title: Als u onze nieuwsbrief wilt
    subjects: [subscribers]
    data: [e-mailadres]
    purposes: [newsletter]
    legal_basis: {consent: {how: op onze website, withdraw: met de link onderaan elke nieuwsbrief}}
    required: none
    recipients: [postnl]
    retention: {until: consent_withdrawn}
"""


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


def security(text: str) -> str:
    return f"security:\n  measures: [een beveiligde verbinding]\n  text: {text}\n"


# --- periods ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "conflict"),
    [
        ("[1 year after delivery, 2 years after delivery]", True),
        ("[1 year, 2 years after delivery]", True),
        ("[12 months after delivery, 1 year after delivery]", False),
        ("[1 year after delivery, 2 years after last_contact]", False),
        ("[1 year after delivery, {keep: 7 years, after: delivery, law: awr_52}]", False),
        ("[1 year after delivery, {keep: 3 years, after: delivery, when: bij een klacht}]", False),
        ("[{while: customer, then: 1 year}, {keep: 2 years, after: delivery}]", False),
    ],
)
def test_two_periods_for_the_same_data(rules: str, conflict: bool) -> None:
    assert bool(only("activities:\n" + activity(rules), "CON003")) is conflict


def test_two_activities_with_the_same_use_and_other_periods_conflict() -> None:
    second = activity("5 years after delivery", data="[naam]", name="again")
    fragment = "activities:\n" + activity(data="[naam]") + second
    assert only(fragment, "CON003") == [("CON003", 19)]
    assert only(fragment.replace("purposes: [deliver_order]", "purposes: [returns]", 1), "CON003") == []


def test_one_odd_period_among_equal_ones_is_a_slip() -> None:
    def periods(*days: int) -> str:
        names = ("naam", "adres", "telefoonnummer", "e-mailadres", "bestellingen", "facturen")
        items = ", ".join(
            f"{name}: {{retention: {day} days after delivery}}" for name, day in zip(names, days, strict=False)
        )
        return "activities:\n" + activity(data=f"[{items}]")

    assert only(periods(180, 180, 160, 180, 180), "CON011") == [("CON011", 5)]
    assert only(periods(180, 180, 30, 180, 180), "CON011") == [], "far from the others, so it is meant"
    assert only(periods(180, 160, 170, 180, 180), "CON011") == []
    assert only(periods(180, 160, 180), "CON011") == []


# --- claims -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("promise", "wrong"),
    [
        ("{never: share}", True),
        ("{never: [sell, share], to: [derden]}", True),
        ("{never: sell}", False),
        ("{never: share, data: [wachtwoord]}", False),
        ("{never: share, unless: [consent]}", False),
        ("{always: Wij verkopen uw gegevens nooit aan derden.}", False),
        ("{always: Wij delen uw gegevens nooit met derden.}", True),
        ("{always: 'Wij delen uw gegevens niet met derden, behalve met bezorgers.'}", False),
    ],
)
def test_promises_not_to_share(promise: str, wrong: bool) -> None:
    used = "activities:\n" + activity().replace("recipients: none", "recipients: [postnl]")
    fragment = f"promises:\n  p: {promise}\n" + POSTNL % "controller" + used
    assert bool(only(fragment, "CON004")) is wrong


def test_next_to_processors_alone_the_promise_is_a_warning() -> None:
    used = "activities:\n" + activity().replace("recipients: none", "recipients: [postnl]")
    found = [
        each
        for each in findings("promises:\n  p: {never: share}\n" + POSTNL % "processor" + used)
        if each.code == "CON004"
    ]
    assert [str(each.level) for each in found] == ["warning"]


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("De cijfers zijn geanonimiseerd en beperkt te herleiden tot personen.", True),
        ("De cijfers zijn anoniem en niet te herleiden tot personen.", False),
        ("De cijfers zijn anoniem.", False),
        ("Na een jaar anonimiseren wij uw account.", False),
    ],
)
def test_anonymous_or_not(text: str, doubtful: bool) -> None:
    assert bool(only(security(text), "CON005")) is doubtful


def test_a_name_cannot_be_anonymous() -> None:
    assert only("activities:\n" + activity(data="[naam: {form: anonymous}]"), "CON005") == [("CON005", 5)]
    assert only("activities:\n" + activity(data="[bestellingen: {form: anonymous}]"), "CON005") == []


def test_only_functional_cookies_against_measuring_on_consent() -> None:
    def spec(purpose: str, techniques: str = "", basis: str = "{consent: {how: op onze site}}") -> str:
        more = f"    techniques: [{techniques}]\n" if techniques else ""
        body = activity(more=more).replace("[deliver_order]", f"[{purpose}]")
        body = body.replace("contract\n    required", f"{basis}\n    required")
        claim = (
            "cookies:\n  types: [functional: {purposes: [remember_cart]}]\n  text: Andere cookies gebruiken wij niet.\n"
        )
        return f"{claim}activities:\n{body}"

    assert only(spec("site_insight"), "CON006") == [("CON006", 3)]
    assert only(spec("site_insight", "server_logs"), "CON006") == []
    assert only(spec("site_insight", basis="contract"), "CON006") == []
    assert only(spec("deliver_order"), "CON006") == []


def test_no_cookies_against_a_technique_that_follows_visitors() -> None:
    fragment = "cookies: none\nactivities:\n" + activity(more="    techniques: [surf_tracking]\n")
    assert only(fragment, "CON006") == [("CON006", 1)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wij meten bezoek met Google Analytics en adverteren met AdWords.", 1),
        ("Volg ons op Facebook en LinkedIn.", 2),
        ("Wij gebruiken geen Google Analytics.", 0),
        ("Google Analytics gebruiken wij niet.", 0),
        ("In Google Chrome wist u cookies via het menu.", 0),
        ("Zoek de app in onze App Store.", 0),
        ("Wij zijn er slack in.", 0),
    ],
)
def test_companies_that_a_text_names(text: str, names: int) -> None:
    assert len(only(security(text), "CON007")) == names


def test_a_company_that_is_listed_may_be_named() -> None:
    used = "activities:\n" + activity().replace("recipients: none", "recipients: [google]")
    listed = "recipients:\n  google: {name: Google Ireland, role: processor, service: office_software, country: IE, agreement: true}\n"
    assert only(security("Wij mailen met Gmail.") + listed + used, "CON007") == []


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Lees [ons beleid]().", True),
        ("Lees [ons beleid](https://).", True),
        ("Klik hier voor meer uitleg.", True),
        ("Klik hier voor meer uitleg, op www.dekaasboer.nl/uitleg.", False),
        ("Lees [hier](https://www.dekaasboer.nl) verder.", False),
        ("Deze link tussen gegevens maken wij niet.", False),
    ],
)
def test_links(text: str, dead: bool) -> None:
    assert bool(only(security(f'"{text}"'), "CON008")) is dead


@pytest.mark.parametrize(
    ("statement", "dead"),
    [
        ("{label: onze cookieverklaring}", True),
        ("onze cookieverklaring", True),
        ('{label: onze cookieverklaring, url: "https://www.dekaasboer.nl/cookies"}', False),
        ("https://www.dekaasboer.nl/cookies", False),
        ("de cookieverklaring onderaan onze website", False),
    ],
)
def test_a_cookie_statement_is_named_with_its_place(statement: str, dead: bool) -> None:
    fragment = f"cookies:\n  types: [functional]\n  statement: {statement}\n"
    assert only(fragment, "CON008") == ([("CON008", 3)] if dead else [])
    assert only(fragment + "  text: Die staat op www.dekaasboer.nl.\n", "CON008") == []


def test_an_introduction_announces_too_and_an_empty_heading() -> None:
    intro = "statement: {language: nl, address_form: u, effective: 2026-11-01, text: U leest hoe wij uw gegevens beveiligen.}\n"
    assert only(intro + "security: null\n", "CON009") == [("CON009", 1)]
    assert only(intro, "CON009") == []
    assert only("layout:\n  - {title: Veiligheid}\n  - rest\n", "CON009") == [("CON009", 2)]


@pytest.mark.parametrize(
    ("conditions", "wrong"),
    [
        ("[contract]", True),
        ("[contract, consent]", False),
        ("[contract, als het mag van de wet]", False),
        ("[newsletter]", False),
    ],
)
def test_shared_only_on_some_bases(conditions: str, wrong: bool) -> None:
    fragment = (
        f"promises:\n  p: {{only: share, when: {conditions}}}\n" + POSTNL % "processor" + "activities:\n" + NEWSLETTER
    )
    assert bool(only(fragment, "CON010")) is wrong


def test_what_nobody_sees_cannot_be_viewed_by_staff() -> None:
    fragment = """\
    promises:
      unseen: {never: view, data: [password]}
    access:
      roles:
        helpdesk: {label: medewerkers, can_view: [naam, password]}
    """
    assert only(fragment, "CON010") == [("CON010", 2)]
    assert only(fragment.replace(", password]}\n    ", "]}\n    "), "CON010") == []


USERS = """\
promises:
  bound: {never: use_otherwise, of: [end_users]}
subjects: {end_users: gebruikers van onze app, staff: ons personeel}
activities:
  app:
    title: App
    subjects: [end_users]
    data: [e-mailadres, call_recording]
    purposes: [deliver_service]
    promises: [bound]
  other:
    title: Anders
    subjects: [%s]
    data: [%s]
    purposes: [%s]
"""


@pytest.mark.parametrize(
    ("subjects", "data", "purposes", "wrong"),
    [
        ("end_users", "e-mailadres", "newsletter", True),
        ("end_users", "e-mailadres", "deliver_service", False),
        ("contacts", "call_recording", "training", True),
        ("contacts", "e-mailadres", "training", False),
        ("staff", "call_recording", "training", False),
    ],
)
def test_no_other_use_of_the_data_of_a_group(subjects: str, data: str, purposes: str, wrong: bool) -> None:
    fragment = USERS % (subjects, data, purposes)
    assert only(fragment, "CON010") == ([("CON010", 2)] if wrong else [])
    assert only(fragment.replace(", of: [end_users]", ""), "CON010") == [], "then all that is told is meant"
    assert only(fragment.replace("end_users]}", "end_users], unless: [consent]}"), "CON010") == []


def test_only_for_delivery_beside_a_newsletter() -> None:
    promise = "promises:\n  p: {always: %s}\n"
    claim = promise % "Wij gebruiken uw gegevens alleen om uw bestelling te leveren."
    used = POSTNL % "processor" + "activities:\n" + NEWSLETTER
    assert only(claim + used, "CON010") == [("CON010", 2)]
    assert only(claim, "CON010") == [], "without marketing it is true"
    honest = promise % "Wij gebruiken uw gegevens alleen om uw bestelling te leveren en voor de nieuwsbrief."
    assert only(honest + used, "CON010") == []


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        (
            "{label: andere bronnen, examples: [databureaus, openbare bronnen], only_if: u toestemming hebt gegeven}",
            True,
        ),
        ("{label: openbare registers, only_if: consent}", True),
        ("{label: databureaus, only_if: u toestemming hebt gegeven}", False),
        ("{label: openbare registers}", False),
        ("{label: openbare registers, only_if: u klant bent}", False),
    ],
)
def test_nobody_consents_to_what_is_public(source: str, wrong: bool) -> None:
    fragment = f"sources:\n  other: {source}\nactivities:\n" + activity().replace(
        "    data:", "    from: [other]\n    data:"
    )
    assert only(fragment, "CON010") == ([("CON010", 2)] if wrong else [])


def test_equal_headings_and_a_name_in_two_spellings() -> None:
    twice = "layout:\n  - {title: Wie wij zijn, text: Een winkel.}\n  - {title: wie wij zijn?, text: In Amersfoort.}\n  - rest\n"
    assert only(twice, "CON011") == [("CON011", 3)]
    used = "activities:\n" + activity().replace("recipients: none", "recipients: [coblue]")
    coblue = "recipients:\n  coblue: {name: Coblue, role: controller, service: parcel_delivery, country: NL}\n"
    assert only(security("Ook Cobluve helpt mee.") + coblue + used, "CON011") == [("CON011", 3)]
    assert only(security("Het beleid van Coblues directie.") + coblue + used, "CON011") == []


def test_an_empty_map_says_nothing() -> None:
    assert check("access: {principle: need_to_know, roles: {}}\n") == []
