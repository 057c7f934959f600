"""From bytes to plain data with positions: text, YAML 1.2 tree, comments, directives.

This room knows nothing of privacy. It never raises for what a file holds: everything is a finding.
"""
