"""这个月的报表收齐了没有，还差谁？"""

import datetime as dt

from data.reporting import deliveries
from data.warehouse.meetings import meetings
from ui import explain, headline, hint, store
from ui.reporting.gathering import cycle, details, merge, pick, reminders
from ui.reporting.months import choose_month
from ui.reporting.standings import frame, standings, steps
from wording.sentences.reporting import gathered

today = dt.date.today()
reported = choose_month()
due = reported.span.due
units = standings(reported.units, deliveries.of_month(store(), reported.month), deliveries.online(store()))
met = next((each.day for each in meetings(store()) if each.as_of == reported.month), None)
behind = sum(not each.has_come and each.late(due, today) > 0 for each in units)
headline(
    gathered(reported.month, sum(each.has_come for each in units), len(units), behind),
    f"{reported.span.opens:%Y-%m-%d} 起填报，{f'{due:%Y-%m-%d} 截止' if due else '没有设报送截止日'}",
    __doc__,
)
cycle(steps(reported.span, units, met, today))
if units:
    if (place := pick(frame(units, due, today), reported.month)) is not None:
        details(units[place])
    hint("点一个单位，看它报来的文件和回执，核收或退回。")
    merge(units)
    reminders(units, reported.month, due, today)
explain("reporting/units", reported.scope)
