"""The field's terms for whoever asks a version: macros for stages and origins, from terms.sql."""

from pathlib import Path

TERMS = (Path(__file__).parent / "terms.sql").read_text(encoding="utf-8")
