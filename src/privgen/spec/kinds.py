"""Building blocks of the shape: texts, entries, registers, and how each leaf counts for "no fact lost".

The models of the shape mirror the YAML one to one, so that every error and every value has a path that exists in the file.
Where YAML allows a short form (a string for an object, one entry for a list), a field is a union told apart by the kind of node
alone, never by trying: a wrong value gives one error about the branch that was meant.

The modules of the shape do not postpone their annotations: Pydantic would read each again as text, for each class that inherits it.
"""

from typing import Annotated, Any, ForwardRef

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LANGUAGES = frozenset("nl en de fr fy es pt it pl tr ar uk da sv nb fi ro hu cs el bg".split())
"""Codes that make a map a text in languages. `is` (Icelandic) is missing, because it is a key of this language."""

SCALAR, LIST, MAP, IN_LANGUAGES, DENIAL = "‹scalar›", "‹list›", "‹map›", "‹languages›", "‹none›"


class FactKind:
    """How a leaf of the shape counts: printed facts may not be lost; the others are used but not read by anyone."""

    def __init__(self, name: str) -> None:
        self.name = name


SEMANTIC = FactKind("semantic")
"""A rule, a view or a computation uses the value; it is not itself a sentence."""
NAMES = FactKind("names")
"""Ids that say what stands where; what stands beside them (a heading, a text) is printed."""
META = FactKind("meta")
"""For colleagues and tools; never printed, never exported."""


def kind_of(value: Any) -> str:
    """The kind of YAML node that a value is, as the tag of the union branch it belongs to."""
    if isinstance(value, dict):
        return IN_LANGUAGES if value and LANGUAGES.issuperset(value) else MAP
    return LIST if isinstance(value, list) else SCALAR


class OneOf:
    """A union of at most one type for each kind of YAML node, as an annotation.

    It hands pydantic the finished core schema: going through `typing` for some 800 unions would cost 300 ms at every start.
    """

    def __init__(self, branches: dict[str, Any]) -> None:
        self.branches = branches
        self._in_languages = IN_LANGUAGES in branches
        self._denial = DENIAL in branches

    def kind(self, value: Any) -> str:
        """The branch that a value belongs to, by its kind alone."""
        if isinstance(value, dict):
            if self._denial and "none" in value:
                return DENIAL
            return IN_LANGUAGES if self._in_languages and value and LANGUAGES.issuperset(value) else MAP
        return LIST if isinstance(value, list) else SCALAR

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The tagged union of the branches (called by pydantic)."""
        choices = {tag: _core(type_, handler) for tag, type_ in self.branches.items()}
        return core_schema.tagged_union_schema(choices, self.kind)


class Entries:
    """A reference list, as an annotation: ids, labels, or one-key maps of an id or label to its details."""

    def __init__(self, details: Any) -> None:
        self.details = details
        self.kind = kind_of

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A list of entries, or one entry that stands alone (called by pydantic)."""
        keyed = core_schema.dict_schema(_STR, _core(self.details, handler), min_length=1, max_length=1)
        entry = core_schema.tagged_union_schema({SCALAR: _STR, MAP: _before(_check_entry, keyed)}, kind_of)
        return core_schema.tagged_union_schema(
            {SCALAR: _STR, LIST: core_schema.list_schema(entry), MAP: _before(_check_entry, keyed)}, kind_of
        )


def one_of(scalar: Any = None, list_: Any = None, map_: Any = None, languages: Any = None, denial: Any = None) -> Any:
    """The annotation of a union: a type for each kind of node; `denial` is for a map with the key `none`."""
    given = ((SCALAR, scalar), (LIST, list_), (MAP, map_), (IN_LANGUAGES, languages), (DENIAL, denial))
    return Annotated[Any, OneOf({tag: type_ for tag, type_ in given if type_ is not None})]


def entries(details: Any) -> Any:
    """The annotation of a reference list whose entries can carry `details`."""
    return Annotated[Any, Entries(details)]


def register(value: Any, *, text: bool = True, languages: bool = True) -> Any:
    """A map from id to object; a string instead of an object fills its main field, in several languages if it is a text."""
    if not text:
        return dict[Id, value]
    return dict[Id, one_of(scalar=Str, map_=value, languages=IN_LANGUAGES if languages else None)]


