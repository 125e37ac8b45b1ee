"""How long it takes to say what a delivery would change, a county's worth of projects and funds.

A draft with a new month and a few revisions is sealed into a file, compared with its parent, and the headline figures
are asked of both: what the page does between receipt and publishing.
"""

from pathlib import Path

from bench.counties import COUNTY, publish
from bench.timing import median, table
from data.differences.difference import difference, sealed
from data.warehouse.draft import Draft
from queries.compare import compare, compare_draft

RUNS = 5
DELIVERED = """
    update projects set agreed_investment = agreed_investment + 1 where row_no % 40 = 0;
    update monthly_funds set amount = amount + 0.5 where row_no % 997 = 0;
    insert into monthly_funds by name
    select * replace (date '2026-11-01' as month) from monthly_funds where month = date '2026-10-01';
"""


def report(folder: Path) -> str:
    """Publish a county under `folder`, change a draft of it, compare; the printed text."""
    parent = publish(COUNTY.generate(), folder / "county")
    draft = Draft(parent, parent.stem)
    draft.con.execute(DELIVERED)
    whole, found = median(lambda: compare_draft(draft, parent), RUNS)
    with sealed(draft) as path:
        facts, _ = median(lambda: difference(parent, path), RUNS)
        both, _ = median(lambda: compare(parent, path), RUNS)
    lines = [("facts of two files", facts), ("with headline figures", both), ("with sealing the draft", whole)]
    text = table(("difference", "ms"), [(name, f"{time:,.0f}") for name, time in lines])
    counts = {name: len(lines) for name, lines in vars(found.difference).items() if isinstance(lines, tuple)}
    return f"{text}\n\n{', '.join(f'{count:,} {name}' for name, count in counts.items())}"
