"""The facts for machines: all that a reader is told, and nothing that only the editors see."""

from __future__ import annotations

import json
from typing import Any

from privgen.compile.layout import Plan
from privgen.compile.untold import expected
from privgen.findings import format_path

from .support import document, model_from


def facts(yaml: str, version: str = "lang") -> dict[str, Any]:
    """The attached facts of the statement that a few lines of YAML give."""
    held = json.loads(document(model_from(yaml), version).facts or "")
    assert (held["format"], held["version"], held["language"]) == ("privgen-facts", 1, "nl")
    found: dict[str, Any] = held["facts"]
    return found


SPEC = """
note: GEHEIM-1
dpo: none
recipients:
  postnl: {name: PostNL, role: controller, service: parcel_delivery, country: NL, note: GEHEIM-2}
data: {oud: {label: GEHEIM-3}}
activities:
  orders:
    title: {nl: Als u iets bestelt, en: GEHEIM-4}
    note: GEHEIM-5
    data: [naam, {adres: {note: GEHEIM-6}}]
    recipients: [postnl]
    retention: 2 years after delivery
lint: {accept: [{rule: RET001, at: activities.orders, reason: GEHEIM-7}]}
output: {accent: "#123456", logo: GEHEIM-8.png}
"""


def test_a_path_leads_to_each_printed_value() -> None:
    found = facts(SPEC)
    assert found["controller.name"] == "De Kaasboer B.V."
    assert found["activities.orders.title"] == "Als u iets bestelt"
    assert found["activities.orders.data[0]"] == "naam"
    assert found["recipients.postnl.name"] == "PostNL"
    assert found["dpo"] == "none"


def test_notes_waivers_looks_and_what_is_not_used_stay_at_home() -> None:
    for version in ("kort", "lang", "samen"):
        text = document(model_from(SPEC), version).facts or ""
        assert "GEHEIM" not in text
        assert "RET001" not in text
        assert "#123456" not in text


def test_they_are_the_facts_that_the_lange_versie_must_tell() -> None:
    model = model_from(SPEC)
    assert list(facts(SPEC)) == [format_path(path) for path, _ in expected(model, Plan(model))]


def test_any_text_becomes_json() -> None:
    name = 'a "b" \\ \u20ac \U0001f600'
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    found = facts(f'activities:\n  x: {{title: "{quoted}", data: [naam]}}')
    assert found["activities.x.title"] == name
