"""企业核实单 to be sent to firms: the template of the ledger with their projects and the month filled in."""

import datetime as dt
import io
from collections.abc import Iterable

from data.templates import write_filled

LEDGER = "firms"


def firm_sheet(projects: Iterable[tuple[str, str]], month: dt.date) -> bytes:
    """The workbook for these projects, id and name; what it asks of the firms is left empty."""
    when = f"{month.year}年{month.month}月"
    rows = [{"project_id": project, "project_name": name, "month": when} for project, name in projects]
    content = io.BytesIO()
    write_filled(content, LEDGER, rows)
    return content.getvalue()
