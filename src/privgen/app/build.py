"""From the bytes of a spec to the bytes of its statements. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from privgen import resources
from privgen.app.brand import Brand
from privgen.app.errors import CannotDo
from privgen.app.lint import Linted, LintOptions, ReadFile, lint_source
from privgen.app.references import mend
from privgen.emit import FORMATS, FormatUnavailable, Replaced, make, ready
from privgen.findings import Finding, Level

if TYPE_CHECKING:
    from privgen.compile.build import Compiler
    from privgen.document import Document
    from privgen.model.model import Model
    from privgen.source.text import SourceText

VERSIONS = ("kort", "lang", "samen")
"""The korte versie, the lange versie, and both in one document."""
DEFAULT_FORMATS = ("md", "html", "txt")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build and when to refuse.

    language: of the statement. templates: a folder whose templates come before those of privgen.
    fragment: HTML without the page around it. strict: whether warnings stop the build too.
    brand: the looks of a spec that asks for none.
    """

    formats: tuple[str, ...] = DEFAULT_FORMATS
    versions: tuple[str, ...] = VERSIONS
    language: str = "nl"
    templates: Path | None = None
    fragment: bool = False
    strict: bool = False
    lint: LintOptions = field(default_factory=LintOptions)
    brand: Brand = field(default_factory=Brand)


@dataclass(slots=True)
class Built:
    """What came of a spec: the outputs by file name, empty when findings stopped the build."""

    findings: list[Finding]
    outputs: dict[str, bytes] = field(default_factory=dict)
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    stopped: bool = False
    faults: list[tuple[str, Exception]] = field(default_factory=list)


def output_name(version: str, language: str, format: str) -> str:
    """The name of an output inside the folder of its spec: `kort.nl.md`."""
    return f"{version}.{language}.{FORMATS[format].extension}"


def template_folders(language: str, own: Path | None = None) -> tuple[Path, ...]:
    """Where the templates of a language are looked for, one's own first. Raises `CannotDo` when there are none.

    A folder of one's own holds a sub-folder a language, as that of privgen does, or the templates themselves.
    """
    shipped = resources.templates_dir()
    if not (shipped / language).is_dir() or not language.isalpha():
        known = ", ".join(sorted(path.name for path in shipped.iterdir() if path.is_dir()))
        raise CannotDo(f"there are no templates for the language {language}", f"choose one of: {known}")
    if own is None:
        return (shipped / language,)
    if not own.is_dir():
        raise CannotDo(f"the folder with templates {own} is not there", "check the name after --templates")
    return (own / language if (own / language).is_dir() else own, shipped / language)


def build_spec(
    data: bytes,
    name: str,
    options: BuildOptions | None = None,
    *,
    read_file: ReadFile,
    exists: Callable[[str], bool] = lambda _: False,
) -> Built:
    """Lint a spec and make its statements.

    `exists` says whether an output of that name is there from an earlier build, so that another form can link to it.
    Raises `CannotDo` for templates that are missing or fail, and for a format that cannot be made on this machine.
    """
    options = options or BuildOptions()
    folders = template_folders(options.language, options.templates)
    linted = lint_source(data, name, replace(options.lint, statement=options.language), read_file=read_file)
    built = Built(linted.findings, texts=linted.texts, faults=linted.faults)
    if linted.model is None or linted.broken or stops(linted.findings, strict=options.strict):
        built.stopped = True
        return built
    documents = _documents(linted, folders, options)
    built.findings = sorted([*linted.findings, *_fact_findings(linted, documents, options)], key=Finding.sort_key)
    if (options.lint.rules or options.strict) and stops(built.findings, strict=options.strict):
        built.stopped = True
        return built
    made, replaced = _outputs(linted.model, documents, options, exists)
    if replaced:
        built.findings = sorted([*built.findings, *_glyph_findings(linted, replaced, options)], key=Finding.sort_key)
        built.stopped = options.strict and stops(built.findings, strict=True)
    built.outputs = {} if built.stopped else made
    return built


