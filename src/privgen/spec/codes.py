"""The findings about the shape of a spec, as a table: the documentation and the rule list are made from it.

Codes are never used again for something else. The words of each message are in `messages.toml`; those of SHP010 are
made where a spec is linked, because they need the rule as a whole.
"""

from __future__ import annotations

from privgen.source.codes import Code

CODES: tuple[Code, ...] = (
    Code("SHP001", "version-missing", "The spec does not say in which version of the language it is written."),
    Code("SHP002", "version-unknown", "The spec is in a version of the language that this privgen does not know."),
    Code("SHP003", "key-unknown", "A key is not part of the language, or not at this place."),
    Code("SHP004", "key-missing", "An object lacks a key that it cannot do without."),
    Code("SHP005", "type-wrong", "A value is a text, list or map where something else is expected."),
    Code("SHP006", "word-unknown", "A key that takes one of a few words has another."),
    Code("SHP007", "id-invalid", "An id holds something else than small letters, digits and underscores."),
    Code("SHP008", "value-empty", "A key, item or text is empty where something must stand."),
    Code("SHP009", "text-unquoted", "A text without quotes holds a colon or a comma, and is read as something else."),
    Code("SHP010", "retention-head", "A retention rule has no head, or more than one."),
    Code("SHP011", "entry-keys", "An entry of a list has several keys, often because its details are not indented."),
    Code("SHP012", "include-path", "An included file is not named by a path relative to the file that includes it."),
    Code("SHP013", "include-unreadable", "An included file is missing or cannot be read."),
    Code("SHP014", "include-circular", "A file includes itself, directly or through other files."),
    Code("SHP015", "include-limit", "More files are included, or deeper in each other, than privgen reads."),
    Code("SHP016", "id-twice", "Two files that are read together define the same id."),
)

BY_NAME: dict[str, Code] = {code.name: code for code in CODES}
