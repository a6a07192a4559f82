"""The `medel` command: one module for each group of commands, described in docs/cli.md.

A refusal is one sentence on standard error and exit status 1; wrong use is status 2.
"""
