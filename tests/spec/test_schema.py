"""The JSON Schema for editors: it takes what the shape takes, and refuses what the shape refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from privgen.spec import kinds
from privgen.spec.load import load
from privgen.spec.root import Spec
from privgen.spec.schema import docstrings, json_schema

from .examples import examples, on_top

ROOT = Path(__file__).parents[2]
SPECS = sorted((ROOT / "specs").glob("*.yaml"))


class CoreLoader(yaml.SafeLoader):
    """YAML as an editor reads it: version 1.2, without dates."""


TAG = "tag:yaml.org,2002:"
CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == f"{TAG}null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
CoreLoader.add_implicit_resolver(f"{TAG}bool", re.compile(r"^(?:true|false)$"), list("tf"))
CoreLoader.add_implicit_resolver(f"{TAG}int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
CoreLoader.add_implicit_resolver(f"{TAG}float", re.compile(r"^[-+]?[0-9]+\.[0-9]*$"), list("-+0123456789"))


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    schema = json.loads(json.dumps(json_schema()))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def problems(validator: jsonschema.Draft7Validator, text: str) -> list[str]:
    data = yaml.load(text, Loader=CoreLoader)
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_the_example_specs_are_valid(path: Path, validator: jsonschema.Draft7Validator) -> None:
    assert problems(validator, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("example", examples())
def test_the_examples_of_the_page_are_valid(example: str, validator: jsonschema.Draft7Validator) -> None:
    assert problems(validator, on_top(example)) == []


BAD = [
    "controler: {name: x}",
    "statement: tekst",
    "statement: {language: de}",
    "controller: [x]",
    "recipients: [postnl]",
    "recipients: {PostNL: {name: PostNL}}",
    "recipients: {postnl: {name: PostNL, role: verwerker}}",
    "recipients: {postnl: {country: {nl: Nederland}}}",
    "activities: {orders: tekst}",
    "activities: {orders: {data: [[naam]]}}",
    "activities: {orders: {data: [naam: tekst]}}",
    "activities: {orders: {data: [{naam: {when: x}, adres: {when: x}}]}}",
    "activities: {orders: {data: ['']}}",
    "activities: {orders: {marketing: ja}}",
    "activities: {orders: {required: misschien}}",
    "activities: {orders: {title: {nederlands: x}}}",
    "activities: {orders: {retention: {keep: [x]}}}",
    "activities: {orders: {part_of: Nieuwsbrief 2}}",
    "children: {consent_age: zestien}",
    "children: {consent_age: 16.5}",
    "cookies: {list: {name: _ga}}",
    "cookies: {list: [{party: google}]}",
    "definitions: {cookie: {}}",
    "rights: {self_service: {contact: email}}",
    "layout: {who: Wie}",
    "layout: [[who]]",
    "dpo: {none: {nl: [x]}}",
    "privgen: 2",
]


@pytest.mark.parametrize("text", BAD)
def test_what_the_shape_refuses_the_schema_refuses(text: str, validator: jsonschema.Draft7Validator) -> None:
    whole = text if text.startswith("privgen") else f"privgen: 1\n{text}"
    assert [one.code[:3] for one in load(whole.encode(), "x.yaml").findings] == ["SHP"]
    assert problems(validator, whole) != []


def test_empty_keys_are_accepted_while_one_types(validator: jsonschema.Draft7Validator) -> None:
    assert problems(validator, "privgen: 1\ncontroller:\nactivities:\n  orders:\n    title:\n") == []


def test_every_key_has_a_line_of_help(validator: jsonschema.Draft7Validator) -> None:
    schema = validator.schema
    objects = [("spec", schema), *schema["definitions"].items()]
    keys = [(name, key, value) for name, one in objects for key, value in one.get("properties", {}).items()]
    missing = [(name, key) for name, key, value in keys if not value.get("description")]
    assert missing == []
    assert schema["properties"]["dpo"]["description"] == docstrings(Spec)["dpo"]


def test_the_schema_is_fit_for_editors(validator: jsonschema.Draft7Validator) -> None:
    text = json.dumps(validator.schema, ensure_ascii=False)
    assert "‹" not in text, "labels of union branches are ours alone"

    def check(value: Any) -> None:
        if isinstance(value, dict):
            assert "$ref" not in value or len(value) == 1, "draft-07 ignores what stands beside a $ref"
            for one in value.values():
                check(one)
        elif isinstance(value, list):
            for one in value:
                check(one)

    check(validator.schema)


def test_editors_are_offered_the_vocabulary(validator: jsonschema.Draft7Validator) -> None:
    offered = validator.schema["definitions"]["words_data"]["anyOf"][0]["enum"]
    assert {"email", "e-mailadres", "bsn"} <= set(offered)
    assert "words_data" not in json.dumps(validator.schema["definitions"]["Controller"])


def test_the_languages_of_a_text_are_offered(validator: jsonschema.Draft7Validator) -> None:
    assert set(validator.schema["definitions"]["languages"]["propertyNames"]["enum"]) == kinds.LANGUAGES
