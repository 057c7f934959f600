"""Orchestration: reading, linting, compiling and writing put together, for the command line and for other programs.

Nothing here knows a console. What cannot be done is raised as `CannotDo`; what is wrong with a spec is a finding.
"""
