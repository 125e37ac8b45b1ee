"""年底能到多少？"""

import streamlit as st

from charts.forecast import year_end
from ui import (
    ask,
    ask_row,
    current_scope,
    drill,
    end_page,
    explain,
    folded,
    headline,
    picture,
    show,
    small,
    table,
    verbatim,
    whose,
)
from wording import sentences
from wording.figures import is_missing
from wording.sentences import basis

TRIED = ("month", "origins", "error", "pace_error", "ranged", "coverage")
LABELS = {"month": "月末", "origins": "回测次数", "pace_error": "序时外推的平均误差"}
LINES = {True: "蓝线为本年累计，虚线照往年进度，灰线为往年", False: "蓝线为本年累计，灰线为往年"}

scope, subject = current_scope(), whose()
year = ask_row("forecast/year", scope)
title = sentences.year_end(year, subject)
headline(title, basis(scope.as_of, sentences.no_range(year), sentences.other_ways(year)), __doc__)
if is_missing(year["arrived"]) or not year["arrived"]:
    st.info("有了本年审核通过的到位资金才能推算。请上传资金月报，或放宽筛选、换一个月份。")
    explain("forecast/year", scope)
    end_page()
months, tried = ask("forecast/months", scope), ask("forecast/backtest", scope)
picture(sentences.backtest(tried), f"累计到位资金，{LINES[bool(year['months_left'])]}")
if show(year_end(months, year), key="year_end", alt=title):
    drill(figure="arrived")
if added := sentences.pipeline(ask_row("forecast/pipeline", scope)):
    small(verbatim(added))
if not tried.empty:
    folded("回测：每年每个月末预测一次", lambda: table(tried, TRIED, key="backtest", labels=LABELS), key="backtest")
explain("forecast/year", scope, also=("forecast/months", "forecast/backtest", "forecast/pipeline"))
