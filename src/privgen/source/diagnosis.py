"""What a syntax error of the YAML library means for the person who wrote the file.

The judgement rests on the text around the error more than on the library's words, which differ between libyaml and
pure Python.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml.error import MarkedYAMLError

from privgen.source.problems import Piece, Problem, clip

_KEY_LINE = re.compile(r"( *)(?:- +)*[A-Za-z_][\w-]*:(?:\s|\Z)")
_COLON_SPACE = re.compile(r":(?:\s|\Z)")
_FLOW_BREAK = re.compile(r"[,\[{]|:\s")
_ALIAS_BEFORE = re.compile(r"(?:^|[:,\[{-])\s+(\*[^\s,\[\]{}]+)\s+\Z")
_CLOSERS = {"[": "]", "{": "}"}
_LONGEST_KEY = 1024  # characters, YAML 1.2 section 7.4.2
_TAB_LINE = re.compile(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)


class UnclosedQuote(Exception):
    """A text between quotes runs on over lines that begin with a key; `start` is where its first quote stands."""

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.start = start


@dataclass(slots=True)
class Trail:
    """What was read before the error: the last scalar (place and style) and the brackets that are still open."""

    start: int = -1
    end: int = -1
    style: str = ""
    open_flow: tuple[int, ...] = ()


def looks_unclosed(text: str, start: int, end: int) -> bool:
    """Whether the quoted text `text[start:end]` runs over a line that begins with a key and is not indented deeper
    than its first line.

    YAML asks for a deeper indent there, and the parsers do not check it.
    """
    first_break = text.find("\n", start, end)
    if first_break < 0:
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start]
    column = len(line) - len(line.lstrip(" "))
    for continued in text[first_break + 1 : end].split("\n"):
        found = _KEY_LINE.match(continued)
        if found and len(found.group(1)) <= column:
            return True
    return False


def unclosed_quote(text: str, start: int) -> Problem:
    """The problem of a quote at `start` that is not closed."""
    return Problem("quote-unclosed", start, _line_end(text, start), {"quote": f"`{text[start]}`"})


def diagnose(text: str, error: Exception, trail: Trail) -> Problem:
    """Give the problem behind a syntax error, with the smallest place that shows it."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _plain(text, getattr(error, "position", 0) or 0)
    at = error.problem_mark.index
    context = error.context_mark.index if error.context_mark else at
    return _Case(text, at, context, f"{error.context or ''} | {error.problem or ''}", trail).problem()


