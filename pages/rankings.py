"""谁在前，谁在后，差多少？"""

import streamlit as st

from charts import city as city_charts
from charts import rankings as charts
from charts.chains import industry_bars
from queries import Scope
from ui.choice import choice
from ui.drawer import drill
from ui.explain import explain
from ui.headline import headline
from ui.opened import ask
from ui.pictures import show
from ui.scope_bar import current_scope
from ui.tables import table
from wording import sentences
from wording.sentences import METRICS, basis


def units(scope: Scope) -> None:
    """Completion by unit in its group; without tasks in the scope, or for a counted metric, what was done."""
    metric = choice("指标", METRICS, key="metric")
    ranking = ask("rankings/units", scope)
    by_completion = metric == "arrived" and ranking["completion"].notna().any()
    name = "rankings/units" if by_completion else "rankings/metrics"
    if by_completion:
        columns = ("unit_group", "rank", "unit", "arrived", "target", "completion", "pace_gap", "yoy", "rank_change")
        title, figure = sentences.units(ranking), charts.completion_bars(ranking)
    else:
        ranking = ask(name, scope)
        ranking = ranking[ranking["metric"] == metric].reset_index(drop=True)
        columns = ("unit_group", "rank", "unit", "value", "target", "completion", "pace_gap")
        title, figure = sentences.metric(ranking, metric), charts.metric_bars(ranking, metric)
    line = "竖线为序时进度" if by_completion else "竖线为年度任务"
    headline(title, basis(scope.as_of, METRICS[metric], line, "点一行看项目"))
    if picked := show(figure, key=f"units_{metric}", alt=title):
        drill(figure=metric, unit=picked[0])
    with st.expander("表格"):
        unit = "万元" if metric == "arrived" else "个"
        labels = {} if by_completion else {"value": f"{METRICS[metric]}（{unit}）", "target": f"年度任务（{unit}）"}
        row = table(ranking, columns, key=f"units_table_{metric}", labels=labels, pick=True)
        if row is not None:
            drill(figure=metric, unit=ranking["unit"].iloc[row])
    explain(name, scope)


def board(scope: Scope) -> None:
    """The red and the black list, group by group."""
    entries = ask("rankings/board", scope)
    headline(sentences.board(entries), basis(scope.as_of, "按到位资金完成率；达到序时进度的不上黑榜"))
    for column, name in zip(st.columns(2, gap="large"), ("红榜", "黑榜"), strict=True):
        listed = entries[entries["board"] == name].reset_index(drop=True)
        with column:
            st.subheader(name, anchor=False)
            row = table(listed, ("unit_group", "rank", "unit", "completion", "pace_gap", "reason"), key=name, pick=True)
            if row is not None:
                drill(figure="arrived", unit=listed["unit"].iloc[row])
    explain("rankings/board", scope)


def industries(scope: Scope) -> None:
    """The industries by weight."""
    rows = ask("chains/industries", scope)
    headline(sentences.industries(rows), basis(scope.as_of, "到位资金", "蓝本年，灰上年同期", "点一行看项目"))
    if picked := show(industry_bars(rows), key="industries", alt=sentences.industries(rows)):
        drill(figure="arrived", industry=picked[0])
    explain("chains/industries", scope)


def sources(scope: Scope) -> None:
    """Where the money comes from: a map of squares and bars."""
    rows = ask("rankings/sources", scope)
    if rows.empty:
        st.info("当前筛选下没有到位资金，请放宽筛选。")
        return
    title = sentences.sources(rows)
    headline(title, basis(scope.as_of, "到位资金按投资方注册地", "点一省看所在区域的项目"))
    left, right = st.columns([5, 7], gap="large")
    with left:
        picked = show(charts.province_tiles(rows), key="province_tiles", alt=title)
    with right:
        picked = show(charts.sources_bars(rows), key="sources", alt=title) or picked
    region = rows.loc[rows["province"] == picked[0], "region"] if picked else []
    if len(region):
        drill(figure="arrived", region=region.iloc[0])
    explain("rankings/sources", scope)


def city(scope: Scope) -> None:
    """The county among its peers: places through the year, and the gap to the next one."""
    rows, months = ask("rankings/city", scope), ask("rankings/city_months", scope)
    if rows.empty:
        st.info("还没有市通报数据。请在“数据”页上传市通报。")
        return
    metric = choice("通报指标", {name: name for name in dict.fromkeys(rows["metric"])}, key="bulletin")
    title = sentences.city(rows, metric, city_charts.is_money(metric))
    headline(title, basis(scope.as_of, f"市通报 {metric}", "蓝为本县"))
    left, right = st.columns(2, gap="large")
    with left:
        show(city_charts.city_bump(months, metric), key=f"bump_{metric}", alt=title, click=False)
        explain("rankings/city_months", scope)
    with right:
        show(city_charts.city_gap(rows, metric), key=f"gap_{metric}", alt=title, click=False)
        explain("rankings/city", scope)


VIEWS = {"单位": units, "红黑榜": board, "产业": industries, "来源地": sources, "全市位次": city}

scope = current_scope()
for tab, view in zip(st.tabs(list(VIEWS), key="view", bind="query-params"), VIEWS.values(), strict=True):
    if tab.open:
        with tab:
            view(scope)