def stops(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether one of the findings stops a build."""
    least = Level.WARNING if strict else Level.ERROR
    return any(finding.waived is None and finding.level.rank <= least.rank for finding in findings)


def template_cache() -> Path | None:
    """Where compiled templates are kept from one run to the next: in the cache of the one who runs privgen.

    None where that is unknown, as for a user without a home: a folder named `~` would then be made where privgen runs.
    """
    from platformdirs import user_cache_path

    folder = user_cache_path("privgen", appauthor=False) / "templates"
    return folder if folder.is_absolute() else None


def compile_versions(model: Model, versions: Iterable[str], folders: tuple[Path, ...]) -> dict[str, Document]:
    """The documents of some versions. Raises `CannotDo` when a template fails."""
    from privgen.compile.build import compiler
    from privgen.compile.failure import template_failure

    try:
        made: Compiler = compiler(folders, template_cache())
        return made.compile_all(model, versions)
    except Exception as error:
        failure = template_failure(error)
        if failure is None or len(folders) == 1:
            raise
        file, line, reason = failure
        place = f"{file}:{line}" if line else file
        raise CannotDo(f"a template failed: {place}: {reason}", "correct it, or build without --templates") from error


def _documents(linted: Linted, folders: tuple[Path, ...], options: BuildOptions) -> dict[str, Document]:
    """The documents that are wanted, and the lange versie in any case: facts are held against it."""
    brand = (linted.brand or Brand()).else_(options.brand)
    assert linted.model is not None  # noqa: S101
    made = compile_versions(linted.model, dict.fromkeys((*options.versions, "lang")), folders)
    mend(made)
    return {version: brand.on(document) for version, document in made.items()}


def _fact_findings(linted: Linted, documents: Mapping[str, Document], options: BuildOptions) -> list[Finding]:
    from privgen.app.facts import korte_only, unprinted_facts
    from privgen.lint.engine import problem_findings

    assert linted.model is not None  # noqa: S101
    problems = unprinted_facts(linted.model, documents["lang"])
    if "kort" in documents:
        problems += korte_only(documents["kort"], documents["lang"])
    if options.lint.rules and options.lint.selection.wants("LNG004"):
        from privgen.lint.text import check_text

        problems += check_text(linted.model, documents)
    if not options.lint.rules:  # else the linter has told of them
        problems += linted.brand_problems
    return linted.settled(problem_findings(problems, linted.loaded, options.lint.language), options.lint)


def _glyph_findings(linted: Linted, replaced: Iterable[Replaced], options: BuildOptions) -> list[Finding]:
    from privgen.app.facts import unprintable
    from privgen.lint.engine import problem_findings

    assert linted.model is not None  # noqa: S101
    problems = unprintable(linted.model, replaced)
    return linted.settled(problem_findings(problems, linted.loaded, options.lint.language), options.lint)


def _outputs(
    model: Model, documents: Mapping[str, Document], options: BuildOptions, exists: Callable[[str], bool]
) -> tuple[dict[str, bytes], list[Replaced]]:
    """The outputs by file name, and the characters that some of them could not show."""
    outputs: dict[str, bytes] = {}
    replaced: list[Replaced] = []
    links = _Links(model, documents, options, exists)
    for version in options.versions:
        for format_ in options.formats:
            document = replace(documents[version], links=links.of(version, format_))
            try:
                made = make(document, format_, fragment=options.fragment)
            except FormatUnavailable as error:
                raise CannotDo(error.message, error.help) from error
            outputs[output_name(version, options.language, format_)] = made.data
            replaced += made.replaced
    return outputs, replaced


class _Links:
    """Where the other forms of a statement are: in this build, in an earlier one, else on the web."""

    def __init__(
        self, model: Model, documents: Mapping[str, Document], options: BuildOptions, exists: Callable[[str], bool]
    ) -> None:
        self._documents = documents
        self._options = options
        self._exists = exists
        url = getattr(model.statement, "url", None) if model.statement else None
        self._url = url.text if url else None

    def of(self, version: str, format_: str) -> dict[str, str]:
        """The links of one output, as `Document.links` wants them."""
        found: dict[str, str] = {}
        for other in VERSIONS:
            target = None if other == version else self._file(other, format_)
            if target is None and other == "lang" and version == "kort":
                target = self._url
            if target is not None:
                found[other] = target
                if format_ == "md" and target != self._url and other in self._documents:
                    found |= self._anchors(other, target)
        for other in self._options.formats:
            if other != format_:
                found[f"alternate:{other}"] = output_name(version, self._options.language, other)
        return found

    def _file(self, version: str, format_: str) -> str | None:
        options = self._options
        name = output_name(version, options.language, format_)
        built = version in options.versions and format_ in options.formats
        return name if built or self._exists(name) else None

    def _anchors(self, version: str, file: str) -> dict[str, str]:
        """Anchors in Markdown come from the text of headings, which only the other version knows."""
        from privgen.emit.md import anchors

        found = anchors(self._documents[version])
        return {f"{version}#{name}": f"{file}#{anchor}" for name, anchor in found.items()}


def check_formats(formats: Iterable[str]) -> None:
    """Raises `CannotDo` for a format that cannot be made on this machine."""
    for format_ in formats:
        try:
            ready(format_)
        except FormatUnavailable as error:
            raise CannotDo(error.message, error.help) from error


def formats_of(words: Iterable[str]) -> tuple[str, ...]:
    """The formats that words mean, each once; `all` is every one. Raises `CannotDo` for one that is not known."""
    found: dict[str, None] = {}
    for word in words:
        if word == "all":
            found |= dict.fromkeys(FORMATS)
        elif word in FORMATS:
            found[word] = None
        else:
            raise CannotDo(f"there is no format {word}", f"choose from {', '.join(FORMATS)}, or all")
    return tuple(found) or DEFAULT_FORMATS
