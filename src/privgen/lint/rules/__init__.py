"""The rules, a file each. A rule is a module with `check(model) -> Iterator[Problem]`: it reports paths, never lines."""
