"""Views of the model that templates list: who promises what where, rows of tables, parties by role."""

from __future__ import annotations

from .activities import ActivityViews
from .authorities import AuthorityViews
from .promises import PromiseViews
from .recipients import RecipientViews
from .retention import RetentionViews
from .short import ShortViews

__all__ = ["Views"]


class Views(PromiseViews, RetentionViews, ActivityViews, ShortViews, RecipientViews, AuthorityViews):
    """What the templates of one document list."""
