"""The rules as texts: all there, with citations in two languages that mean the same, and help that reads."""

from __future__ import annotations

import re
from collections import Counter

from privgen import law

UNSOURCED = {"Goede praktijk", "Interne samenhang"}
DUTCH = re.compile(r"\b(lid|onder|punt|overweging|bijlage|richtsnoeren|besluit|HvJ|randnrs?|par)\b", re.IGNORECASE)


def test_all_rules_are_there() -> None:
    rules = law.rules().values()
    assert len(rules) == 134
    assert Counter(rule.level for rule in rules) == {"error": 59, "warning": 59, "info": 16}
    assert Counter(rule.tier for rule in rules) == {1: 102, 2: 32}


def test_codes_and_names_are_unique_and_well_formed() -> None:
    rules = law.rules().values()
    assert all(re.fullmatch(r"[A-Z]{2,3}\d{3}", rule.code) for rule in rules)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.slug) for rule in rules)
    assert len({rule.slug for rule in rules}) == 134
    assert list(dict.fromkeys(rule.family for rule in rules)) == list(law.families())


def test_a_rule_says_what_it_rests_on_and_what_to_do() -> None:
    rule = law.rules()["RET001"]
    assert (rule.slug, rule.level, rule.tier, rule.family) == ("retention-missing", "error", 1, "RET")
    assert rule.cites_nl == ("AVG art. 13 lid 2 onder a", "AVG art. 14 lid 2 onder a")
    assert rule.cites_en == ("GDPR Art. 13(2)(a)", "GDPR Art. 14(2)(a)")
    assert rule.help("nl") == "Zeg hoe lang u deze gegevens bewaart."
    assert rule.help("en") == rule.help("de") == "Say how long you keep these data."
    assert "`retention`" in rule.fix and "`retention`" in rule.fix_in("nl") and rule.fix != rule.fix_nl


def test_every_citation_is_in_two_languages_with_the_same_link() -> None:
    for rule in law.rules().values():
        assert rule.cites, rule.code
        assert len(set(rule.cites_nl)) == len(rule.cites), rule.code
        for cite in rule.cites:
            assert cite.url == law.cite_url(cite.en), cite
            assert (cite.url is None) == (cite.nl in UNSOURCED), cite
            assert not DUTCH.search(cite.en), cite
            assert (cite.remark_nl is None) == (cite.remark_en is None), cite


def test_both_languages_name_the_same_numbers() -> None:
    for rule in law.rules().values():
        for cite in rule.cites:
            assert re.findall(r"\d+", cite.nl) == re.findall(r"\d+", cite.en), cite


def test_help_is_one_sentence_for_people() -> None:
    for rule in law.rules().values():
        for text in (rule.help_nl, rule.help_en, rule.fix, rule.fix_nl):
            assert text[0].isupper() or text[0] in "'`", rule.code
            assert text.endswith((".", ".)", ".'")), (rule.code, text)


def test_an_error_on_the_words_of_art_13_cites_a_binding_source() -> None:
    """Guidance alone makes a warning: an error also rests on a law or a judgment."""
    soft = ("WP260", "EDPB", "AP,", "DPC,", "Goede praktijk")
    for rule in law.rules().values():
        if rule.level == "error":
            assert not all(cite.nl.startswith(soft) for cite in rule.cites), rule.code


def test_what_the_law_does_not_ask_is_never_an_error() -> None:
    rules = law.rules()
    assert [rules[code].level for code in ("VER001", "SEC001", "ADM006")] == ["info"] * 3
    assert rules["CAT002"].level == "warning"


def test_what_was_not_read_at_its_source_is_marked() -> None:
    doubtful = {cite.nl for rule in law.rules().values() for cite in rule.cites if not cite.verified}
    assert {"WP260 rev.01, par. 41", "BW art. 3:15d lid 1", "AP, Camerabeelden"} <= doubtful
    assert "AVG art. 13 lid 2 onder a" not in doubtful


def test_the_elements_of_art_13_and_14_are_covered() -> None:
    elements = {entry.id: entry for entry in law.coverage()}
    assert len(elements) == 18
    assert (elements["retention"].art13, elements["retention"].art14) == ("2a", "2a")
    assert (elements["source"].art13, elements["source"].art14) == (None, "2f")
    assert elements["controller"].rules == ("ID001", "ID002", "ID003", "ID004", "ID005")
    assert elements["categories"].rules_by_case_law == ("CAT002",)
