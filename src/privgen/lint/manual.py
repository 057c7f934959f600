"""The page of a rule, as its docstring writes it: what it checks, why, an example that is wrong and one that is right."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

SECTIONS = ("What it checks", "Why it matters", "Bad", "Good", "How to mend it")
_HEAD = re.compile(rf"^(?:#+ *)?\**({'|'.join(SECTIONS)})\**(?: *:\**(?: +(.+))?)?$")
_FENCE = re.compile(r"^```ya?ml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"[ \t]*#[ \t]*<-[ \t]*$", re.MULTILINE)
"""The mark at the end of a line of Bad at which the finding stands."""


class ManualError(ValueError):
    """A docstring that lacks a section or has them in another order: a mistake of who wrote the rule."""


@dataclass(frozen=True, slots=True)
class Manual:
    """The page of a rule. `summary` is its first sentence; `bad` and `good` are fragments of YAML, at least one each."""

    summary: str
    checks: str
    matters: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    mend: str


def manual(rule: type) -> Manual:
    """The page of a rule. Raises `ManualError` when its docstring is not one."""
    name, text = rule.__name__, inspect.cleandoc(rule.__doc__ or "")
    lines: dict[str, list[str]] = {"": []}
    section = ""
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        head = None if fenced else _HEAD.match(line)
        if head is None:
            lines[section].append(line)
        else:
            section = head[1]
            lines[section] = [head[2]] if head[2] else []
    if tuple(lines)[1:] != SECTIONS:
        raise ManualError(f"{name}: the sections are {', '.join(tuple(lines)[1:]) or 'none'}, not {', '.join(SECTIONS)}")
    texts = {key: "\n".join(value).strip() for key, value in lines.items()}
    bad, good = (tuple(_FENCE.findall(texts[key] + "\n")) for key in ("Bad", "Good"))
    empty = [key for key in ("What it checks", "Why it matters", "How to mend it") if not texts[key]]
    if empty or not bad or not good:
        raise ManualError(f"{name}: nothing under {', '.join(empty) or 'Bad or Good in a fence of yaml'}")
    summary = " ".join(texts[""].split()) or texts["What it checks"].partition("\n\n")[0].replace("\n", " ")
    return Manual(summary, texts["What it checks"], texts["Why it matters"], bad, good, texts["How to mend it"])
