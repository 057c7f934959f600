"""Every value knows its place, and a path finds its value."""

from __future__ import annotations

import pickle

import pytest

from privgen.source.reader import Source, read
from privgen.source.tree import Node, Path

SPEC = """\
# a shop
privgen: 1
controller:
  name: 'De Kaasboer'   # the name

activities:
  orders:
    data: &basis [naam, {label: "uw vraag", when: soms}]
    text: |
      Eerste regel.

      Laatste regel.

    # a comment that belongs to nobody

  news:
    data: *basis
    recipients:
    - postnl
    - mollie
    retention:
"""


@pytest.fixture(scope="module")
def source() -> Source:
    return read(SPEC.encode(), "shop.yaml")


def at(source: Source, *path: str | int) -> Node:
    assert source.root is not None
    node, used = source.root.find(path)
    assert used == len(path)
    return node


def piece(source: Source, *path: str | int) -> str:
    span = at(source, *path).span
    return source.text.text[span.start : span.end]


def test_the_plain_data_is_what_yaml_says(source: Source) -> None:
    assert source.findings == []
    assert source.value is not None
    data = ["naam", {"label": "uw vraag", "when": "soms"}]
    assert source.value["activities"] == {
        "orders": {"data": data, "text": "Eerste regel.\n\nLaatste regel.\n"},
        "news": {"data": data, "recipients": ["postnl", "mollie"], "retention": None},
    }


def test_spans_cover_values_with_their_quotes_and_no_comments(source: Source) -> None:
    assert piece(source, "controller", "name") == "'De Kaasboer'"
    assert at(source, "controller", "name").raw == "'De Kaasboer'"
    assert piece(source, "activities", "orders", "data", 1, "when") == "soms"
    key = SPEC.index("controller")
    assert at(source, "controller").key_span == source.text.span(key, key + 10)


def test_block_collections_end_with_their_last_content(source: Source) -> None:
    assert piece(source, "controller") == "name: 'De Kaasboer'"
    assert piece(source, "activities", "orders", "text").endswith("Laatste regel.")
    assert piece(source, "activities", "orders").endswith("Laatste regel.")
    assert piece(source, "activities", "news", "recipients") == "- postnl\n    - mollie"
    assert piece(source, "activities").endswith("retention:")


def test_styles_and_flow(source: Source) -> None:
    assert at(source, "activities", "orders", "text").style == "literal"
    assert at(source, "controller", "name").style == "single"
    assert at(source, "activities", "orders", "data").flow
    assert at(source, "activities", "orders", "data", 0).flow
    assert not at(source, "activities", "news", "recipients").flow


def test_an_alias_has_the_place_of_its_text_and_the_place_of_its_use(source: Source) -> None:
    node = at(source, "activities", "news", "data", 1, "label")
    assert source.text.text[node.start : node.end] == '"uw vraag"'
    assert node.alias_span is not None
    assert (node.alias_span.line, node.alias_span.column) == (17, 11)
    assert at(source, "activities", "orders", "data", 1, "label").alias_span is None
    assert piece(source, "activities", "orders", "data").startswith("[naam")


def test_the_tree_can_be_pickled(source: Source) -> None:
    twin = pickle.loads(pickle.dumps(source))
    assert twin.value == source.value
    assert twin.root.find(("controller", "name"))[0].span == at(source, "controller", "name").span


FIND = """\
retention: {keep: 1 year}
items:
  - {a: 1, n: 2}
  - {a: {n: 3}, n: 4}
  - {b: 5}
"""


@pytest.mark.parametrize(
    ("path", "value", "used"),
    [
        (("items", 0, "a"), "1", 3),
        (("items", 0, "a", "n"), "2", 4),  # `a` is the tag of a union as well as a key
        (("items", 1, "a", "n"), "3", 4),
        (("items", 2, "list[int]", "b"), "5", 4),
        (("items", 2, "b", "str"), "5", 3),
        (("items", 2, "missing"), {"b": "5"}, 2),
        (("items", 9), [{"a": "1", "n": "2"}, {"a": {"n": "3"}, "n": "4"}, {"b": "5"}], 1),
        (("nowhere", "retention"), None, 0),  # a key of the root is never taken for a label
    ],
)
def test_find_skips_labels_and_keeps_to_what_resolves(path: Path, value: object, used: int) -> None:
    root = read(FIND.encode(), "f").root
    assert root is not None
    node, got = root.find(path)
    assert got == used
    assert node.value == (root.value if value is None else value)


def test_a_strange_long_path_is_found_without_trouble() -> None:
    deep = "{a: " * 40 + "1" + "}" * 40
    root = read(f"a: {deep}".encode(), "f").root
    assert root is not None
    assert root.find(("a",) * 40 + ("x",) * 5 + ("a",))[1] == 46
