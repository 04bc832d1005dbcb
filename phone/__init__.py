"""The phone package: what it needs beyond pyproject.toml, and a check of all that can be checked without its tools."""
