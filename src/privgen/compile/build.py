"""From a model to a document: templates rendered, one parse, causes kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextvars import copy_context
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ..document import Document
from ..model.model import Model
from ..model.time import Day
from ..model.values import paths_of
from ..spec import vocabulary
from .attached import facts_json
from .environment import environment, shown
from .fill import clean, document_tokens, plain_text
from .holes import Holes, current, visible
from .layout import Plan, Section
from .page import Page, word_filters
from .sources import sentences
from .untold import untold
from .views import Views

MACROS = ("macros.j2", "activiteit.j2", "kortdelen.j2")
"""Files of macros that every other template can use, and later ones the earlier."""
MANY_SECTIONS = 6
"""From this many main sections on, a lange versie gets a table of contents unasked: then it fills several screens."""
_MACRO = re.compile(r"{%-?\s*macro\s+([a-z][a-z0-9_]*)")
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")


@dataclass(slots=True)
class _Scope:
    """What templates can name while a page is rendered, and the macros among it."""

    page: Page
    names: dict[str, Any]
    macros: dict[str, Any]


@dataclass(slots=True)
class _Long:
    """The sections of a lange versie; `told` is what they have told, so that no frame around them tells it again."""

    scope: _Scope
    sections: Markup
    told: frozenset[Any]


@dataclass
class _Statement:
    """One statement on its way to documents, with what its versions share."""

    model: Model
    plan: Plan
    long: _Long | None = None
    description: str | None = None

    @cached_property
    def facts(self) -> str:
        return facts_json(self.model, self.plan)


class Compiler:
    """Templates of one language, ready for many specs. `folders` are looked through in order, so a user's folder comes first."""

    def __init__(self, folders: list[Path], cache: Path | None = None) -> None:
        self.environment: SandboxedEnvironment = environment(folders, cache)
        self._macros: dict[str, Any] = {}
        self._address = "u"
        self._page: Any = None
        filters = word_filters(lambda value: vocabulary.form(value, self._address, "nl"))  # type: ignore[arg-type]
        self.environment.filters.update(filters)
        self.environment.filters["toon"] = shown
        self.environment.filters.update(self._views_filters())
        self.environment.tests["handeling"] = lambda words: vocabulary.entry("acts", words.text) is not None
        for file in MACROS:
            source, *_ = self.environment.loader.get_source(self.environment, file)  # type: ignore[union-attr]
            for name in _MACRO.findall(source):
                self.environment.filters.setdefault(name, self._macro(name))

    def _views_filters(self) -> dict[str, Any]:
        """Filters on entries that need the page that is being rendered."""
        from .filters import filters, tests

        self.environment.tests.update(tests(lambda: self._page))
        return filters(lambda: self._page)

    def _macro(self, name: str) -> Any:
        def call(*values: Any) -> Any:
            return self._macros[name](*values)

        return call

    def compile(self, model: Model, version: str) -> Document:
        """One version of a statement as a document."""
        return self.compile_all(model, (version,))[version]

    def compile_all(self, model: Model, versions: Iterable[str]) -> dict[str, Document]:
        """Versions of a statement as documents. The sections of the lange versie are rendered once for all of them."""
        return copy_context().run(self._compile_all, model, tuple(versions))

    def _compile_all(self, model: Model, versions: tuple[str, ...]) -> dict[str, Document]:
        current.set(Holes())
        statement = _Statement(model, Plan(model))
        return {version: self._document(statement, version, self._tokens(statement, version)) for version in versions}

    def _tokens(self, statement: _Statement, version: str) -> list[Any]:
        body = self._render_short(statement, version) if version in ("kort", "samen") else Markup("")
        if version in ("lang", "samen"):
            body += self._render_long(statement, version)
        tokens = document_tokens(str(body))
        self._count_headings(tokens)
        return tokens

    def _scope(self, statement: _Statement, version: str = "lang") -> _Scope:
        """What templates can name on a new page. In a lange versie that is part of both together, `version` is `lang`."""
        page = Page(statement.model)
        self._page, self._address, self._macros = page, str(page.address.form), {}
        views = Views(page, statement.plan, self._macro)
        names = {**page.names(), **views.names(), "plan": statement.plan, "version": version}
        for file in MACROS:
            module = self.environment.get_template(file).make_module({**names, **self._macros})
            self._macros |= {name: value for name, value in vars(module).items() if _NAME.match(name)}
        return _Scope(page, {**names, **self._macros}, self._macros)

    def _render(self, file: str, scope: _Scope, **more: Any) -> Markup:
        """A template on a page; the filters look at that page too."""
        self._page, self._address, self._macros = scope.page, str(scope.page.address.form), scope.macros
        return Markup(self.environment.get_template(file).render({**scope.names, **more}))

    def _render_short(self, statement: _Statement, version: str) -> Markup:
        return self._render("kort.j2", self._scope(statement, version))

    def _render_long(self, statement: _Statement, version: str) -> Markup:
        if statement.long is None:
            scope = self._scope(statement)
            parts = [self._section(section, scope.names) for section in statement.plan.sections]
            statement.long = _Long(scope, Markup("\n\n").join(parts), scope.page.told)
        long = statement.long
        long.scope.page.told = long.told
        whole = self._render("lang.j2", long.scope, version=version, inhoud=long.sections)
        return whole + self._render_rest(statement, whole)

    def _render_rest(self, statement: _Statement, long: Markup) -> Markup:
        """What the sections did not tell; nothing for nearly every spec."""
        facts = untold(statement.model, statement.plan, Page(statement.model), long)
        return self._render("rest.j2", self._scope(statement), feiten_=facts) if facts else Markup("")

    def _section(self, section: Section, names: dict[str, Any]) -> Markup:
        """A section with its heading, or nothing if it has nothing to say."""
        title, body = self._content(section, names)
        inner = [
            shown(section.intro) if section.intro else Markup(""),
            body,
            shown(section.text) if section.text else Markup(""),
        ]
        inner += [self._section(child, names) for child in section.children]
        filled = [part for part in inner if visible(part).strip()]
        if not filled:
            return Markup("")
        given = section.title
        if given is not None and section.part is not None and section.part.given("title"):
            given = given.also(*paths_of(section.part.title))
        heading = names["h"](section.level, section.anchor, given or title) if (given or title) else Markup("")
        return heading + Markup("\n\n").join(filled)

    def _content(self, section: Section, names: dict[str, Any]) -> tuple[Any, Markup]:
        if section.kind in ("free", "rest"):
            return None, Markup("")
        file = f"sections/{section.id if section.kind == 'builtin' else section.kind}.j2"
        template = self.environment.get_template(file)
        module = template.make_module({**names, "section": section})
        for name in ("title", "body"):
            if not callable(getattr(module, name, None)):
                raise TemplateSyntaxError(f"it needs a macro `{name}`", 1, file, template.filename)
        return module.title(), Markup(module.body())  # type: ignore[attr-defined]

    def _count_headings(self, tokens: list[Any]) -> None:
        """Give every heading an anchor of its own, and no level that skips one."""
        seen: set[str] = set()
        last = 0
        for index, token in enumerate(tokens):
            if token.type == "heading_open":
                level = min(int(token.tag[1]), last + 1)
                last = level
                token.tag = tokens[index + 2].tag = f"h{level}"
                name = str(token.attrGet("id") or "sectie")
                anchor, number = name, 2
                while anchor in seen:
                    anchor, number = f"{name}-{number}", number + 1
                seen.add(anchor)
                token.attrSet("id", anchor)

    def _document(self, made: _Statement, version: str, tokens: list[Any]) -> Document:
        model = made.model
        statement = model.statement
        title = next(
            (
                tokens[index + 1]
                for index, token in enumerate(tokens)
                if token.type == "heading_open" and token.tag == "h1"
            ),
            None,
        )
        text = "".join(child.content for child in title.children) if title else ""
        name = model.controllers[0].name if model.controllers else None
        date = statement_date(model)
        return Document(
            version=version,
            language=model.language,
            title=text,
            tokens=tokens,
            description=self._description(made),
            date=date.text if date else None,
            toc=version != "kort" and _wants_contents(model, tokens),
            numbering=bool(statement and statement.numbering) and version != "kort",
            draft=bool(statement and statement.draft),
            labels={},
            organisation=clean(name.text) if name else "",
            links={},
            footer=plain_text(model.output.footer) if model.output and model.output.footer else None,
            facts=made.facts,
            sources=sentences(tokens),
        )

    def _description(self, made: _Statement) -> str:
        if made.description is None:
            rendered = self.environment.get_template("omschrijving.j2").render(Page(made.model).names())
            made.description = clean(" ".join(visible(rendered).split()))
        return made.description


def _wants_contents(model: Model, tokens: list[Any]) -> bool:
    """Whether a lange versie has a table of contents: as the spec says, else when it has many main sections."""
    said = model.statement.toc if model.statement else None
    if said is not None:
        return bool(said)
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    last_title = len(levels) - 1 - levels[::-1].index("h1") if "h1" in levels else 0  # after the korte versie, if both
    return levels[last_title:].count("h2") >= MANY_SECTIONS


def statement_date(model: Model) -> Day | None:
    """The date that the statement bears, if it is one."""
    for name in ("effective", "updated", "published", "dated"):
        value = getattr(model.statement, name) if model.statement else None
        if isinstance(value, Day):
            return value
    return None


@cache
def compiler(folders: tuple[Path, ...], cache: Path | None = None) -> Compiler:
    """The compiler for these template folders, made once. `cache`: see `environment`."""
    return Compiler(list(folders), cache)
