"""What a template of one's own did wrong, with its file and line."""

from __future__ import annotations

import traceback

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError


def template_failure(error: BaseException) -> tuple[str, int, str] | None:
    """The file, line and reason when it is a template that failed; None for a fault of something else.

    The innermost frame of a template counts. A macro runs in the code that Jinja made from its template, so its line is looked
    up; where Jinja renders, it has put the template's own line into the traceback already.
    """
    if isinstance(error, TemplateNotFound):
        return str(error.name or "?"), 0, "the template is missing"
    if isinstance(error, TemplateSyntaxError):
        return str(error.filename or error.name or "?"), error.lineno, str(error.message or "syntax error")
    file, line = "?", 0
    for frame, number in traceback.walk_tb(error.__traceback__):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            file, line = str(template.filename), template.get_corresponding_lineno(number)
        elif frame.f_code.co_filename.endswith(".j2"):  # a frame that Jinja has rewritten already
            file, line = frame.f_code.co_filename, number
    if isinstance(error, UnicodeDecodeError):
        return file, line, "it, or a template that it uses, is not UTF-8 text"
    if file == "?" and not isinstance(error, TemplateError):
        return None
    return file, line, str(getattr(error, "message", None) or error or type(error).__name__)
