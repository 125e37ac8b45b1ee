"""Real public files that nobody here wrote, outside the project: whoever reads them skips, saying so, without them."""

import os
from pathlib import Path

EXAMPLES = Path(os.environ.get("EXAMPLES") or Path(__file__).parents[2] / "shared" / "examples")
LAND = EXAMPLES / "landchina_2007"  # land deals of 2007 as a province published them, .xls with every cell a text


def land_mapping(unit: str, industry: str, more: str = "") -> str:
    """A mapping of the land deals as projects of one unit and industry; `more`: other fields, a line each."""
    return f"""
[[table]]
kind = "项目台账"
header = 1
[table.fields]
"项目编号" = "电子监管号"
"项目名称" = "C列"
"协议投资额" = "成交价格(万元)"
"引资单位" = {{ constant = "{unit}" }}
"资金来源" = {{ constant = "省外" }}
"所属产业" = {{ constant = "{industry}" }}
{more}
"""
