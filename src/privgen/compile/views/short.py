"""The korte versie: a selection of the model."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ... import law
from ...model.activities import Activity
from ...model.model import Denied
from ...model.part import Part, Ref
from ...model.retention import Rule
from ...model.values import PLAIN, Words, paths_of
from ...spec import vocabulary
from ..holes import because, enumeration, fragment, visible
from .recipients import RecipientViews

SHARING = frozenset({"sell", "rent", "trade", "share"})
LONG, MANY, LONG_TABLE = 7, 3, 4
"""From how many data items on a cell of the korte versie names groups, how many purposes it names, and how many rows are a long table."""
SHORT = ("who", "activities", "surprises", "recipients", "rights", "complaint")
"""The parts of a korte versie, in order."""


class ShortViews(RecipientViews):
    """Parts, rows and cells of the korte versie."""

    def short_parts(self) -> list[str]:
        """The parts of the korte versie, in order."""
        short = self.model.short_version
        wanted = [words.text for words in short.include] if short and short.include else list(SHORT)
        left_out = {words.text for words in short.leave_out} if short and short.leave_out else set()
        return [name for name in wanted if name not in left_out]

    def long_anchor(self, name: str) -> str | None:
        """The anchor of a section of the lange versie."""
        return next((section.anchor for section in self.plan.walk() if section.id == name), None)

    def short_contact(self) -> list[tuple[str, Any]]:
        """One or two ways to reach the organisation."""
        if not self.model.controllers:
            return []
        controller = self.model.controllers[0]
        if controller.contact:
            return [way for contact in controller.contact for way in self.page.ways(contact) if way[0] != "label"][:2]
        ways = [
            (kind, getattr(controller, kind))
            for kind in ("email", "phone", "website")
            if getattr(controller, kind) is not None
        ][:2]
        if ways:
            return ways
        return [
            way
            for part in self.model.register("contacts").values()
            for way in self.page.ways(part)
            if way[0] != "label"
        ][:1]

    def short_rows(self) -> list[dict[str, Any]]:
        """One row an activity; the parts of an activity stand in its own row."""
        rows = []
        for activity in self.model.roots:
            if activity.is_processor:
                continue
            family = [activity, *_descendants(activity)]
            title = activity.title or activity.label
            data = _unique([ref for member in family for ref in member.data or []])
            purposes = _unique([ref for member in family for ref in member.purposes or []])
            rules = [rule for member in family for rule in self._all_rules(member)]
            if data or purposes:
                rows.append(
                    {
                        "title": title,
                        "data": data,
                        "purposes": purposes,
                        "rules": _distinct(rules),
                        "periods": self._periods(family),
                    }
                )
        return rows

    def _periods(self, family: list[Activity]) -> list[tuple[list[Rule], list[Ref]]]:
        """The rules of an activity with the data they are about; the rules that hold for most of the data come first, without names."""
        groups: dict[Any, tuple[list[Rule], list[Ref]]] = {}
        for member in family:
            for ref in member.data or []:
                rules = member.retention_of(ref)
                key = tuple(rule.path if rule.id else repr(rule.shape) for rule in rules)
                groups.setdefault(key, (rules, []))[1].append(ref)
        found = sorted(
            ((rules, _unique(refs)) for rules, refs in groups.values() if rules), key=lambda group: -len(group[1])
        )
        unsaid = any(not rules for rules, _ in groups.values())
        return (
            [(rules, [] if number == 0 and not unsaid else refs) for number, (rules, refs) in enumerate(found)]
            if len(found) > 1
            else []
        )

    def _all_rules(self, activity: Activity) -> list[Rule]:
        found = list(activity.resolved("retention") or [])
        for ref in activity.data or []:
            if ref.retention:
                found.extend(ref.retention)
        return found

    def short_columns(self, rows: list[dict[str, Any]]) -> list[str]:
        """The columns that hold anything; a period that is the same for all is told below the table, and so is a nearly empty column."""
        below = [*self.short_sparse(rows), *(["rules"] if self.same_period(rows) else [])]
        return [
            name
            for name in ("title", "data", "purposes", "rules")
            if name not in below and any(row[name] for row in rows)
        ]

    def short_sparse(self, rows: list[dict[str, Any]]) -> list[str]:
        """The columns of a long table that are empty for most rows: what they hold is told below the table."""
        if len(rows) < LONG_TABLE or not any(row["purposes"] for row in rows):
            return []
        same, found = bool(self.same_period(rows)), []
        for name in ("data", "rules"):
            filled = [row for row in rows if row[name]]
            if (
                0 < 2 * len(filled) < len(rows)
                and all(row["title"] for row in filled)
                and not (same and name == "rules")
            ):
                found.append(name)
        return found

    def short_table(self, rows: list[dict[str, Any]], columns: list[str]) -> list[dict[str, Any]]:
        """The rows that say something in the table: not those that are told below it alone."""
        inside = [name for name in columns if name != "title"]
        return [row for row in rows if any(row[name] for name in inside)]

    def same_period(self, rows: list[dict[str, Any]]) -> list[Rule]:
        """The rules that hold for every row alike, if there are several rows."""
        first = rows[0]["rules"] if rows else []
        same = len(rows) > 1 and all(
            [rule.path for rule in row["rules"]] == [rule.path for rule in first] for row in rows
        )
        return first if same else []

    def short_cells(self, row: dict[str, Any], columns: list[str], few: bool = False) -> list[Any]:
        """The cells of a row of the korte versie."""

        labels = {
            "data": self.short_data(row["data"]),
            "purposes": enumeration(self._first(row["purposes"], few=few)),
        }
        groups = row["periods"] or [(row["rules"], [])]
        rules = Markup("; ").join(
            enumeration([self.page.label(ref) for ref in refs])
            + Markup(": " if refs else "")
            + Markup("; ").join(self._macro("termijn_kort")(rule, None, "label_") for rule in rules)
            for rules, refs in groups
        )
        made = {"title": row["title"] or "", **labels, "rules": rules}
        return [made[name] for name in columns]

    def short_data(self, refs: list[Ref]) -> Markup:
        """Data items with their conditions; those that are only sometimes used stand last, behind "soms ook"."""
        refs = _unique(refs)
        sometimes = [ref for ref in refs if _only_sometimes(ref)] if len(refs) <= LONG else []
        certain = [ref for ref in refs if ref not in sometimes]
        if not (sometimes and certain):
            return enumeration(self._grouped(refs))
        causes = because(*(condition for ref in sometimes for condition in ref.when or []))
        rest = enumeration([self.page.label(ref) for ref in sometimes])
        return enumeration(self._grouped(certain)) + Markup("; soms ook ") + causes + rest

    def _grouped(self, refs: list[Ref]) -> list[Markup]:
        """Names of data items; where they are many, those of a group by the name of the group."""
        if len(refs) <= LONG:
            return [self._named(ref) for ref in refs]
        groups: dict[str, list[Ref]] = {}
        for ref in refs:
            groups.setdefault(str(ref.means("group") or ref.path), []).append(ref)
        return [self._group(name, members) for name, members in groups.items()]

    def _group(self, name: str, members: list[Ref]) -> Markup:
        word = vocabulary.entry("groups", name)
        if word is None or len(members) == 1:
            return self._named(members[0])
        return fragment(Words(word.labels[self.model.language], tuple(ref.path for ref in members), PLAIN))

    def _named(self, ref: Ref) -> Markup:
        """What an entry is called, with the condition under which it holds."""
        name, condition = fragment(self.page.label(ref)), self._macro("voorwaarden")(ref)
        return name + Markup(" (") + condition + Markup(")") if visible(condition).strip() else name

    def _first(self, refs: list[Ref], few: bool) -> list[Any]:
        """The first purposes, and that there are more: the lange versie lists them all. In a table of few rows all of them."""
        labels: list[Any] = [self._named(ref) for ref in refs]
        return labels if few or len(labels) <= MANY + 1 else [*labels[:MANY], Words("meer", ())]

    def authority_groups(self) -> list[list[tuple[str, Part]]]:
        """Authorities that get data, those under the same conditions together."""
        groups: dict[Any, list[tuple[str, Part]]] = {}
        for key, part in self.authorities_of():
            said = tuple(
                tuple(condition.words.text for condition in getattr(part, name) or [])
                for name in ("when", "unless", "only_if")
            )
            groups.setdefault(said, []).append((key, part))
        return list(groups.values())

    def short_promises(self) -> list[Part]:
        """The promises for the korte versie: the highlighted ones, else those about selling and sharing."""
        every = list(self.model.register("promises").values())
        chosen = [promise for promise in every if promise.highlight] or [
            promise
            for promise in every
            if promise.never and {words.text for words in promise.never} & (SHARING - {"share"})
        ]
        return [promise for promise in chosen if self.page.once(promise, "kort")]

    def short_recipients(self) -> dict[str, Any]:
        """Recipients for the korte versie: named ones with a known service, the others by name, and whether all stays in the EEA."""
        named: list[Part] = []
        others: list[Part] = []
        possible: list[Part] = []
        for part in self.model.recipients.values():
            if part.role in ("authority", "public"):  # what is public stands with what may surprise
                continue
            services = part.service or []
            known = services and all(isinstance(service, Ref) and service.word is not None for service in services)
            unsure = [condition.id for condition in part.when or []] == ["possible"]
            (possible if unsure else named if part.name and known else others).append(part)
        return {
            "named": named,
            "others": others,
            "possible": possible,
            "stays": isinstance(self.model.transfers, Denied),
        }

    def surprises(self) -> list[dict[str, Any]]:
        """What may surprise: special data, decisions, data from others, tracking, transfers, publication (WP260 par. 36)."""
        found: list[dict[str, Any]] = []
        special = [
            ref
            for _, ref in self.model.data_uses()
            if ref.means("special") or ref.means("criminal") or ref.means("bsn")
        ]
        _add(found, "special", special)
        if isinstance(self.model.automated_decisions, list):
            _add(found, "decisions", self.model.automated_decisions)
        _add(found, "sources", [ref for ref in self._sources() if not _direct(ref)])
        users = [
            part
            for activity in self.model.activities
            for part in (activity, *(activity.purposes or []), *(activity.data or []))
        ]
        _add(found, "techniques", [ref for part in users for ref in part.techniques or [] if ref.means("surprising")])
        _add(found, "cookies", [ref for ref in self._cookie_types() if ref.means("tracking")])
        abroad = [row for row in self.transfers() if not law.in_eea(row["country"].text)]
        if abroad:
            found.append({"kind": "transfer", "cause": (), "countries": [row["country"] for row in abroad], "refs": []})
        elif (
            isinstance(self.model.transfers, Part)
            and self.outside(self.model.transfers)
            and self.model.transfers.given("countries", "by")
        ):
            found.append({"kind": "outside", "cause": paths_of(self.model.transfers.countries), "refs": []})
        public = [part for part in self.model.recipients.values() if part.role == "public"]
        if public:
            found.append(
                {
                    "kind": "public",
                    "cause": tuple(part.role for part in public),
                    "names": [part.name or part.label for part in public if part.label],
                    "refs": [],
                }
            )
        return found

    def _cookie_types(self) -> list[Ref]:
        cookies = self.model.cookies
        return [] if cookies is None or isinstance(cookies, Denied) else cookies.types or []

    def _sources(self) -> list[Ref]:
        defaults = self.model.defaults
        lists = [
            defaults.from_ if defaults else None,
            *(activity.from_ for activity in self.model.activities),
            *(ref.from_ for _, ref in self.model.data_uses()),
        ]
        return [ref for refs in lists for ref in refs or []]


def _add(found: list[dict[str, Any]], kind: str, refs: list[Any]) -> None:
    if refs:
        found.append({"kind": kind, "cause": (), "refs": _unique(refs)})


def _only_sometimes(ref: Ref) -> bool:
    """Whether the only condition of an entry is that it holds sometimes."""
    conditions = [condition.id for condition in ref.when or []]
    return conditions == ["sometimes"] and not ref.given("unless", "only_if")


def _direct(ref: Ref) -> bool:
    return (ref.kind == "sources" and bool(ref.means("direct"))) or (ref.kind == "subjects" and ref.id == "subject")


def _descendants(activity: Activity) -> list[Activity]:
    return [member for child in activity.children for member in (child, *_descendants(child))]


def _unique(refs: list[Any]) -> list[Any]:
    """References without those that are called the same."""
    seen: dict[str, Any] = {}
    for ref in refs:
        seen.setdefault(ref.label.text.lower(), ref)
    return list(seen.values())


def _distinct(rules: list[Rule]) -> list[Rule]:
    seen: dict[Any, Rule] = {}
    for rule in rules:
        seen.setdefault((rule.path if rule.id else repr(rule.shape)), rule)
    return list(seen.values())
