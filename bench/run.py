"""The speed of privgen, measured against pandoc on the same machine in the same run; see README.md beside this file.

pandoc turns the Markdown that privgen wrote into HTML, nothing more: it reads no spec, links nothing, checks no law and
writes one format. A ratio below 1 says that privgen does all of that in less time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
STATEMENTS = 3
"""What a build makes of a spec: the short version, the long one, and both together."""
PRIVGEN = [sys.executable, "-m", "privgen"]
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

Results = dict[str, Any]

# Programs are installed with their modules compiled, so those of a working copy may be too.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def installed(folder: Path, package: str, *check: str) -> Path | None:
    """The folder of programs of a new environment with a package of PyPI, or None when it cannot be had or does not work.

    `check` is the command that must work, its first word a program of the package.
    """
    programs = folder / "bin"
    pip = [str(programs / "pip"), "install", "--quiet", "--disable-pip-version-check", package]
    try:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
        subprocess.run(pip, check=True, capture_output=True)
        subprocess.run([str(programs / check[0]), *check[1:]], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"{package} is left out: {getattr(error, 'stderr', b'') or error}", file=sys.stderr)
        return None
    return programs


def run(command: Sequence[str | Path], cwd: Path, allowed: Sequence[int] = (0,)) -> float:
    """The seconds that a command takes; one with an exit code that is not allowed ends the benchmark with its words."""
    start = time.perf_counter()
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=ENVIRONMENT,
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    elapsed = time.perf_counter() - start
    if done.returncode not in allowed:
        words = " ".join(map(str, command[:6]))
        sys.exit(f"{words} gave {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return elapsed


def peak_memory(command: Sequence[str | Path], cwd: Path) -> tuple[float, float]:
    """Seconds, and the MiB of the largest process, of a command with everything it started."""
    start = time.perf_counter()
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen([str(part) for part in command], cwd=cwd, env=ENVIRONMENT, stdout=nowhere, stderr=nowhere)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    elapsed = time.perf_counter() - start
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command[:4]))} … gave {process.returncode}")
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return elapsed, usage.ru_maxrss / scale


def side_by_side(runs: int, **tasks: Callable[[], float]) -> dict[str, float]:
    """The median seconds of each task. They take turns, so that a slow moment of the machine hits all of them."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(runs + 1):
        for name, task in tasks.items():
            times[name].append(task())
    return {name: statistics.median(found[1:]) for name, found in times.items()}  # the first only warms the disk


def copies(spec: Path, number: int, folder: Path) -> list[Path]:
    """Copies of a spec, each with a file name and an organisation's name of its own."""
    text = spec.read_text("utf-8")
    name = _value(_value(yaml.compose(text, Loader=yaml.SafeLoader), "controller"), "name")
    if not isinstance(name, yaml.ScalarNode):
        sys.exit(f"{spec} has no controller.name to change")
    folder.mkdir()
    paths = []
    for count in range(number):
        own = json.dumps(f"{name.value} {count:04}", ensure_ascii=False)
        path = folder / f"spec-{count:04}.yaml"
        path.write_text(text[: name.start_mark.index] + own + text[name.end_mark.index :], "utf-8")
        paths.append(path)
    return paths


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode):
        node = node.value[0]
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    return None


def pandoc(source: Path, cwd: Path) -> float:
    """The seconds in which pandoc makes a page of a Markdown file."""
    target = source.with_suffix(".pandoc.html")
    return run(["pandoc", "-f", "gfm", "-t", "html", "-s", "--metadata", "title=x", source, "-o", target], cwd)


def one_spec(spec: Path, runs: int, folder: Path) -> Results:
    """One spec, from the shell: the long version to HTML, and both versions to all default formats."""
    run([*PRIVGEN, "build", spec, "--no-lint", "-q", "-o", "made"], folder)
    markdown = folder / "made" / spec.stem / "lang.nl.md"
    page = [*PRIVGEN, "build", spec, "--no-lint", "-q", "--only", "lang", "-f", "html", "-o", "page"]
    whole = [*PRIVGEN, "build", spec, "-q", "-o", "whole"]
    if _fails(whole, folder):
        whole.append("--no-lint")
    tasks = {"page": lambda: run(page, folder), "whole": lambda: run(whole, folder)}
    tasks["version"] = lambda: run([*PRIVGEN, "--version"], folder)
    if shutil.which("pandoc"):
        tasks["pandoc"] = lambda: pandoc(markdown, folder)
    found = side_by_side(runs, **tasks)
    result: Results = {f"{name}_ms": seconds * 1000 for name, seconds in found.items()}
    if "pandoc" in found:
        result |= {f"{name}_to_pandoc": found[name] / found["pandoc"] for name in ("page", "whole")}
    return result


def _fails(command: Sequence[str | Path], cwd: Path) -> bool:
    return subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, check=False).returncode != 0