def _core(type_: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    """The core schema of a branch; the plain ones are ready made."""
    if type_ is Str:
        return _STR
    if type_ is IN_LANGUAGES:
        return _LANGUAGES
    return handler.generate_schema(ForwardRef(type_) if isinstance(type_, str) else type_)


def _spoken(value: Any) -> Any:
    """The number or boolean that an unquoted scalar means (see `source.tree.Plain`)."""
    return getattr(value, "value", value)


def _written(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("text_blank", "the text is blank")
    return value


def _yes_or_text(value: Any) -> Any:
    spoken = _spoken(value)
    return spoken if isinstance(spoken, bool) else _written(value)


def _check_entry(value: Any) -> Any:
    """Refuse the slips that entries of a reference list invite, each with its own message."""
    if not isinstance(value, dict):
        return value
    if len(value) != 1:
        first, *others = list(value) or [""]
        if value and value[first] is None and others:
            raise PydanticCustomError("entry_indent", "several keys", {"key": str(first), "other": str(others[0])})
        raise PydanticCustomError("entry_keys", "several keys", {"keys": ", ".join(map(str, value))})
    ((key, details),) = value.items()
    if isinstance(details, str):
        raise PydanticCustomError("entry_text", "a text instead of details", {"key": str(key)})
    if details is None:
        raise PydanticCustomError("entry_empty", "a key without details", {"key": str(key)})
    return value


def _before(function: Any, schema: CoreSchema) -> CoreSchema:
    return core_schema.no_info_before_validator_function(function, schema)


class _Ready:
    """An annotation whose core schema is ready made."""

    def __init__(self, schema: CoreSchema) -> None:
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The ready schema (called by pydantic)."""
        return self.schema


_STR = _before(_written, core_schema.str_schema(strict=True))
LANGUAGE = r"^[a-z]{2}$"
"""What the key of a text in languages looks like."""
_LANGUAGES = core_schema.dict_schema(core_schema.str_schema(pattern=LANGUAGE), _STR)

Str = Annotated[str, _Ready(_STR)]
"""A text that is printed as it is written; a number is taken as it was typed."""
Text = Annotated[
    Any,
    _Ready(
        core_schema.tagged_union_schema(
            {SCALAR: _STR, IN_LANGUAGES: _LANGUAGES}, OneOf(dict.fromkeys((SCALAR, IN_LANGUAGES))).kind
        )
    ),
]
"""A text of the statement, with inline Markdown; or a map of languages."""
Block = Text
"""A text of one or more paragraphs, with Markdown blocks."""
Bool = Annotated[bool, _Ready(_before(_spoken, core_schema.bool_schema(strict=True)))]
Int = Annotated[int, _Ready(_before(_spoken, core_schema.int_schema(strict=True)))]
YesOrText = Annotated[
    Any,
    _Ready(
        core_schema.no_info_before_validator_function(
            _yes_or_text,
            core_schema.union_schema([core_schema.bool_schema(strict=True), core_schema.str_schema(strict=True)]),
        )
    ),
]
"""`true`, `false`, or a text."""
Id = Annotated[str, _Ready(core_schema.str_schema(pattern=r"^[a-z][a-z0-9_]*$"))]
Texts = one_of(scalar=Str, list_=list[Text], languages=IN_LANGUAGES)
"""One text or a list of texts."""
Names = one_of(scalar=Str, list_=list[Str])
"""One word or id, or a list of them."""


class Part(BaseModel):
    """What every object of a spec can carry."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)

    intro: Block | None = None
    """Paragraphs printed before what privgen writes for this object."""
    text: Block | None = None
    """Paragraphs printed right after what privgen writes for this object."""
    note: Annotated[str | None, META] = None
    """A note for colleagues: never printed, never exported."""


class Conditional(Part):
    """A part that may hold only in certain cases."""

    when: Texts | None = None
    """Holds only in this case, with its own conjunction (`als u belt`), or an id; a list means "or"."""
    unless: Texts | None = None
    """Does not hold in this case: a clause without conjunction (`u bezwaar maakt`), or an id."""
    only_if: Texts | None = None
    """Holds in this case only: a clause without conjunction, or an id."""


class Denial(Part):
    """A denial with words of one's own."""

    none: Text
    """The words, in whole sentences; they follow the denial that privgen writes."""
