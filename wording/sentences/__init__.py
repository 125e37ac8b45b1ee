"""Sentences made from figures: the answer of a page or a picture, in the field's words.

A claim is made only when the figures bear it out: a rise is "增长" and a fall "下降", nobody behind is called ahead,
and what cannot be computed is left out of the sentence instead of guessed. Arguments are answers of questions or rows;
`whose` says whom they are of under the filters (wording.filters.subject) and stands in the sentence.
Each sentence that a document prints tells where its figures come from (`wording.traced_sentence`).
"""

from wording.sentences.chains import flows, nodes, park_fit
from wording.sentences.changes import changes, moved_units, revisions, turns
from wording.sentences.county import basis, compared, later_reports, overview, standing, trend
from wording.sentences.dispatch import agenda, items_of_project, longest, pace_of_closing, settled
from wording.sentences.forecast import backtest, industry_ends, no_range, other_ways, parts_tried, unit_ends, year_end
from wording.sentences.late import late as late_reports
from wording.sentences.late import late_units
from wording.sentences.lifecycle import (
    contacted,
    early,
    funnel,
    moved_plans,
    outlook,
    slips,
    stuck,
    undated,
    usual,
    way_words,
)
from wording.sentences.negotiations import clocks, late_steps, outcomes, reasons, talks
from wording.sentences.projects import (
    arrival,
    behind,
    decision,
    decisions,
    dossier,
    gravest,
    is_all_counted,
    late,
    lights,
    no_key_projects,
    reports,
    rows,
)
from wording.sentences.rankings import (
    board,
    city,
    industries,
    is_amount,
    metric,
    no_tasks,
    origins,
    sources,
    sources_unit,
    tie_note,
    units,
)
from wording.sentences.witnesses import gaps, witnessed_part, witnesses

__all__ = [
    "agenda",
    "arrival",
    "backtest",
    "basis",
    "behind",
    "board",
    "changes",
    "city",
    "clocks",
    "compared",
    "contacted",
    "decision",
    "decisions",
    "dossier",
    "early",
    "flows",
    "funnel",
    "gaps",
    "gravest",
    "industries",
    "industry_ends",
    "is_all_counted",
    "is_amount",
    "items_of_project",
    "late",
    "late_reports",
    "late_steps",
    "late_units",
    "later_reports",
    "lights",
    "longest",
    "metric",
    "moved_plans",
    "moved_units",
    "no_key_projects",
    "no_range",
    "no_tasks",
    "nodes",
    "origins",
    "other_ways",
    "outcomes",
    "outlook",
    "overview",
    "pace_of_closing",
    "park_fit",
    "parts_tried",
    "reasons",
    "reports",
    "revisions",
    "rows",
    "settled",
    "slips",
    "sources",
    "sources_unit",
    "standing",
    "stuck",
    "talks",
    "tie_note",
    "trend",
    "turns",
    "undated",
    "unit_ends",
    "units",
    "usual",
    "way_words",
    "witnessed_part",
    "witnesses",
    "year_end",
]
