"""The command line: arguments, console and exit codes, with one module a command. How things are done is elsewhere."""
