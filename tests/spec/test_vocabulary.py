"""The built-in vocabulary: complete, unambiguous, and right in both address forms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from privgen.spec import vocabulary
from privgen.spec.vocabulary import KINDS, Entry, entries, entry, form

FOLDER = Path(vocabulary.__file__).parent
PRONOUNS = {"u", "uw", "uzelf", "je", "jij", "jou", "jouw", "jezelf"}
POLITE = {"u", "uw", "uzelf"}
FAMILIAR = PRONOUNS - POLITE

USED_IN_THE_REFERENCE = {
    "data":
        "name address email phone mobile_phone invoices bsn ip_address customer_content order_history orders "
        "payment_details bank_account full_name birth_date gender company_name job_title customer_number device_id "
        "browser operating_system referrer login_details password cv motivation_letter call_recording call_notes "
        "messages contact_history question link_clicks mail_opens photo video health_data treatments "
        "insurance_number demographics services_taken passport_photo mrz licence_plate camera_images",
    "subjects":
        "customers subscribers contacts end_users website_visitors prospects members applicants employees patients "
        "suppliers partners pupils students parents children donors volunteers participants tenants visitors",
    "states": "customer account_in_use member employee patient subscriber user",
    "events":
        "end_of_agreement last_contact delivery end_of_financial_year consent_withdrawn end_of_procedure "
        "not_needed cancellation end_of_calendar_year end_of_employment last_change_of_file payment recording "
        "visit collection complaint_settled objection account_deleted last_login last_purchase",
    "purposes":
        "deliver_order invoicing tax_records newsletter customer_service contact_recall training win_back "
        "debt_collection recruitment perform_agreement member_administration collect_fees organise_matches "
        "show_club_life medical_care patient_file urgent_care bookkeeping collect_claims complaints_and_disputes "
        "website_statistics website_usability site_insight personalisation",
    "services":
        "parcel_delivery payments hosting newsletter debt_collection recruitment web_analytics crm live_chat "
        "sports_federation member_administration patient_file accounting website_security video_conference",
    "sources":
        "subject observed product_use service_use assigned public_sources trade_register social_networks "
        "other_people employer referrer",
    "techniques":
        "cookies web_beacons server_logs mail_tracking call_recording profiling surf_tracking fingerprinting "
        "camera location_tracking enrichment",
    "cookie_types": "functional analytical advertising tracking social_media personalisation preferences",
    "rights":
        "access rectification erasure restriction portability objection objection_marketing withdrawal "
        "no_automated_decision",
    "legal_bases": "consent contract legal_obligation vital_interests public_task legitimate_interest",
    "special_grounds": "explicit_consent health_care",
    "mechanisms": "dpf scc adequacy bcr code certification",
    "conditions":
        "sometimes possible if_known exceptional legal_obligation contract consent legitimate_interest described "
        "needed_for_purpose",
    "acts": "sell rent trade share view link ask use_otherwise",
    "roles": "processor controller joint either authority public",
    "relations": "parent subsidiary group",
    "moments": "first_visit before_effect any_time first_contact",
    "channels": "email phone post website",
}


def everything() -> Iterator[Entry]:
    for kind in KINDS:
        yield from entries(kind).values()


def names_of(word: Entry) -> tuple[str, ...]:
    return (*word.labels.values(), *word.synonyms["nl"], *word.synonyms["en"])


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-zà-ÿ]+", text.lower()))


def phrases(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every map of forms inside a value."""
    if isinstance(value, Mapping):
        if {"u", "je", "nl"} & set(value):
            yield value
        for inner in value.values():
            yield from phrases(inner)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)


def without_te(text: str) -> str:
    return re.sub(r"\bte ", "", text).replace(" ", "")


def dutch(word: Entry) -> Iterator[str]:
    yield word.labels["nl"]
    for phrase in phrases(word.more):
        for key in ("nl", "u", "je"):
            yield from texts(phrase.get(key))


@pytest.mark.parametrize("kind", KINDS)
def test_file_has_one_entry_a_line_and_no_id_twice(kind: str) -> None:
    text = (FOLDER / f"{kind}.json").read_text(encoding="utf-8")
    pairs = json.loads(text, object_pairs_hook=list)
    ids = [key for key, _ in pairs]
    assert len(ids) == len(set(ids))
    lines = text.splitlines()
    assert (lines[0], lines[-1]) == ("{", "}")
    read = [json.loads("{" + line.rstrip(",") + "}") for line in lines[1:-1]]
    assert read == [{key: value} for key, value in json.loads(text).items()]


