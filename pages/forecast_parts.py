"""各单位、各产业年底能到多少，哪些任务够不着？"""

from charts.forecast import industry_end_bars, unit_end_bars
from ui import ask, choice, current_scope, drill, explain, folded_table, headline, show, whose
from wording import sentences
from wording.sentences import basis

UNITS = (
    "unit_group", "unit", "arrived", "target", "forecast", "forecast_low", "forecast_high", "forecast_rate",
    "forecast_gap", "needed_monthly", "recent_monthly", "best_monthly", "is_out_of_reach",
)  # fmt: skip
INDUSTRIES = (
    "industry", "arrived", "forecast", "forecast_low", "forecast_high", "last_total", "forecast_growth",
    "recent_monthly", "expected_monthly",
)  # fmt: skip
KINDS = {"unit": "按单位", "industry": "按产业"}

scope = current_scope()
columns: tuple[str, ...]
kind = choice("分", KINDS, key="kind")
if kind == "unit":
    name, parts, columns = "forecast/units", ask("forecast/units", scope), UNITS
    title, figure = sentences.unit_ends(parts, whose("units")), unit_end_bars(parts)
    lines = "浅蓝为年底可到任务的几成，深蓝为已到位，竖线为全年任务；够不着：余下每月需要的超过到位最多的一个月"
else:
    name, parts, columns = "forecast/industries", ask("forecast/industries", scope), INDUSTRIES
    title, figure = sentences.industry_ends(parts, whose("industries")), industry_end_bars(parts)
    lines = "浅蓝为年底可到，深蓝为已到位，灰线为上年全年"
headline(title, basis(scope.as_of, sentences.parts_tried(parts), lines, "点一行看项目"), __doc__)
if picked := show(figure, key=f"ends_{kind}", alt=title):
    drill(figure="arrived", **{kind: picked[0]})
shown = [column for column in columns if not parts[column].isna().all()]
folded_table(parts, shown, key=f"ends_table_{kind}", opens=lambda row: drill(figure="arrived", **{kind: row[kind]}))
explain(name, scope)
