"""The law as data: articles, authorities, adequacy decisions, retention norms, names and words, each with its source.

Every table is a file in `data/` that says where it comes from and when it was checked; a change of the law is a change
of such a file. Code and tables are loaded when they are first asked for. Days are arguments: nothing here knows what
day it is. The tables are information for those who write a statement, not legal advice.

In every table a field with `_nl` and `_en` holds the Dutch and the English wording, and a day that ends a period
(`valid_to`) is the last day on which it held. `verified` is false for what stands there from general knowledge and was
not read at the source: good enough to recognise a name, too little to contradict an editor.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .acts import Law, LawReference, articles, law_reference, laws
    from .bodies import Authority, Predecessor, Provider, authorities, authority, providers
    from .cite import cite_url
    from .matrix import Cite, Coverage, Family, Rule, coverage, families, rules
    from .periods import ChildAge, RetentionNorm, child_age, retention_norms
    from .tables import Table, stale, table
    from .transfer import Adequacy, EeaCountry, TransferTool, adequacy, eea, in_eea, transfer_tools
    from .words import OutdatedName, Place, WordList, find, outdated_names, word_list

__all__ = [
    "Adequacy", "Authority", "ChildAge", "Cite", "Coverage", "EeaCountry", "Family", "Law", "LawReference",
    "OutdatedName", "Place", "Predecessor", "Provider", "RetentionNorm", "Rule", "Table", "TransferTool", "WordList",
    "adequacy", "articles", "authorities", "authority", "child_age", "cite_url", "coverage", "eea", "families", "find",
    "in_eea", "law_reference", "laws", "outdated_names", "providers", "retention_norms", "rules", "stale", "table",
    "transfer_tools", "word_list",
]  # fmt: skip

_PLACES = {
    "acts": "Law LawReference articles law_reference laws",
    "bodies": "Authority Predecessor Provider authorities authority providers",
    "cite": "cite_url",
    "matrix": "Cite Coverage Family Rule coverage families rules",
    "periods": "ChildAge RetentionNorm child_age retention_norms",
    "tables": "Table stale table",
    "transfer": "Adequacy EeaCountry TransferTool adequacy eea in_eea transfer_tools",
    "words": "OutdatedName Place WordList find outdated_names word_list",
}
_MODULE_OF = {name: module for module, names in _PLACES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Load the module in which `name` stands, at its first use: most commands need only a few of the tables."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
