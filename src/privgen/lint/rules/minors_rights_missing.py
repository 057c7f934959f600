from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..children_facts import intended, minors, section
from ..look import unread


class MinorsRightsMissing(Rule):
    """Children are among the people concerned, and the statement does not say who uses their rights.

    ## What it checks

    Specs with people under 16 in the audience (`children.intended: true`) or with children or pupils among the
    `subjects` of an activity: `children.rights_by` says who uses the rights.

    ## Why it matters

    Since 1 September 2026 a parent uses the rights of a child under 12, and from 12 to 15 the child may do so too.
    Parents and children look for exactly that in a statement.

    ## Bad

    ```yaml
    children: {consent_age: 16, intended: true}  # <-
    ```

    ## Good

    ```yaml
    children: {consent_age: 16, intended: true, rights_by: parent_or_child}
    ```

    ## How to mend it

    Set `children.rights_by`, mostly to `parent_or_child`; privgen writes the sentence.
    """

    code = "CHD004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report once: at `children`, or at the group of children where that key is missing."""
        children = section(model)
        if unread(context, ("children",)) or (children is not None and children.rights_by is not None):
            return
        en, nl = "does not say who uses the rights of children", "zegt niet wie de rechten van kinderen gebruikt"
        groups = [ref for activity in model.activities for ref in minors(activity)]
        if children is not None and (intended(model) or groups):
            yield Report(("children",), en, nl, on_key=True)
        elif groups:
            yield Report(
                groups[0].path, en, nl, tuple((ref.path, "and here", "en hier") for ref in groups[1:]), on_key=True
            )
