"""What holds for every rule: its place in the registry, its page, and that its own examples show what they promise."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import cases

from privgen import law
from privgen.lint import registry
from privgen.lint.base import Rule
from privgen.lint.catalogue import about, own
from privgen.lint.manual import manual

CODES = registry.codes()


def test_registry_is_sorted_and_holds_each_code_once() -> None:
    assert list(CODES) == sorted(set(CODES))


def test_no_module_of_rules_is_forgotten() -> None:
    folder = Path(registry.__file__).parent / "rules"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert modules == {module for _, module, _ in registry.RULES}


@pytest.mark.parametrize("code", CODES)
def test_rule_is_what_the_registry_says(code: str) -> None:
    rule = registry.rule(code)
    assert issubclass(rule, Rule)
    assert rule.code == code
    assert rule.__module__.startswith("privgen.lint.rules.")


@pytest.mark.parametrize("module", sorted({module for _, module, _ in registry.RULES}))
def test_file_has_the_name_of_its_rule(module: str) -> None:
    names = [about(code).name.replace("-", "_") for code, each, _ in registry.RULES if each == module]
    assert module in names or len(names) > 1, f"{module}.py holds {', '.join(names)}"


@pytest.mark.parametrize("code", CODES)
def test_code_is_known_with_help_in_both_languages(code: str) -> None:
    assert code in law.rules() or code in own()
    words = about(code)
    assert words.help("en")
    assert words.help("nl")
    assert words.help("en") != words.help("nl")


@pytest.mark.parametrize("code", CODES)
def test_page_has_all_sections(code: str) -> None:
    assert manual(registry.rule(code)).summary.endswith(".")


@pytest.mark.parametrize(("code", "fragment"), [(code, text) for code in CODES for text in manual(registry.rule(code)).bad])
def test_bad_example_gives_this_finding_at_the_mark(code: str, fragment: str) -> None:
    promised = cases.expected(code, fragment)
    assert [found for found, _ in promised].count(code) == 1, "Bad needs one line that ends in `# <-`"
    assert sorted(cases.check(fragment)) == sorted(promised)


@pytest.mark.parametrize(("code", "fragment"), [(code, text) for code in CODES for text in manual(registry.rule(code)).good])
def test_good_example_gives_no_finding(code: str, fragment: str) -> None:
    assert cases.check(fragment) == []


@pytest.mark.parametrize("code", CODES)
def test_messages_are_short_sentences_in_english_and_in_dutch(code: str) -> None:
    for fragment in manual(registry.rule(code)).bad:
        english, dutch = (
            [each for each in cases.findings(fragment, language=language) if each.code == code] for language in ("en", "nl")
        )
        for one, other in zip(english, dutch, strict=True):
            assert one.message != other.message, "the Dutch message is the English one"
            for message in (one.message, other.message):
                assert message == message.strip()
                assert not message.endswith(".")
                assert message[0] == "`" or not message[0].isupper() or not message[1:2].islower(), message
                assert len(message) <= 160, message
            assert one.help
            assert one.help != other.help, "the Dutch help is the English one"


def test_base_gives_no_finding() -> None:
    assert cases.findings(cases.whole("privgen: 1")) == []


def test_no_rule_reads_a_clock_or_loads_what_makes_statements() -> None:
    for code in CODES:
        source = inspect.getsource(sys.modules[registry.rule(code).__module__])
        for word in ("jinja2", "markdown_it", "import rich", "date.today", "datetime.now", "babel"):
            assert word not in source, f"{code} uses {word}"
