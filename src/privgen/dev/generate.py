"""Writing the files of the checkout that are made from something else: `python -m privgen.dev.generate [--check]`.

`--check` writes nothing, names the files that are not current and ends with 1. A new file is one more line in `FILES`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from privgen.dev import defects, findings_page, glyphs, rule_pages, vocabulary_page
from privgen.resources import package_dir


def schema() -> str:
    """The JSON Schema of a spec."""
    from privgen.spec.schema import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


FILES: Mapping[str, Callable[[], str]] = {
    "schema/privgen.schema.json": schema,
    "docs/vocabulary.md": vocabulary_page.page,
    "docs/defects.md": defects.page,
    "docs/findings.md": findings_page.page,
    "src/privgen/emit/assets/glyphs.txt": glyphs.table,
    **rule_pages.pages(),
}
"""Every generated file, by its path in the checkout, with the function that makes its text."""


def stale(root: Path, files: Mapping[str, Callable[[], str]] = FILES) -> list[str]:
    """The generated files that are missing from the checkout at `root`, or differ from what would be written."""
    return [name for name, make in files.items() if _held(root / name) != make().encode()]


def write(root: Path, files: Mapping[str, Callable[[], str]] = FILES) -> list[str]:
    """Write the generated files that are not current, and give their names."""
    changed = []
    for name, make in files.items():
        made = make().encode()
        if _held(root / name) != made:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(made)
            changed.append(name)
    return changed


def main(arguments: list[str]) -> int:
    """Write or check; 1 when `--check` finds a file that is not current, 2 for wrong usage."""
    root = package_dir().parents[1]
    if arguments not in ([], ["--check"]) or not (root / "pyproject.toml").is_file():
        sys.stderr.write("usage, in a checkout of privgen: python -m privgen.dev.generate [--check]\n")
        return 2
    check = bool(arguments)
    names = stale(root) if check else write(root)
    sys.stderr.write("".join(f"{'not current' if check else 'written'}: {name}\n" for name in names))
    return int(check and bool(names))


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
