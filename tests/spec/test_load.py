"""Loading: the merge of files, exact places, and rules that can run on what is left of a broken spec."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from privgen.findings import Span
from privgen.model import short_forms
from privgen.model.shape import leaves
from privgen.source.tree import Node
from privgen.spec import include, messages
from privgen.spec.codes import BY_NAME, CODES
from privgen.spec.load import Loaded, load
from privgen.spec.root import Spec

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.yaml"))


def files(**texts: str) -> Callable[[str], bytes]:
    """A reader of files that are not there; `/` in a name is written `__`."""
    known = {name.replace("__", "/") + ".yaml": text.encode() for name, text in texts.items()}

    def read(name: str) -> bytes:
        if name not in known:
            raise FileNotFoundError(name)
        return known[name]

    return read


def opened(text: str, **parts: str) -> Loaded:
    return load(text.encode(), "spec.yaml", read_file=files(**parts))


def cut(loaded: Loaded, span: Span) -> str:
    return loaded.text(span.file)[span.start : span.end]


# The examples


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_the_example_specs_have_the_right_shape(path: Path) -> None:
    loaded = load(path.read_bytes(), path.name)
    assert [one for one in loaded.findings if one.code.startswith("SHP")] == []
    assert isinstance(loaded.spec, Spec)
    assert loaded.unknown == frozenset()


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_every_value_is_found_at_its_place(path: Path) -> None:
    loaded = load(path.read_bytes(), path.name)
    count = 0
    for place, node in loaded.root.walk():
        if node.kind != "scalar" or node.value is None:
            continue
        count += 1
        span = loaded.locate(place)
        # Read as a document of its own, the piece of text gives the value back; a number keeps the text as written.
        again = yaml.load(cut(loaded, span), Loader=yaml.BaseLoader)
        assert " ".join(str(again).split()) == " ".join(str(node.value).split())
        if isinstance(place[-1], str):
            assert cut(loaded, loaded.locate(place, key=True)).strip("'\"") == place[-1]
    assert count > 50


# Several files

PARTS = "recipients:\n  mollie: {name: Mollie}\n  postnl: {name: PostNL}\ncontroller: {name: Ander}\ndpo: none\n"


def test_registers_are_merged_and_other_keys_fill_gaps() -> None:
    spec = "privgen: 1\ninclude: parts.yaml\ncontroller: {name: Eigen}\nrecipients:\n  transip: {name: TransIP}\n"
    loaded = opened(spec, parts=PARTS)
    assert loaded.findings == []
    assert loaded.spec is not None
    assert list(loaded.spec.recipients) == ["transip", "mollie", "postnl"]
    assert loaded.spec.controller.name == "Eigen"
    assert loaded.spec.dpo == "none"
    assert list(loaded.sources) == ["spec.yaml", "parts.yaml"]


def test_places_stay_exact_across_files() -> None:
    spec = "privgen: 1\ninclude: parts.yaml\nrecipients:\n  transip: {name: TransIP}\n"
    loaded = opened(spec, parts=PARTS)
    for path, file, text in [
        (("recipients", "transip", "name"), "spec.yaml", "TransIP"),
        (("recipients", "postnl", "name"), "parts.yaml", "PostNL"),
        (("dpo",), "parts.yaml", "none"),
    ]:
        span = loaded.locate(path)
        assert (span.file, cut(loaded, span)) == (file, text)
    missing = loaded.locate(("recipients", "postnl", "role"))
    assert (missing.file, cut(loaded, missing)) == ("parts.yaml", "postnl")


def test_a_part_of_a_part_is_named_from_its_own_folder() -> None:
    loaded = opened("privgen: 1\ninclude: [delen/a.yaml]\n", delen__a="include: ../b.yaml\n", b="dpo: none\n")
    assert loaded.findings == []
    assert loaded.spec is not None and loaded.spec.dpo == "none"


def test_a_part_that_two_parts_share_is_read_once() -> None:
    shared = "recipients: {mollie: {name: Mollie}}\n"
    loaded = opened("privgen: 1\ninclude: [a.yaml, b.yaml]\n", a="include: c.yaml\n", b="include: c.yaml\n", c=shared)
    assert loaded.findings == []
    assert loaded.spec is not None and list(loaded.spec.recipients) == ["mollie"]


def test_the_same_id_in_two_files_is_shown_at_both() -> None:
    loaded = opened("privgen: 1\ninclude: a.yaml\ndata: {x: eigen}\n", a="data: {x: ander}\n")
    (found,) = loaded.findings
    assert (found.name, found.span.file, found.related[0].span.file) == ("id-twice", "a.yaml", "spec.yaml")
    assert loaded.spec is not None and loaded.spec.data == {"x": "eigen"}


def test_a_circle_is_shown_at_both_lines() -> None:
    loaded = opened("privgen: 1\ninclude: a.yaml\n", a="include: b.yaml\n", b="include: a.yaml\n")
    (found,) = loaded.findings
    assert (found.name, found.span.file, cut(loaded, found.span)) == ("include-circular", "b.yaml", "a.yaml")
    assert [(one.span.file, cut(loaded, one.span)) for one in found.related] == [("a.yaml", "b.yaml")]


def test_a_missing_part_leaves_the_top_level_unknown() -> None:
    loaded = opened("privgen: 1\ninclude: weg.yaml\n")
    assert [one.name for one in loaded.findings] == ["include-unreadable"]
    assert () in loaded.unknown


@pytest.mark.parametrize("error", [PermissionError(13, "no"), IsADirectoryError(21, "no"), ValueError("null byte")])
def test_a_part_that_cannot_be_read_is_a_finding(error: Exception) -> None:
    def refuse(name: str) -> bytes:
        raise error

    loaded = load(b"privgen: 1\ninclude: x.yaml\n", "spec.yaml", read_file=refuse)
    assert [one.name for one in loaded.findings] == ["include-unreadable"]


def test_without_a_folder_nothing_is_included() -> None:
    loaded = load(b"privgen: 1\ninclude: x.yaml\n", "<stdin>")
    assert [one.name for one in loaded.findings] == ["include-unreadable"]


def test_an_endless_chain_of_parts_ends() -> None:
    def deeper(name: str) -> bytes:
        return b"include: sub/part.yaml\n"

    loaded = load(b"privgen: 1\ninclude: sub/part.yaml\n", "spec.yaml", read_file=deeper)
    assert [one.name for one in loaded.findings] == ["include-limit"]


def test_every_register_is_merged() -> None:
    assert set(include.REGISTERS) == set(short_forms.REGISTERS)


# What is left of a broken spec


def test_what_fits_is_kept_and_what_does_not_is_unknown() -> None:
    loaded = opened(
        "privgen: 1\nactivities:\n  a:\n    title: [x]\n    purposes: [invoicing, [x], newsletter: {why: Omdat.}]\n"
        "  b: {title: Twee}\n"
    )
    assert loaded.spec is not None
    activities = loaded.spec.activities
    assert activities["b"].title == "Twee"
    assert activities["a"].title is None
    purposes = [item if isinstance(item, str) else list(item) for item in activities["a"].purposes]
    assert purposes == ["invoicing", ["newsletter"]]
    assert loaded.unknown == {("activities", "a", "title"), ("activities", "a", "purposes")}


def test_places_after_an_item_that_was_taken_out_are_right() -> None:
    loaded = opened("privgen: 1\nactivities:\n  a: {data: [[1], naam, [2], adres: {why: Omdat.}]}\n")
    assert loaded.spec is not None
    assert loaded.spec.activities["a"].data[0] == "naam"
    assert cut(loaded, loaded.locate(("activities", "a", "data", 0))) == "naam"
    path = ("activities", "a", "data", 1, "adres", "why")
    assert loaded.written(path) == ("activities", "a", "data", 3, "adres", "why")
    assert cut(loaded, loaded.locate(path)) == "Omdat."


def test_a_key_that_was_meant_is_unknown_too() -> None:
    loaded = opened("privgen: 1\nactivities: {a: {title: Een, purpose: [invoicing]}}\n")
    assert ("activities", "a", "purposes") in loaded.unknown


def test_an_object_that_loses_all_is_gone() -> None:
    loaded = opened("privgen: 1\nactivities: {a: {titel: Een}, b: {title: Twee}}\n")
    assert loaded.spec is not None and list(loaded.spec.activities) == ["b"]
    assert ("activities", "a") in loaded.unknown
    assert [one.name for one in loaded.findings] == ["key-unknown"]


def test_without_a_controller_a_spec_loads() -> None:
    loaded = opened("privgen: 1\n")
    assert loaded.findings == []
    assert loaded.spec is not None and loaded.spec.controller is None


@pytest.mark.parametrize("text", ["", "# leeg\n", "- a\n", "tekst", "\x00"])
def test_a_file_without_keys_gives_no_spec(text: str) -> None:
    loaded = opened(text)
    assert loaded.spec is None
    assert loaded.unknown == {()}
    assert [one.code[:3] for one in loaded.findings] == ["YML"]
    assert loaded.locate(("dpo",)).start == 0


def test_a_value_that_could_not_be_read_is_reported_once() -> None:
    loaded = opened("privgen: 1\nactivities:\n  a:\n    data:\n      - naam: *weg\n    title: Een\n")
    assert [one.code for one in loaded.findings] == ["YML024"]
    assert loaded.spec is not None and loaded.spec.activities["a"].title == "Een"


def test_a_slip_that_an_alias_repeats_is_one_finding() -> None:
    loaded = opened("privgen: 1\ndata:\n  a: &a {wen: soms}\n  b: *a\n")
    (found,) = loaded.findings
    assert cut(loaded, found.span) == "wen"
    assert [cut(loaded, one.span) for one in found.related] == ["*a"]


def test_what_is_missing_is_shown_at_its_parent() -> None:
    loaded = opened("privgen: 1\nactivities:\n  a: {title: Een, retention: 7 years}\n")
    assert cut(loaded, loaded.locate(("activities", "a", "data"))) == "a"
    assert cut(loaded, loaded.locate(("activities", "a", "retention", "after"))) == "7 years"
    assert cut(loaded, loaded.locate(("complaint",))) == "privgen"


# The words


def test_every_situation_has_a_code_and_words_in_both_languages() -> None:
    situations = messages.MESSAGES.situations()
    gap = re.compile(r"{(\w+)}")
    for name, entry in situations.items():
        assert entry["is"] in BY_NAME, name
        english, dutch = entry["en"], entry["nl"]
        assert len(english) == len(dutch), name
        for one, other in zip(english, dutch, strict=True):
            assert set(gap.findall(one)) == set(gap.findall(other)), name
            for sentence in (one, other):
                assert not sentence.endswith("."), name
                assert not sentence[:1].isupper(), name
    unused = {code.name for code in CODES} - {entry["is"] for entry in situations.values()}
    assert unused == {"retention-head"}


def test_codes_and_names_are_unique() -> None:
    assert len({code.code for code in CODES}) == len({code.name for code in CODES}) == len(CODES)


# Whatever stands in a file

ODD = {"title", "data", "when", "name", "none", "nl", "text", "keep", "‹map›", "[key]", "0"}
KEYS = sorted({*Spec.model_fields, *ODD} - {"include"})
NAMES = st.sampled_from(KEYS) | st.text(max_size=3)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**20) | st.text(max_size=6) | st.sampled_from(KEYS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=25,
)


def own_words(text: str) -> bool:
    """Whether a message is free of pydantic's words and of ours for the branches of a union."""
    return not re.search(r"Input should|validation|pydantic|‹(?!map›`)|function-", text)


@given(st.dictionaries(NAMES, JSON, min_size=1, max_size=5), st.sampled_from([None, False]))
def test_any_tree_gives_findings_inside_the_file(tree: dict[str, Any], flow: bool | None) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    loaded = load(text.encode(), "spec.yaml")
    for one in loaded.findings:
        assert 0 <= one.span.start <= one.span.end <= len(loaded.text("spec.yaml"))
        assert one.message and one.help
        if one.code.startswith("SHP"):
            assert own_words(one.message + one.help), one
    assert (loaded.spec is None) == (loaded.root.value == {})
    if loaded.spec is not None:
        check_places(loaded, loaded.root)


def check_places(loaded: Loaded, root: Node) -> None:
    """The paths of what is left lead to the same values in the file."""
    for path, _, value in leaves(loaded.spec):
        node = root
        for step in loaded.written(path):
            child = node.child(step)
            assert child is not None, path
            node = child
        if type(value) is str and node.kind == "scalar" and value != path[-1]:  # the key of an entry is a fact too
            assert node.value == value
