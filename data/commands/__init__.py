"""The commands of `python -m data`, a module a kind."""
