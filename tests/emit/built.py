"""The files of the example specs, as a build makes them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from privgen.app.build import BuildOptions, build_spec
from privgen.app.lint import LintOptions
from privgen.app.reading import read_part

ROOT = Path(__file__).resolve().parent.parent.parent
SPECS = {path.stem: path for folder in ("specs", "tests/data") for path in sorted((ROOT / folder).glob("*.yaml"))}


@cache
def built(name: str, *formats: str) -> Mapping[str, bytes]:
    """The files of a spec, by name, such as `kort.nl.md`."""
    source = SPECS[name]
    options = BuildOptions(formats=formats, lint=LintOptions(rules=False))
    made = build_spec(source.read_bytes(), str(source), options, read_file=read_part)
    assert made.outputs, made.findings
    return made.outputs


def version_of(name: str, version: str, *formats: str) -> dict[str, str]:
    """The files of one version of a spec, by format."""
    return {form: built(name, *formats)[f"{version}.nl.{form}"].decode() for form in formats}
