"""What finding it is, whatever line it stands on: for CI systems that compare two runs."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from privgen.findings import Finding


def fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """For each finding a mark that stays when lines move: of file, code and symbolic path, counted when equal."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        file = posixpath.normpath(finding.span.file.replace("\\", "/"))
        key = (file, finding.code, finding.key or finding.path)
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        yield sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