def many_specs(spec: Path, number: int, sample: int, folder: Path) -> Results:
    """Many specs in one run, all default formats; pandoc makes the same two pages of a sample of them, a core each."""
    specs = copies(spec, number, folder / "specs")
    command = [*PRIVGEN, "build", "--no-lint", "-q", "-o"]
    tenth, memory_tenth = peak_memory([*command, "tenth", *specs[: max(1, number // 10)]], folder)
    elapsed, memory = peak_memory([*command, "all", *specs], folder)
    web = run([*command, "web", "-f", "md", "-f", "html", *specs], folder)
    result: Results = {
        "specs": number,
        "seconds": elapsed,
        "ms_per_spec": elapsed * 1000 / number,
        "ms_per_spec_and_core": elapsed * 1000 / number * CORES,
        "ms_per_statement_md_html": web * 1000 / number / STATEMENTS,
        "tenth_seconds": tenth,
        "peak_mib": memory,
        "peak_mib_of_a_tenth": memory_tenth,
    }
    made = [folder / "all" / path.stem / f"{version}.nl.md" for path in specs for version in ("kort", "lang")]
    missing = [path for path in made if not path.is_file()]
    if missing:
        sys.exit(f"{len(missing)} of {len(made)} files were not written, first {missing[0].name}")
    if shutil.which("pandoc"):
        pages = made[: 2 * min(sample, number)]
        start = time.perf_counter()
        with ThreadPoolExecutor(CORES) as pool:
            list(pool.map(lambda path: pandoc(path, folder), pages))
        per_spec = (time.perf_counter() - start) * 2 / len(pages)
        result |= {"pandoc_ms_per_spec": per_spec * 1000, "to_pandoc": elapsed / number / per_spec}
    return result


def shares(spec: Path, folder: Path, processes: int = 15, builds: int = 40) -> Results:
    """The share of each step in the first build of a process, and in a build of a process that is warm."""
    script = [sys.executable, ROOT / "bench" / "shares.py"]
    arguments = ["build", spec, "--no-lint", "-q", "-o", "shares"]
    if not _fails([*PRIVGEN, "build", spec, "-q", "-o", "shares"], folder):
        arguments.remove("--no-lint")

    def look(repeat: int) -> Results:
        command = [str(part) for part in [*script, repeat, *arguments]]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=ENVIRONMENT)
        if done.returncode != 0:
            sys.exit(done.stderr)
        found: Results = json.loads(done.stdout)
        return found

    result: Results = {}
    for name, rounds in (("cold", [look(0) for _ in range(processes)]), ("warm", [look(builds)])):
        seen: Counter[str] = Counter()
        for each in rounds:
            seen.update(each["looks"])
        total = sum(seen.values())
        result[name] = {
            "ms": statistics.median(each["ms"] for each in rounds),
            "percent": {subject: 100 * count / total for subject, count in seen.most_common()},
        }
    return result


def report(results: Results) -> str:
    """The numbers as a short text."""
    one, many = results["one"], results["many"]
    lines = [
        f"Python {results['python']}, {results['cores']} cores, {results['spec']}",
        "",
        "One spec, from the shell                     ms   to pandoc",
        f"  --version                            {one['version_ms']:8.0f}",
        f"  long version to HTML                 {one['page_ms']:8.0f}{_ratio(one, 'page_to_pandoc')}",
        f"  both versions, md + html + txt       {one['whole_ms']:8.0f}{_ratio(one, 'whole_to_pandoc')}",
    ]
    if "pandoc_ms" in one:
        lines.append(f"  pandoc, long version to HTML         {one['pandoc_ms']:8.0f}        1.00")
    lines += [
        "",
        f"{many['specs']} specs in one run, both versions, md + html + txt: {many['seconds']:.1f} s",
        f"  a spec                               {many['ms_per_spec']:8.1f}{_ratio(many, 'to_pandoc')}",
        f"  a spec and core                      {many['ms_per_spec_and_core']:8.1f}",
    ]
    lines.append(f"  a statement, md + html only          {many['ms_per_statement_md_html']:8.1f}")
    if "pandoc_ms_per_spec" in many:
        lines.append(f"  pandoc, the two pages of a spec      {many['pandoc_ms_per_spec']:8.1f}        1.00")
    tenth = f"for a tenth of them {many['peak_mib_of_a_tenth']:.0f} MiB"
    lines.append(f"  largest process: {many['peak_mib']:.0f} MiB; {tenth}")
    for name, words in (("cold", "the first build of a process"), ("warm", "a build in a warm process")):
        found = results["shares"][name]
        lines += ["", f"Where the time goes in {words}: {found['ms']:.0f} ms"]
        lines += [f"  {subject:<36} {percent:6.1f} %" for subject, percent in found["percent"].items()]
    return "\n".join(lines)


def _ratio(results: Results, key: str) -> str:
    return f"{results[key]:12.2f}" if key in results else ""


def main() -> None:
    """Measures and prints; with `--json` writes the numbers too."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spec", type=Path, default=ROOT / "specs" / "voorbeeld.yaml", help="the spec to build")
    parser.add_argument("--specs", type=int, default=1000, help="how many copies (default 1000)")
    parser.add_argument("--runs", type=int, default=15, help="runs of a command; the median counts (default 15)")
    parser.add_argument("--sample", type=int, default=100, help="specs of which pandoc makes the pages (default 100)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers to this file")
    options = parser.parse_args()
    if not shutil.which("pandoc"):
        print("pandoc is not installed (Debian: apt install pandoc): there will be no ratios", file=sys.stderr)
    spec = options.spec.resolve()
    results: Results = {"python": platform.python_version(), "cores": CORES, "spec": spec.name}
    with tempfile.TemporaryDirectory(prefix="privgen-bench-") as name:
        folder = Path(name)
        results["one"] = one_spec(spec, options.runs, folder)
        results["many"] = many_specs(spec, options.specs, options.sample, folder)
        results["shares"] = shares(spec, folder)
    print(report(results))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(results, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
