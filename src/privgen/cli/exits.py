"""The exit codes, which scripts and CI configurations depend on. Of several that apply, the highest counts."""

from __future__ import annotations

OK = 0
"""Nothing at or above the fail level; all written."""
FINDINGS = 1
"""Findings at or above the fail level, or `--check` found a difference."""
FAILED = 2
"""It could not be done: wrong usage or configuration, an unreadable file, no spec, no place to write, a bug."""
INTERRUPTED = 130
"""Stopped by the user: 128 and the number of SIGINT."""
