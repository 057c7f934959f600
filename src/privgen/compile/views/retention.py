"""The overview of how long data are kept."""

from __future__ import annotations

from typing import Any

from ...model.activities import Activity
from ...model.part import Ref
from ...model.retention import Rule
from ...model.values import Path
from ..holes import capital, enumeration, stop
from ..layout import Section
from .activities import ActivityViews


class RetentionViews(ActivityViews):
    """Rows and cells of the overview of retention."""

    def retention_rows(self, section: Section) -> list[dict[str, Any]]:
        """Rows of the overview of retention: what is kept, and the rules."""
        rows: list[dict[str, Any]] = []
        for activity in self.model.activities:
            found = self._rows_of(activity, per_item=bool(section.columns))
            rows.extend(found if section.columns else _together(found))
        used = {rule.path for row in rows for rule in row["rules"]}
        for rule in self._loose_rules(used):
            rows.append(_row(self._what(rule), [rule], loose=True, over=rule.of))
        return rows

    def in_table(self, ref: Ref) -> list[str]:
        """What the table of the section on retention tells of a data item that has rules of its own."""
        own = ref.retention or (ref.own is not None and ref.own.retention)
        return [
            name for section in self.plan.walk() if own and section.id == "retention" for name in section.columns or []
        ]

    def _rows_of(self, activity: Activity, per_item: bool) -> list[dict[str, Any]]:
        rows = []
        title = activity.title or activity.label
        own = activity.retention or (activity.parent.resolved("retention") if activity.parent else None)
        items = [
            ref
            for ref in activity.data or []
            if ref.retention or (ref.own is not None and ref.own.retention) or (per_item and own)
        ]
        for ref in items:
            rows.append(_row(self.page.label(ref), activity.retention_of(ref), why=ref.why, use=ref))
        if activity.retention and not (per_item and items):
            what = title or (self.page.label(activity.purposes[0]) if activity.purposes else self.id_words(activity.id))
            rows.insert(0, _row(what, activity.retention))
        return rows

    def _loose_rules(self, used: set[Path]) -> list[Rule]:
        """Rules of the register that no use names."""
        named = {key for (register, key) in self.model.link.used if register == "retention"}
        return [
            Rule(self.model.link, part.shape, part.path, part._places, id=key)
            for key, part in self.model.register("retention").items()
            if key not in named and part.path not in used
        ]

    def _what(self, rule: Rule) -> Any:
        """What a rule that no use names is about: the data or people that it holds for."""
        return self._macro("waarvan")(rule) if rule.of else self.id_words(rule.id)

    def retention_cells(self, row: dict[str, Any], columns: list[str]) -> list[Any]:
        """The cells of a row for the columns that the layout asks for."""

        what = capital(row["what"])
        made = {"data": what, "why": stop(row["why"]) if row["why"] else "", "name": what}
        periods = [self._macro("termijn_kort")(rule, row["over"]) for rule in row["rules"]]
        made["retention"] = capital(enumeration(periods))
        use = row["use"]
        made["purposes"] = (
            enumeration([self.page.label(ref) for ref in (use.purposes or [])]) if use is not None else ""
        )
        return [made.get(column, "") for column in columns]


def _row(what: Any, rules: list[Rule], **more: Any) -> dict[str, Any]:
    """A row: what is kept, its rules, and whether no use names the rule (`loose`) so that the row names what it is `over`."""
    return {"what": what, "rules": rules, "loose": False, "why": None, "use": None, "over": None, **more}


def _together(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of one activity, data items that are kept equally long in one row."""
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        kept = tuple(rule.path if rule.id else repr(rule.shape) for rule in row["rules"])
        found.setdefault((row["use"] is None, kept), []).append(row)
    return [{**same[0], "what": enumeration([row["what"] for row in same])} for same in found.values()]
