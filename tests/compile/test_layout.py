"""The layout chooses order, headings and place, and never loses an activity, a recipient or a section."""

from __future__ import annotations

from privgen.compile.layout import Plan

from .support import document, markdown, model_from, words_of

SPEC = """
activities:
  orders: {title: Als u bestelt, data: [naam]}
  support: {title: Als u belt, data: [telefoonnummer]}
recipients:
  postnl: {name: PostNL, role: controller, service: parcel_delivery}
security: {measures: [een slot]}
dpo: none
"""


def headings(yaml: str) -> list[str]:
    """The headings of the lange versie with their level."""
    return [line for line in markdown(document(model_from(yaml))).splitlines() if line.startswith("#")]


def test_what_the_layout_does_not_name_follows_at_the_end() -> None:
    found = headings(SPEC + "layout: [security, who: Wie is wie?]")
    assert found[1:3] == ["## Hoe beveiligen wij uw gegevens?", "## Wie is wie?"]
    assert "### Als u bestelt" in found and "## Met wie delen wij uw gegevens?" in found


def test_rest_says_where_the_others_go() -> None:
    found = headings(SPEC + "layout: [rest, who]")
    assert found[-1] == "## Wie zijn wij?"


def test_only_leave_out_drops_something() -> None:
    assert "een slot" not in words_of(SPEC + "layout: [leave_out: [security]]")


def test_an_activity_can_be_a_section_and_is_told_once() -> None:
    yaml = SPEC + "layout:\n  - {title: Contact, text: Eerst dit., contains: [support]}\n"
    found = headings(yaml)
    assert found[1:3] == ["## Contact", "### Als u belt"]
    assert found.count("### Als u belt") == 1 and "### Als u bestelt" in found


def test_a_section_without_content_has_no_heading() -> None:
    assert not [
        line
        for line in headings("dpo: none\nlayout: [cookies, children, rights]")
        if "cookies" in line.lower() or "Kinderen" in line
    ]


def test_an_unknown_section_is_reported_with_the_nearest() -> None:
    problems = Plan(model_from(SPEC + "layout: [securty]")).problems
    assert [(problem.code, problem.path, problem.help) for problem in problems] == [
        ("CON001", ("layout", 0), "write `security`")
    ]


def test_headings_of_own_texts_stand_below_their_section() -> None:
    yaml = "activities:\n  a:\n    title: Iets\n    text: |\n      # Mijn kop\n\n      En tekst.\n"
    found = headings(yaml)
    assert "#### Mijn kop" in found


def test_a_link_definition_in_one_text_does_not_reach_another() -> None:
    yaml = """
activities:
  a: {title: Een, text: "Zie [hier].\\n\\n[hier]: https://kwaad.example"}
  b: {title: Twee, text: "Zie [hier]."}
"""
    assert "](https://kwaad.example" not in markdown(document(model_from(yaml)))
