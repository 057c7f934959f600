from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.conditions import Condition
from ...model.model import Model
from ...model.retention import Rule as Retention
from ...model.time import Period
from ..base import Context, Report, Rule
from ..keeping import Said, Unit, days, law_ids, name_of, norm_days, period, place, said, told

_CONSENT = re.compile(r"toestemming|akkoord", re.IGNORECASE)
_SLACK = 3.5
"""Days over which nobody argues: a month is as good as four weeks."""
_AFTER_WORK = frozenset({"end_of_employment", "end_of_year_of_leaving", "end_of_agreement"})
_CAMERAS = frozenset({"camera", "body_camera"})
_STAFF = frozenset({"employees", "former_employees", "temporary_workers", "interns", "employee"})
_FILE = frozenset({"personnel_file", "performance_reviews", "personnel_administration", "staff_development"})


class RetentionLongerThanNorm(Rule):
    """Data are kept longer than the supervisory authority finds normal.

    ## What it checks

    Applications (4 weeks after the procedure, or 1 year with consent), camera images (4 weeks), personnel files
    that are not about tax (2 years after leaving), the file of the Wwft and the copy of an identity document in the
    payroll (5 years). A rule that says why it is longer (`why`, `longer_if`, or a case in `when`) is left alone.

    ## Why it matters

    For these data the authority has said what is usual. Whoever keeps them longer must have a good reason, and can
    just as well tell it.

    ## Bad

    ```yaml
    activities:
      jobs:
        title: Als u bij ons solliciteert
        subjects: [applicants]
        data: [naam, cv]
        purposes: [recruitment]
        legal_basis: contract
        required: {by: precontract, consequence: dan kunnen wij u niet uitnodigen}
        recipients: none
        retention: 6 months after end_of_application  # <-
    ```

    ## Good

    ```yaml
    activities:
      jobs:
        title: Als u bij ons solliciteert
        subjects: [applicants]
        data: [naam, cv]
        purposes: [recruitment]
        legal_basis: contract
        required: {by: precontract, consequence: dan kunnen wij u niet uitnodigen}
        recipients: none
        retention: 4 weeks after end_of_application
    ```

    ## How to mend it

    Shorten the period. Or tell the reason: `when: consent` for an application kept for a year, `longer_if` for
    images of an incident, `why` for anything else.
    """

    code = "RET006"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each rule once."""
        for each in said(model):
            length = period(each.rule)
            if length is None or each.nested or _explained(each.rule):
                continue
            for norm in _norms(each):
                limit_en, limit_nl, limit = _limit(norm, each)
                if days(length) > limit + _SLACK:
                    name = name_of(each.rule, each.units)
                    yield Report(
                        place(each.rule),
                        f"`{name}` keeps {norm.name_en} for {told(length, 'en')}, longer than the usual {limit_en}",
                        f"`{name}` bewaart {norm.name_nl} {told(length, 'nl')}, langer dan de gebruikelijke {limit_nl}",
                        help_en=_help(norm)[0],
                        help_nl=_help(norm)[1],
                    )
                    break


def _explained(rule: Retention) -> bool:
    """Whether a rule gives a reason, or is about a special case other than consent."""
    if rule.why or rule.longer_if or rule.considering:
        return True
    return any(not _is_consent(case) for case in [*(rule.when or []), *(rule.only_if or [])])


def _is_consent(case: Condition) -> bool:
    return case.id in ("consent", "explicit_consent") or bool(_CONSENT.search(case.words.text))


def _norms(each: Said) -> Iterator[law.RetentionNorm]:
    """The norms that everything under a rule falls under."""
    norms = law.retention_norms()
    using = each.units
    if using and all(_is_application(unit) for unit in using):
        yield norms["applicants"]
    if using and all(_is_footage(unit) for unit in using):
        yield norms["cctv"]
    if using and all(_is_identity_copy(unit) for unit in using):
        yield norms["payroll_id_copy"]
    elif (
        using
        and not each.rule.law
        and all(_is_personnel_file(unit) for unit in using)
        and _runs_from_leaving(each.rule)
    ):
        yield norms["personnel_file"]
    named = {name for name in law_ids(each.rule) if "_" in name}
    if named and named <= set(norms["wwft"].laws):
        yield norms["wwft"]


def _limit(norm: law.RetentionNorm, each: Said) -> tuple[str, str, float]:
    """The usual period, in words and in days; with consent of the person a longer one."""
    amount, unit = norm.amount, norm.unit
    if norm.consent_amount is not None and norm.consent_unit is not None and _with_consent(each):
        amount, unit = norm.consent_amount, norm.consent_unit
    value = Period(amount, unit.rstrip("s"))
    return told(value, "en"), told(value, "nl"), norm_days(amount, unit)


def _with_consent(each: Said) -> bool:
    cases = [*(each.rule.when or []), *(each.rule.only_if or [])]
    if any(_is_consent(case) for case in cases):
        return True
    bases = [{name for basis, _ in unit.activity.bases() for name in basis.meanings} for unit in each.units]
    return bool(bases) and all("consent" in found for found in bases)


def _subjects(unit: Unit) -> list[frozenset[str]]:
    return [subject.meanings for subject in unit.activity.resolved("subjects") or []]


def _purposes(unit: Unit) -> set[str]:
    return {meaning for purpose in unit.activity.resolved("purposes") or [] for meaning in purpose.meanings}


def _is_application(unit: Unit) -> bool:
    subjects = _subjects(unit)
    if subjects and all("applicants" in meanings for meanings in subjects):
        return True
    purposes = _purposes(unit)
    return bool(purposes) and purposes <= {"recruitment", "talent_pool"}


def _is_footage(unit: Unit) -> bool:
    if unit.item is not None and unit.activity.data:
        return "camera_images" in unit.item.meanings
    techniques = {meaning for each in unit.activity.resolved("techniques") or [] for meaning in each.meanings}
    return (bool(techniques) and techniques <= _CAMERAS) or _purposes(unit) == {"camera_surveillance"}


def _is_identity_copy(unit: Unit) -> bool:
    staff = any(meanings & _STAFF for meanings in _subjects(unit))
    return staff and unit.item is not None and "id_document_copy" in unit.item.meanings


def _is_personnel_file(unit: Unit) -> bool:
    if unit.is_for_tax() or "payroll" in _purposes(unit):
        return False
    subjects = _subjects(unit)
    if subjects and not all(meanings & _STAFF for meanings in subjects):
        return False
    return bool(_purposes(unit) & _FILE) or (unit.item is not None and bool(unit.item.meanings & _FILE))


def _runs_from_leaving(rule: Retention) -> bool:
    if rule.head == "while_":
        return rule.state is not None and rule.state.id == "employee"
    return rule.start is not None and rule.start.id in _AFTER_WORK


def _help(norm: law.RetentionNorm) -> tuple[str | None, str | None]:
    """The reasons that fit, where the norm is one of the law and not of the authority."""
    if not norm.statutory:
        return None, None
    return (
        "Shorten the period, or name the other law or reason in `law` or `why`.",
        "Verkort de termijn, of noem de andere wet of de reden in `law` of `why`.",
    )