class _Case:
    """One error in its surroundings: `at` is where the parser stopped, `context` where the thing began that it was
    reading."""

    def __init__(self, text: str, at: int, context: int, words: str, trail: Trail) -> None:
        self.text, self.at, self.context, self.words, self.trail = text, at, context, words, trail
        self.char = text[at : at + 1]
        self.line_start = text.rfind("\n", 0, at) + 1
        self.head = text[self.line_start : at]

    def problem(self) -> Problem:
        for look in (self.tab, self.quotes, self.marks, self.brackets, self.colons, self.simple_keys, self.layout):
            found = look()
            if found:
                return found
        return _plain(self.text, self.at)

    def tab(self) -> Problem | None:
        """Tabs before the first character of the line."""
        if "\t" not in self.head + self.char or self.head.strip() or not _TAB_LINE.match(self.text, self.line_start):
            return None
        others = len(tab_lines(self.text, self.line_start)) - 1
        start = self.text.index("\t", self.line_start)
        more: object = Piece("more-lines", others) if others > 0 else ""
        return Problem("tab-indentation", start, start + 1, {"more": more})

    def quotes(self) -> Problem | None:
        """A quote that is missing, too many, or ended too early by an apostrophe."""
        text, trail = self.text, self.trail
        if "quoted scalar" in self.words:
            if "escape" in self.words or "hexdec" in self.words:
                start = text.rfind("\\", 0, self.at + 1)
                return Problem("escape-invalid", start, start + 2, {"text": clip(text[start : start + 2])})
            return unclosed_quote(text, self.context)
        if trail.style not in ("'", '"') or not trail.style or not self.char.strip():
            return None
        between = text[trail.end : self.at]
        if self.char in ",:]}" or "\n" in between or between.strip():
            return None
        if trail.style == "'" and not between and self.char.isalnum():
            return Problem("apostrophe", trail.end - 1, _word_end(text, self.at))
        escaped = "`''`" if trail.style == "'" else '`\\"`'
        return Problem("text-after-quote", self.at, _line_end(text, self.at), {"escaped": escaped})

    def marks(self) -> Problem | None:
        """A text that begins with a character of YAML's own."""
        text, context = self.text, self.context
        if "directive" in self.words or "incompatible YAML" in self.words:
            return Problem("directive", context, _line_end(text, context))
        if "block scalar" in self.words:
            return Problem("special-block", context, _line_end(text, context), {"char": text[context]})
        for start, words in ((context, ("alias", "anchor", "tag")), (self.at, ("start any token", "node content"))):
            char = text[start : start + 1]
            if any(word in self.words for word in words) and char and char in "*&!@`%,]}|>":
                if char in "]}" and self.trail.open_flow:
                    return None
                return self._special(char, start)
        alias = _ALIAS_BEFORE.search(self.head)
        if alias:
            return self._special("*", self.line_start + alias.start(1))
        if self.char == "?" and "keys are not allowed" in self.words:
            return Problem("special-question", self.at, _line_end(text, self.at))
        if self.char == "-" and "entries are not allowed" in self.words:
            situation = "list-on-key-line" if self.head.strip() else "item-among-keys"
            return Problem(situation, self.at, _line_end(text, self.at))
        return None

    def _special(self, char: str, start: int) -> Problem:
        end = _flow_end(self.text, start + 1) if self.trail.open_flow else _line_end(self.text, start)
        if char == "`":
            return Problem("special-backtick", start, end)
        return Problem("special-character", start, end, {"char": char})

    def brackets(self) -> Problem | None:
        """A flow collection that does not end, or not with its own bracket."""
        opened = self.context if "flow" in self.words and self.text[self.context : self.context + 1] in _CLOSERS else -1
        if opened < 0 and self.trail.open_flow:
            opened = self.trail.open_flow[-1]
        if opened < 0:
            return None
        bracket = self.text[opened]
        if bracket not in _CLOSERS:
            return None
        values = {"open": bracket, "close": _CLOSERS[bracket]}
        if self.char == ":" and "\n" not in self.text[opened : self.at]:
            return Problem("colon-in-flow", self._text_start(opened + 1), _flow_end(self.text, self.at))
        if self.char in ("]", "}") and self.char != values["close"]:
            return Problem("bracket-wrong", self.at, self.at + 1, {**values, "found": self.char})
        return Problem("bracket-unclosed", opened, opened + 1, values)

    def _text_start(self, after: int) -> int:
        """Where the text begins that holds the colon at `at`: after the last comma, colon or bracket before it."""
        for found in _FLOW_BREAK.finditer(self.text, after, self.at):
            after = found.end()
        return after + _blanks(self.text, after)

    def colons(self) -> Problem | None:
        """A colon where no key can be: in the middle of a text, or on a line that is indented too deep."""
        if self.char != ":" or "values are not allowed" not in self.words:
            return None
        if self.at - self.line_start > _LONGEST_KEY:
            return Problem("key-too-long", self.line_start, _line_end(self.text, self.at))
        earlier = _COLON_SPACE.search(self.head)
        if earlier is None:
            start = self.line_start + _blanks(self.head, 0)
            return self._line_above_without_colon() or Problem("indented-too-deep", start, self.at)
        start = self.line_start + earlier.end()
        return Problem("colon-in-text", start + _blanks(self.text, start), _line_end(self.text, self.at))

    def _line_above_without_colon(self) -> Problem | None:
        """The line above, when it begins in the same column and has no colon: then that is where the slip is."""
        above = self.text[: self.line_start].rstrip()
        start = above.rfind("\n") + 1
        line = above[start:]
        blanks = _blanks(line, 0)
        other = not line or line.lstrip().startswith(("-", "#"))
        if other or _COLON_SPACE.search(line) or blanks != _blanks(self.head, 0):
            return None
        return Problem("colon-missing", start + blanks, start + len(line), {"text": clip(line)})

    def simple_keys(self) -> Problem | None:
        """A line that should be a key, and has no colon with a space."""
        if "simple key" not in self.words:
            return None
        start, end = self.context, _line_end(self.text, self.context)
        line = self.text[start:end]
        if end - start > _LONGEST_KEY:
            return Problem("key-too-long", start, end)
        if line.startswith("-"):
            return Problem("dash-space-missing", start, end, {"text": clip(line)})
        if re.match(r"[\w-]+:\S", line):
            return Problem("colon-space-missing", start, end, {"text": clip(line)})
        return Problem("colon-missing", start, end, {"text": clip(line)})

    def layout(self) -> Problem | None:
        """A line whose indentation fits nowhere, a dash among keys, a key among dashes, or text after the end."""
        if self.head.strip() or not self.char.strip():
            return None
        end = _line_end(self.text, self.at)
        in_list = "collection" in self.words or "block sequence" in self.words
        if "document start" in self.words and not self.head and self.text[: self.at].rstrip().endswith("..."):
            return Problem("several-documents", self.at, end)
        if re.match(r"-\S", self.text[self.at :][:2]) and in_list:
            return Problem("dash-space-missing", self.at, end, {"text": clip(self.text[self.at : end])})
        if self.char == ":":
            return Problem("key-empty", self.at, self.at + 1)
        same = len(self.head) == self.context - self.text.rfind("\n", 0, self.context) - 1
        if same and self.char == "-":
            return Problem("item-among-keys", self.at, end)
        if same and in_list:
            return Problem("key-among-items", self.at, end)
        return Problem("indented-nowhere", self.at, end, {"column": len(self.head) + 1})


def tab_lines(text: str, start: int) -> list[tuple[int, int]]:
    """The lines from offset `start` (the start of a line) on that are indented with a tab, as offsets without their
    line break."""
    return [(found.start(), _line_end(text, found.end())) for found in _TAB_LINE.finditer(text, start)]


def _plain(text: str, at: int) -> Problem:
    at = min(at, len(text.rstrip()))
    start = text.rfind("\n", 0, at) + 1 if not text[at : at + 1].strip() else at
    start += _blanks(text, start)
    end = _line_end(text, start)
    return Problem("syntax-error", start, end, {"text": clip(text[start:end])})


def _blanks(text: str, start: int) -> int:
    """The number of spaces and tabs from `start` on."""
    end = start
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return end - start


def _line_end(text: str, start: int) -> int:
    """The end of the line of `start`, without blanks and without a comment after it."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    comment = re.search(r"\s#\s", line)
    if comment:
        line = line[: comment.start()]
    return start + len(line.rstrip())


def _flow_end(text: str, start: int) -> int:
    """The end of a text inside brackets: at the next comma, bracket or line end."""
    found = re.search(r"[,\]}\n]", text[start:])
    return start + len(text[start : start + found.start()].rstrip()) if found else len(text.rstrip())


def _word_end(text: str, start: int) -> int:
    found = re.compile(r"\w+").match(text, start)
    return found.end() if found else start + 1
