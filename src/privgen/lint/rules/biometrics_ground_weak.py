from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.model import Model
from ...model.part import Part
from ...model.values import Path, Words
from ..base import Context, Report, Rule
from ..special_data import Use, ground_laws, ground_names, uses

NEW_TEXT = date(2026, 9, 1)
"""From this day UAVG art. 29 asks for a substantial public interest too."""


class BiometricsGroundWeak(Rule):
    """Fingerprints or faces are used to recognise people on a ground that seldom holds.

    ## What it checks

    Biometric data with the exception for security (`biometric_security`, UAVG art. 29): the spec names the
    substantial public interest that this article has asked for since 1 September 2026, in `why` or as a second
    ground. And biometric data of staff or applicants with `explicit_consent` alone.

    ## Why it matters

    A password can be changed, a face cannot. Convenience or ordinary security is not enough, and staff are seldom
    free to refuse what their employer asks.

    ## Bad

    ```yaml
    activities:
      entrance:
        title: Als u bij ons naar binnen gaat
        subjects: [visitors]
        data: [naam, fingerprint]
        purposes: [access_control]
        legal_basis: {legitimate_interest: {interest: alleen bevoegde mensen in het laboratorium toelaten}}
        special_ground: biometric_security  # <-
        required: {by: contract, consequence: dan kunt u niet naar binnen}
        recipients: none
        retention: {keep: 1 day, after: visit}
    ```

    ## Good

    ```yaml
    activities:
      entrance:
        title: Als u bij ons naar binnen gaat
        subjects: [visitors]
        data: [naam, fingerprint]
        purposes: [access_control]
        legal_basis: {legitimate_interest: {interest: alleen bevoegde mensen in het laboratorium toelaten}}
        special_ground:
          ground: biometric_security
          why: In het laboratorium staan ziekteverwekkers. Het is van groot algemeen belang dat niemand daarbij kan.
        required: {by: contract, consequence: dan kunt u niet naar binnen}
        recipients: none
        retention: {keep: 1 day, after: visit}
    ```

    ## How to mend it

    Use a pass or a code. If nothing less will do, say in `why` which substantial public interest asks for biometrics.
    """

    code = "SPC005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each such ground once, where it is named."""
        seen: set[Path] = set()
        for use in uses(model):
            ground = use.ground()
            if use.special != "biometric" or ground is None:
                continue
            for report in (_security(use, ground, context.as_of), _staff(use, ground)):
                if report is not None and report.path not in seen:
                    seen.add(report.path)
                    yield report


def _security(use: Use, ground: Part | Words, as_of: date) -> Report | None:
    names = ground_names(ground)
    ids = {entry.id for _, entry in names if entry is not None}
    laws = [law for law in ground_laws(ground) if law.id == "uavg_29"]
    if as_of < NEW_TEXT or not ("biometric_security" in ids or laws) or "substantial_public_interest" in ids:
        return None
    if isinstance(ground, Part) and (ground.why or ground.text):
        return None
    path = next(
        (words.paths[0] for words, entry in names if entry is not None and entry.id == "biometric_security"), None
    )
    return Report(
        path or laws[0].paths[0],
        f"names no substantial public interest for `{use.name}`",
        f"noemt geen zwaarwegend algemeen belang voor `{use.name}`",
    )


def _staff(use: Use, ground: Part | Words) -> Report | None:
    names = ground_names(ground)
    staff = [ref for ref in use.activity.resolved("subjects") or [] if ref.means("employment")]
    if (
        not staff
        or ground_laws(ground)
        or not names
        or any(entry is None or not entry.more.get("consent") for _, entry in names)
    ):
        return None
    return Report(
        names[0][0].paths[0],
        f"rests on consent of `{staff[0].label.text}` for `{use.name}`",
        f"steunt voor `{use.name}` op toestemming van `{staff[0].label.text}`",
    )
