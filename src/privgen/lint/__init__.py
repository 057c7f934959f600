"""The linter: rules about what the AVG asks for and a spec lacks, and about what a spec says that cannot be right."""