def test_every_file_is_a_kind() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_ids_and_labels(kind: str) -> None:
    for id_, word in entries(kind).items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", id_)
        assert (word.kind, word.id) == (kind, id_)
        assert set(word.labels) == {"nl", "en"}
        assert set(word.synonyms) == {"nl", "en"}


def test_no_text_is_blank_or_badly_spaced() -> None:
    for word in everything():
        for text in (*names_of(word), *texts(word.more)):
            assert text == " ".join(text.split()), (word.kind, word.id)
            assert text, (word.kind, word.id)


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_belongs_to_one_entry(kind: str) -> None:
    claimed: dict[str, str] = {}
    for word in entries(kind).values():
        phrases_too = (text for slot in ("infinitive", "noun") for text in texts(word.more.get(slot)))
        for name in {*names_of(word), *phrases_too}:
            key = vocabulary.normalise(name)
            assert claimed.setdefault(key, word.id) == word.id, f"{name}: {claimed[key]} and {word.id}"


@pytest.mark.parametrize("kind", KINDS)
def test_labels_hold_no_pronoun(kind: str) -> None:
    for word in entries(kind).values():
        assert not words(word.labels["nl"]) & PRONOUNS, word.id


def test_phrases_with_a_pronoun_exist_in_both_forms() -> None:
    for word in everything():
        for phrase in phrases(word.more):
            assert ("u" in phrase) == ("je" in phrase) != ("nl" in phrase), (word.kind, word.id)
            for text in texts(phrase.get("nl")):
                assert not words(text) & PRONOUNS, text
            for text in texts(phrase.get("u")):
                assert not words(text) & FAMILIAR, text
                assert words(text) & POLITE, text
            for text in texts(phrase.get("je")):
                assert not words(text) & POLITE, text
                assert words(text) & FAMILIAR, text


def test_printed_phrases_have_an_english_form() -> None:
    for word in everything():
        for phrase in phrases(word.more):
            assert phrase.get("en"), (word.kind, word.id)


@pytest.mark.parametrize("kind", ["purposes", "services", "techniques", "rights", "acts"])
@pytest.mark.parametrize("address", ["u", "je"])
def test_om_te_is_the_infinitive_with_te(kind: str, address: Any) -> None:
    for word in entries(kind).values():
        with_te = form(word.more["om_te"], address, "nl")
        infinitive = form(word.more["infinitive"], address, "nl")
        assert re.search(r"(^| )te \w", with_te), word.id
        assert without_te(with_te) == without_te(infinitive), word.id


@pytest.mark.parametrize(("kind", "slots"), [
    ("purposes", {"infinitive", "om_te", "noun"}), ("services", {"verb", "infinitive", "om_te", "noun"}),
    ("states", {"while"}), ("events", {"after", "until"}), ("sources", {"from", "type", "public", "direct"}),
    ("rights", {"infinitive", "noun", "article", "bases"}),
    ("techniques", {"infinitive", "verb", "surprising", "needs_consent"}), ("conditions", {"when"}),
    ("acts", {"verb", "participle"}), ("cookie_types", {"consent"}), ("legal_bases", {"letter", "article"}),
    ("special_grounds", {"because", "letter"}), ("mechanisms", {"article", "type", "copy"}),
    ("roles", {"verb", "many"}), ("moments", {"at"}), ("channels", {"by"}), ("data", {"group"}),
])
def test_every_entry_fills_the_slots_of_its_kind(kind: str, slots: set[str]) -> None:
    for word in entries(kind).values():
        assert slots <= set(word.more), word.id


def test_meanings_refer_to_existing_entries() -> None:
    for word in entries("data").values():
        assert word.more["group"] in entries("groups"), word.id
        assert word.more.get("special", "health") in entries("special_categories"), word.id
    for word in entries("rights").values():
        assert set(word.more["bases"]) <= set(entries("legal_bases")), word.id
    for word in entries("special_grounds").values():
        assert word.more.get("special", "health") in entries("special_categories"), word.id
    for word in entries("purposes").values():
        assert word.more.get("channel", "email") in entries("channels"), word.id
    for word in entries("services").values():
        assert word.more.get("people", "customers") in entries("subjects"), word.id


