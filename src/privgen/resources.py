"""Where the files that are not Python stand: the templates and the data.

privgen runs from three places. A wheel (also one built from the sdist) has the templates inside the package, because
the build puts them there. A checkout and an editable install have them at the top level, beside `src`, where an editor
of the text looks for them. Everything else asks this module and need not know.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["ResourceError", "package_dir", "package_file", "templates_dir"]


class ResourceError(RuntimeError):
    """A file that belongs to privgen itself is missing: the installation is broken, not the spec."""


def package_dir() -> Path:
    """The folder of the package `privgen`, in which the data files stand beside the code that reads them."""
    return Path(__file__).resolve().parent


@cache
def templates_dir() -> Path:
    """The folder with the templates, one sub-folder a language (`nl/`).

    Raises `ResourceError` when neither the package nor the checkout around it has templates.
    """
    return locate("templates", package_dir())


def package_file(*parts: str) -> Path:
    """The data file at `parts` inside the package, for example `package_file("law", "articles.json")`.

    Raises `ResourceError` when it is not there.
    """
    path = package_dir().joinpath(*parts)
    if not path.is_file():
        raise ResourceError(f"privgen is not installed completely: {'/'.join(parts)} is missing. Install it again.")
    return path


def locate(name: str, package: Path) -> Path:
    """The folder `name` that belongs to the code in `package`: inside it, else at the top of the checkout.

    The top level counts only when it is that of a checkout of this project, so that a folder `templates` that happens
    to lie beside somebody's `site-packages` is never taken for ours.
    """
    inside = package / name
    if inside.is_dir():
        return inside
    top = package.parents[1]
    beside = top / name
    if package.parent.name == "src" and (top / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    raise ResourceError(f"privgen is not installed completely: its {name} are missing. Install it again.")
