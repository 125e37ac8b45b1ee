"""Where the draft knows decisions from; they are kept in records/decisions.py."""

from records.decisions import Decision as Decision
from records.decisions import Decisions as Decisions
