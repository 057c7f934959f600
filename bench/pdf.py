"""The speed of the PDF, measured against WeasyPrint and Chromium on the same machine in the same run.

From a spec to a PDF the others need the HTML of privgen first, and print that, with its style for paper. From a
statement to a PDF is the same in a process that has everything loaded, without reading the spec and without starting
anything. WeasyPrint is asked for the same kind of PDF (PDF/UA-1, tagged); Chromium tags what it prints, but makes
neither PDF/UA nor PDF/A. A ratio above 1 says how many times faster privgen is.

    python bench/pdf.py [--spec SPEC] [--runs N] [--json FILE]

WeasyPrint is installed in an environment of its own for the occasion, which needs the network; what is missing is left
out.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from run import CORES, ENVIRONMENT, PRIVGEN, ROOT, Results, installed, run, side_by_side

VERSION = "lang"
WEASYPRINT = "weasyprint>=66"

# What each of the two does with a statement when everything is loaded: the seconds of each of so many times, as JSON.
WARM_PRIVGEN = """
import json, sys, time
from pathlib import Path
from privgen.app.build import compile_versions, template_folders
from privgen.app.lint import lint_source
from privgen.app.reading import read_part
from privgen.emit import emit
spec, runs = Path(sys.argv[1]), int(sys.argv[2])
model = lint_source(spec.read_bytes(), str(spec), read_file=read_part).model
times = []
for number in range(runs + 1):
    document = compile_versions(model, ["lang"], template_folders("nl"))["lang"]
    document.title += f" {number}"  # another document every time, or Typst would remember the last
    start = time.perf_counter()
    emit(document, "pdf")
    times.append(time.perf_counter() - start)
print(json.dumps(times[1:]))
"""
WARM_WEASYPRINT = """
import json, sys, time
from pathlib import Path
from weasyprint import HTML
page, runs = Path(sys.argv[1]).read_text("utf-8"), int(sys.argv[2])
times = []
for number in range(runs + 1):
    start = time.perf_counter()
    HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    times.append(time.perf_counter() - start)
print(json.dumps(times[1:]))
"""


def warm(program: Path | str, script: str, source: Path, runs: int) -> Callable[[], list[float]]:
    """A function that gives the seconds of a number of runs in one process."""

    def measure() -> list[float]:
        environment = {**ENVIRONMENT, "PYTHONPATH": str(ROOT / "src")} if script is WARM_PRIVGEN else None
        command = [str(program), "-c", script, str(source), str(runs)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if done.returncode != 0:
            sys.exit(done.stderr[-2000:])
        found: list[float] = json.loads(done.stdout)
        return found

    return measure


def measure(spec: Path, runs: int, folder: Path) -> Results:
    """The seconds of each program, from the shell and warm, with the sizes and pages of what they made."""
    html = [*PRIVGEN, "build", spec, "--no-lint", "-q", "-f", "html", "--only", VERSION, "-o", "made"]
    run(html, folder)
    page = folder / "made" / spec.stem / f"{VERSION}.nl.html"
    build = [*PRIVGEN, "build", spec, "--no-lint", "-q", "-f", "pdf", "--only", VERSION, "-o", "made"]
    tasks: dict[str, Callable[[], float]] = {"privgen": lambda: run(build, folder)}
    programs = installed(folder / "weasyprint", WEASYPRINT, "weasyprint", "--info")
    if programs:
        asked = [programs / "weasyprint", "--pdf-variant", "pdf/ua-1", page, "weasyprint.pdf"]
        tasks["weasyprint"] = lambda: run(html, folder) + run(asked, folder)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        printed = [chromium, *flags, "--print-to-pdf=chromium.pdf", page.as_uri()]
        tasks["chromium"] = lambda: run(html, folder) + run(printed, folder)
    result: Results = {"shell": side_by_side(runs, **tasks)}
    loops = {"privgen": warm(sys.executable, WARM_PRIVGEN, spec, runs)}
    if programs:
        loops["weasyprint"] = warm(programs / "python", WARM_WEASYPRINT, page, runs)
    result["warm"] = {name: sorted(loop())[runs // 2] for name, loop in loops.items()}
    files = {name: folder / f"{name}.pdf" for name in tasks}
    files["privgen"] = folder / "made" / spec.stem / f"{VERSION}.nl.pdf"
    result["kib"] = {name: path.stat().st_size / 1024 for name, path in files.items()}
    return result


def report(results: Results) -> str:
    """The numbers as a short text."""
    lines = [f"Python {results['python']}, {results['cores']} cores, {results['spec']}, long version to PDF", ""]
    lines.append(f"{'':<30}{'ms':>8}{'times slower':>16}{'KiB':>8}")
    for kind, words in (("shell", "spec to PDF"), ("warm", "statement to PDF")):
        found = results[kind]
        for name, seconds in found.items():
            ratio = seconds / found["privgen"]
            size = f"{results['kib'][name]:8.0f}" if kind == "shell" else ""
            lines.append(f"  {name + ', ' + words:<28}{seconds * 1000:8.0f}{ratio:16.1f}{size}".rstrip())
    return "\n".join(lines)


def main() -> None:
    """Measures and prints; with `--json` writes the numbers too."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--spec", type=Path, default=ROOT / "specs" / "storro.yaml", help="the spec to build")
    parser.add_argument("--runs", type=int, default=9, help="runs of each; the median counts (default 9)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers to this file")
    options = parser.parse_args()
    spec = options.spec.resolve()
    results: Results = {"python": platform.python_version(), "cores": CORES, "spec": spec.name}
    with tempfile.TemporaryDirectory(prefix="privgen-bench-") as name:
        results |= measure(spec, options.runs, Path(name))
    print(report(results))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(results, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
