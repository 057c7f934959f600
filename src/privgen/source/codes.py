"""The findings that reading a file can give, as a table: the documentation and the rule list are made from it.

Codes are never used again for something else. The words of each message are in `messages.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from privgen.findings import Level


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of reading problem. The name reads well after "allow"; the summary is one sentence for a table."""

    code: str
    name: str
    summary: str
    level: Level = Level.ERROR


CODES: tuple[Code, ...] = (
    Code("YML001", "not-utf8", "The file is not UTF-8 text."),
    Code("YML002", "control-character", "The text holds a control character, or another one that no statement can print."),
    Code("YML003", "file-too-large", "The file is larger than privgen reads."),
    Code("YML004", "file-empty", "The file holds nothing, or comments only."),
    Code("YML005", "root-not-mapping", "The file does not consist of keys with values."),
    Code("YML006", "several-documents", "The file holds more than one YAML document."),
    Code("YML007", "syntax-error", "The line cannot be read as YAML, for a reason that has no code of its own."),
    Code("YML008", "tab-indentation", "A line is indented with a tab."),
    Code("YML009", "indentation-wrong", "A line is indented more or less than the lines around it allow."),
    Code("YML010", "quote-unclosed", "A text between quotes has no closing quote."),
    Code("YML011", "text-after-quote", "Text goes on after a closing quote, often an apostrophe in single quotes."),
    Code("YML012", "special-character", "A text without quotes begins with a character that means something in YAML."),
    Code("YML013", "colon-in-text", "A text without quotes holds a colon and a space."),
    Code("YML014", "bracket-unclosed", "A bracket or brace is not closed, or closed by the wrong one."),
    Code("YML015", "colon-missing", "A key has no colon, or no space after its colon."),
    Code("YML016", "dash-space-missing", "A dash of a list has no space after it."),
    Code("YML017", "escape-invalid", "A backslash in double quotes is followed by something that has no meaning."),
    Code("YML018", "key-duplicate", "A key stands twice in one place; the first is kept."),
    Code("YML019", "key-merge", "The merge key `<<`, which YAML 1.2 does not have."),
    Code("YML020", "key-not-text", "A key is a number, true, false, null or nothing, and not a text."),
    Code("YML021", "key-complex", "A key is a list, a mapping or an alias, or begins with a question mark."),
    Code("YML022", "key-invisible-character", "A key holds a space that cannot be told from a normal one."),
    Code("YML023", "tag-unsupported", "A tag such as `!!str`, or a text that begins with an exclamation mark."),
    Code("YML024", "alias-unknown", "An alias refers to no anchor, often a text that begins with an asterisk."),
    Code("YML025", "alias-recursive", "An alias stands inside what it refers to."),
    Code("YML026", "anchor-unused", "An anchor that no alias uses, often a text that begins with `&`.", Level.WARNING),
    Code("YML027", "too-many-values", "The file holds more values than privgen reads, written out or through aliases."),
    Code("YML028", "nesting-too-deep", "Values are nested deeper than privgen reads."),
    Code("YML029", "text-cut-off", "A text without quotes is cut off by ` #`, which begins a comment.", Level.WARNING),
)

BY_NAME: dict[str, Code] = {code.name: code for code in CODES}
