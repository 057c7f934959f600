"""From a model to a document: templates rendered, one parse, causes kept."""

from __future__ import annotations

import re
from contextvars import copy_context
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import nodes
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
VERSIONS = ("kort", "lang", "samen")
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")


class Compiler:
    """Templates of one language, ready for many specs. `folders` are looked through in order, so a user's folder comes first."""

    def __init__(self, folders: list[Path]) -> None:
        self.environment: SandboxedEnvironment = environment(folders)
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
            for macro in self.environment.parse(source).find_all(nodes.Macro):
                self.environment.filters.setdefault(macro.name, self._macro(macro.name))

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
        return copy_context().run(self._compile, model, version)

    def _compile(self, model: Model, version: str) -> Document:
        current.set(Holes())
        plan = Plan(model)
        body = self._render_short(model, plan, version) if version in ("kort", "samen") else Markup("")
        if version in ("lang", "samen"):
            long = self._render_long(model, plan, version)
            body += long + self._render_rest(model, plan, version, long)
        tokens = document_tokens(str(body))
        self._count_headings(tokens)
        return self._document(model, plan, version, tokens)

    def _names(self, page: Page, plan: Plan, version: str) -> dict[str, Any]:
        self._address, self._page = str(page.address.form), page
        views = Views(page, plan)
        views._macro = self._macro
        names = {**page.names(), **views.names(), "plan": plan, "version": version}
        self._macros = {}
        for file in MACROS:
            module = self.environment.get_template(file).make_module({**names, **self._macros})
            self._macros |= {name: value for name, value in vars(module).items() if _NAME.match(name)}
        return {**names, **self._macros}

    def _render_long(self, model: Model, plan: Plan, version: str) -> Markup:
        page = Page(model)
        names = self._names(page, plan, version)
        parts = [self._section(section, names) for section in plan.sections]
        return Markup(self.environment.get_template("lang.j2").render({**names, "inhoud": Markup("\n\n").join(parts)}))

    def _render_short(self, model: Model, plan: Plan, version: str) -> Markup:
        names = self._names(Page(model), plan, version)
        return Markup(self.environment.get_template("kort.j2").render(names))

    def _render_rest(self, model: Model, plan: Plan, version: str, long: Markup) -> Markup:
        """What the sections did not tell; nothing for nearly every spec."""
        page = Page(model)
        facts = untold(model, plan, page, long)
        if not facts:
            return Markup("")
        names = self._names(page, plan, version)
        return Markup(self.environment.get_template("rest.j2").render({**names, "feiten_": facts}))

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
        module = self.environment.get_template(file).make_module({**names, "section": section})
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

    def _document(self, model: Model, plan: Plan, version: str, tokens: list[Any]) -> Document:
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
            description=self._description(model),
            date=date.text if date else None,
            toc=bool(statement and statement.toc) and version != "kort",
            numbering=bool(statement and statement.numbering) and version != "kort",
            draft=bool(statement and statement.draft),
            labels={},
            organisation=clean(name.text) if name else "",
            links={},
            footer=plain_text(model.output.footer) if model.output and model.output.footer else None,
            facts=facts_json(model, plan),
            sources=sentences(tokens),
        )

    def _description(self, model: Model) -> str:
        names = {**Page(model).names()}
        rendered = self.environment.get_template("omschrijving.j2").render(names)
        return clean(" ".join(visible(rendered).split()))


def statement_date(model: Model) -> Day | None:
    """The date that the statement bears, if it is one."""
    for name in ("effective", "updated", "published", "dated"):
        value = getattr(model.statement, name) if model.statement else None
        if isinstance(value, Day):
            return value
    return None


@cache
def compiler(folders: tuple[Path, ...]) -> Compiler:
    """The compiler for these template folders, made once."""
    return Compiler(list(folders))
