"""Links between the versions of a statement lead to sections that are there."""

from __future__ import annotations

import re

import pytest

from privgen.app.build import BuildOptions, build_spec
from privgen.app.lint import LintOptions
from privgen.app.reading import read_part

SPEC = """\
privgen: 1
statement: {language: nl}
controller: {name: Voorbeeld B.V., email: privacy@example.nl}
recipients: {postnl: {name: PostNL}}
activities:
  orders: {title: Als u iets bestelt, data: [naam], purposes: [deliver_order], recipients: [postnl]}
layout: [who, {title: Bestellen, contains: [orders]}, recipients]
"""


@pytest.mark.parametrize("format_", ["html", "md"])
def test_a_heading_of_the_korte_versie_leads_to_a_section_that_is_there(format_: str) -> None:
    options = BuildOptions(formats=("html", "md"), lint=LintOptions(rules=False))
    outputs = build_spec(SPEC.encode(), "s.yaml", options, read_file=read_part).outputs
    kort, lang = (outputs[f"{version}.nl.{format_}"].decode() for version in ("kort", "lang"))
    if format_ == "html":
        assert "Bestellen" in lang
        assert 'id="activities"' not in lang, "the one activity stands under a heading of the spec's own"
        assert 'id="recipients"' in lang
        assert '<a href="lang.nl.html#recipients">' in kort
        assert '<a href="lang.nl.html">' in kort, "to the version, since the section is not there"
        assert set(re.findall(r'"lang\.nl\.html#([^"]+)"', kort)) <= set(re.findall(r' id="([^"]+)"', lang))
    else:
        assert "](lang.nl.md#" in kort
        assert "#activities" not in kort
