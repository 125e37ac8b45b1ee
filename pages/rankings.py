"""哪些单位跑在了序时进度前面？"""

from functools import partial

from charts import rankings as charts
from ui import (
    ask,
    choice,
    current_scope,
    drill,
    explain,
    folded,
    headline,
    on_phone,
    side_by_side,
    whose,
)  # fmt: skip
from ui.views.ranked_units import ranked_units, unit_map
from wording import calibers, sentences
from wording.metrics import METRICS, offered
from wording.sentences import basis

scope = current_scope()
metrics, subject = ask("rankings/metrics", scope), whose("units")
given = offered(zip(metrics["metric"], metrics["value"], strict=True))
metric = choice("指标", given, key="metric", elsewhere=[each.label for each in METRICS.values()])
named, ranking = METRICS[metric], metrics[metrics["metric"] == metric].reset_index(drop=True)
has_tasks = ranking["target"].notna().any()
by_completion = metric == "arrived" and has_tasks
name = "rankings/units" if by_completion else "rankings/metrics"
columns: tuple[str, ...]
if by_completion:
    ranking = ask(name, scope)
    columns = ("unit_group", "rank", "unit", "arrived", "target", "completion", "pace_gap", "yoy", "rank_change")
    draw, sides = partial(charts.completion_bars, ranking, narrow=on_phone()), charts.sides
    title = sentences.units(ranking, subject)
    notes = calibers.growth_notes(ranking)
    columns += ("arrived_prior", "arrived_prior_reported", "prior_basis") if notes else ()
    notes = [sentences.tie_note(ranking), *notes]
else:
    columns = ("unit_group", "rank", "unit", "value", "target", "completion", "pace_gap") if has_tasks else (
        "unit_group", "unit", "value", "share"
    )  # fmt: skip
    bars, sides = (charts.metric_bars, charts.sides) if has_tasks else (charts.amount_bars, charts.amount_sides)
    title, draw = sentences.metric(ranking, metric, subject), partial(bars, ranking, metric)
    notes = [sentences.tie_note(ranking, then="完成数")]
lines = "竖线为序时进度，空框为慢于序时" if has_tasks else f"{sentences.no_tasks(metric, subject)}，按多少排列"
headline(title, basis(scope.as_of, named.label, lines, *notes, "点一行看项目"))
below = partial(unit_map, ranking, scope) if by_completion else list
if picked := side_by_side(draw, sides(ranking), key=f"units_{metric}", alt=title, below=below):
    drill(figure=metric, unit=picked[0])

folded("表格", partial(ranked_units, ranking, columns, named, scope), key="units_table")
also = ("rankings/months",) if metric == "arrived" else ()
explain(name, scope, also=also, about=named.label, **({} if by_completion else {"metric": metric}))
