"""The speed of the linter, measured against public tools that read the same files on the same machine in the same run.

check-jsonschema holds one spec against the JSON Schema of privgen, which is a small part of what the linter does: it knows
no rule of law, no reference and no place. yamllint reads a thousand specs as YAML, for their spelling alone. Both are
installed in an environment of their own for the occasion, which needs the network; what is missing is left out. A ratio
below 1 says that privgen does all its work in less time.

    python bench/lint.py [--spec SPEC] [--specs N] [--runs N] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from collections.abc import Callable
from pathlib import Path

from run import CORES, PRIVGEN, ROOT, Results, copies, installed, run, side_by_side

SCHEMA = ROOT / "schema" / "privgen.schema.json"
CHECK_JSONSCHEMA, YAMLLINT = "check-jsonschema>=0.30", "yamllint>=1.35"
JUDGED = (0, 1)  # with findings or without


def measure(spec: Path, number: int, runs: int, folder: Path) -> dict[str, dict[str, float]]:
    """The median seconds of privgen and its rival, by what was asked of them."""
    copies(spec, number, folder / "specs")
    schema = installed(folder / "check-jsonschema", CHECK_JSONSCHEMA, "check-jsonschema", "--version")
    spelling = installed(folder / "yamllint", YAMLLINT, "yamllint", "--version")

    def task(*command: str | Path) -> Callable[[], float]:
        return lambda: run(command, folder, JUDGED)

    lint, version = [*PRIVGEN, "lint", "-q"], [*PRIVGEN, "--version"]
    rivals = {"one": {}, "many": {}, "one core": {}, "version": {}}
    if schema:
        rivals["one"] = {"check-jsonschema": task(schema / "check-jsonschema", "--schemafile", SCHEMA, spec)}
    if spelling:
        rivals["many"] = rivals["one core"] = {"yamllint": task(spelling / "yamllint", "specs")}
        rivals["version"] = {"yamllint": task(spelling / "yamllint", "--version")}
    ours = {
        "one": task(*lint, spec),
        "many": task(*lint, "specs"),
        "one core": task(*lint, "-j", "1", "specs"),
        "version": task(*version),
    }
    few = max(1, runs // 5)
    return {
        kind: side_by_side(few if kind in ("many", "one core") else runs, privgen=ours[kind], **rivals[kind])
        for kind in ours
    }


def report(results: Results) -> str:
    """The numbers as a short text."""
    words = {
        "one": "one spec",
        "many": f"{results['specs']} specs",
        "one core": f"{results['specs']} specs, one process",
        "version": "--version",
    }
    lines = [f"Python {results['python']}, {results['cores']} cores, {results['spec']}", "", f"{'':<44}{'ms':>8}   ratio"]
    for kind, found in results["lint"].items():
        for name, seconds in found.items():
            ratio = found["privgen"] / seconds
            lines.append(f"  {name + ', ' + words[kind]:<42}{seconds * 1000:8.0f}{ratio:8.2f}")
    return "\n".join(lines)


def main() -> None:
    """Measures and prints; with `--json` writes the numbers too."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--spec", type=Path, default=ROOT / "specs" / "voorbeeld.yaml", help="the spec to lint")
    parser.add_argument("--specs", type=int, default=1000, help="how many copies (default 1000)")
    parser.add_argument("--runs", type=int, default=15, help="runs of one spec; the median counts (default 15)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers to this file")
    options = parser.parse_args()
    spec = options.spec.resolve()
    results: Results = {
        "python": platform.python_version(), "cores": CORES, "spec": spec.name, "specs": options.specs,
    }  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="privgen-bench-") as name:
        results["lint"] = measure(spec, options.specs, options.runs, Path(name))
    print(report(results))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(results, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
