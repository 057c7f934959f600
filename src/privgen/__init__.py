"""privgen compiles a YAML spec of processing activities into a Dutch privacy statement, and checks it against the AVG.

This module imports nothing, so that `privgen --version` costs no more than the interpreter.
"""

__version__ = "0.1.0"
