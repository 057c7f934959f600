"""The JSON Schema of a spec as a file."""

from __future__ import annotations

import json


def schema_text() -> str:
    """The schema as JSON, with a line break at the end; the same bytes every time."""
    from privgen.spec.schema import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
