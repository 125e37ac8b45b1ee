"""The checks of data quality: every `.sql` file here whose name is a rule's number, united in one state of findings.

A check is one SELECT over what is laid down before it. It returns the rows that it finds in the columns of FINDING; its
header says the rule, its level, what `stated` and `expected` hold, and which settings are its thresholds. Nothing else
lists the checks.
"""

from collections.abc import Iterable
from pathlib import Path

CHECKS = tuple(sorted(Path(__file__).parent.glob("DQ*.sql")))
# What a finding says, the months in which it is found (`since` and no longer `until`), and the unit that it tells of
# besides its own; null: none.
FINDING = (
    "check_id", "level", "unit_id", "project_id", "month", "stated", "expected", "message", "remedy", "batch_id",
    "sheet", "row_no", "since", "until", "other_unit",
)  # fmt: skip


# Its key says what it says, so that a decision holds until the facts change. `answers` is the unit that answers for it.
UNITED = """
create view findings as
with found as (
{})
select concat_ws('|', f.check_id, coalesce(f.project_id, f.unit_id), f.month,
    unmarked(f.stated), unmarked(f.expected)) as finding_key, f.*,
    a.answers
from found as f join answering_units as a using (unit_id)
order by f.since, f.check_id;
"""


def findings_of(checks: Iterable[str]) -> str:
    """The statement that defines the view of what these checks find.

    It is put together from their files, which are part of the program, as the imports of a module are; nothing that
    anybody enters comes into it.
    """
    return UNITED.replace("{}", "union all\n".join(f"(\n{check}\n)\n" for check in checks))


FINDINGS = findings_of(path.read_text(encoding="utf-8") for path in CHECKS)