def test_special_data_are_marked_as_sensitive_and_only_they_have_a_category() -> None:
    for word in entries("data").values():
        if {"special", "criminal", "bsn"} & set(word.more):
            assert word.more.get("sensitive"), word.id
        if word.more["group"] == "special":
            assert "special" in word.more, word.id
    ordinary = {"gender", "photo", "diet", "nationality"}
    assert ordinary.isdisjoint(word.id for word in entries("data").values() if "special" in word.more)


def test_every_special_category_has_an_item() -> None:
    used = {word.more["special"] for word in entries("data").values() if "special" in word.more}
    assert used == set(entries("special_categories"))


def test_plural_agrees_with_a_plural_label() -> None:
    """Labels on `-gegevens`, `-en` nouns of a list and couples joined by `en` take a plural verb."""
    for word in entries("data").values():
        label = word.labels["nl"]
        if label.endswith("gegevens") or label.startswith("gegevens ") or re.match(r"[\w-]+ en \w+$", label):
            assert word.more.get("plural"), label


@pytest.mark.parametrize(("right", "bases"), [
    ("access", 6), ("rectification", 6), ("erasure", 6), ("restriction", 6), ("portability", {"consent", "contract"}),
    ("objection", {"public_task", "legitimate_interest"}), ("withdrawal", {"consent"}), ("objection_marketing", set()),
    ("no_automated_decision", set()),
])
def test_rights_follow_from_the_bases(right: str, bases: int | set[str]) -> None:
    found = entry("rights", right).more["bases"]  # type: ignore[union-attr]
    assert len(found) == bases if isinstance(bases, int) else set(found) == bases


@pytest.mark.parametrize(("kind", "ids"), USED_IN_THE_REFERENCE.items())
def test_ids_of_the_reference_exist(kind: str, ids: str) -> None:
    assert [id_ for id_ in ids.split() if entry(kind, id_) is None] == []


@pytest.mark.parametrize(("kind", "id_", "slot", "polite", "familiar"), [
    ("purposes", "deliver_order", "om_te", "uw bestelling te bezorgen", "je bestelling te bezorgen"),
    ("purposes", "returns", "om_te", "uw retour af te handelen", "je retour af te handelen"),
    ("purposes", "account", "om_te", "uw account aan te maken en te beheren", "je account aan te maken en te beheren"),
    ("purposes", "tax_records", "infinitive", "onze boekhouding bewaren", "onze boekhouding bewaren"),
    ("purposes", "newsletter", "infinitive", "de nieuwsbrief sturen", "de nieuwsbrief sturen"),
    ("states", "customer", "while", "u klant bent", "je klant bent"),
    ("states", "account_in_use", "while", "u uw account gebruikt", "je je account gebruikt"),
    ("states", "contact_active", "while", "wij contact met u hebben", "wij contact met jou hebben"),
    ("events", "consent_withdrawn", "until", "u uw toestemming intrekt", "je je toestemming intrekt"),
    ("events", "unsubscription", "until", "u zich afmeldt", "je je afmeldt"),
    ("events", "delivery", "after", "de levering", "de levering"),
    ("sources", "subject", "from", "van uzelf", "van jezelf"),
    ("conditions", "contract", "when", "als dat nodig is voor de overeenkomst met u",
     "als dat nodig is voor de overeenkomst met jou"),
    ("moments", "first_contact", "at", "bij ons eerste contact met u", "bij ons eerste contact met jou"),
    ("rights", "access", "infinitive", "uw gegevens inzien", "je gegevens inzien"),
])
def test_forms_as_they_are_read(kind: str, id_: str, slot: str, polite: str, familiar: str) -> None:
    value = entries(kind)[id_].more[slot]
    assert (form(value, "u", "nl"), form(value, "je", "nl")) == (polite, familiar)


def test_plain_words_only() -> None:
    """No officialese, and no spelling that Dutch readers stumble over, in what is printed."""
    stumbling = re.compile(r"\b(middels|teneinde|betreffende|indien|derhalve|u heeft|emailadres|ten behoeve)\b", re.I)
    for word in everything():
        for text in dutch(word):
            assert not stumbling.search(text), (word.kind, word.id, text)
