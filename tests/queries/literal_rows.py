"""Literal rows of a county, each written as a test names it; batch 1 stands for every file."""

import datetime as dt
from decimal import Decimal

STAGES = (
    "lead", "negotiating", "signed", "landed", "started", "completed", "producing", "at_capacity",
    "suspended", "terminated", "withdrawn",
)


class LiteralRows:
    """What writes rows into the tables of `con`; `_numbers` gives each its number in its sheet."""

    def unit(self, unit_id, name, group="乡镇", parent="R", kind="乡镇", weak=False):
        self._insert("units", unit_id, name, parent, kind, group, weak, [], None, None)

    def industry(self, name, seq, lead=True, industrial=True):
        self._insert("industries", name, seq, lead, industrial, [])

    def chain(self, industry, *nodes):
        """The industry's nodes in their order, all 中游."""
        for seq, node in enumerate(nodes, 1):
            self.node(industry, seq, node)

    def node(self, industry, seq, node, position="中游", focus=False):
        self._insert("chain_nodes", industry, seq, position, node, focus)

    def park(self, park, *industries, kind="园区"):
        self._insert("parks", park, None, kind, [])
        for industry in industries:
            self._insert("park_industries", park, industry)

    def target(self, unit_id, value, metric="arrived", year=2026):
        self._insert("targets", year, unit_id, metric, Decimal(value), 1, "任务", 2)

    def scheme(self, *rows, group=""):
        """A 考核方案 in place of the default one: rows of item, points, method and cap (null: none)."""
        for seq, (item, points, method, cap) in enumerate(rows, 1):
            self._insert("scoring_scheme", group, item, seq, points, method, cap)

    def restatement(self, month, restated, unit="R", *, reported=None, figure="arrived", caliber="初版"):
        """A restatement under the default 口径; as then reported it was twice as much unless said otherwise."""
        reported = 2 * Decimal(restated) if reported is None else Decimal(reported)
        self._insert("restatements", first_day(month), unit, figure, caliber, reported, Decimal(restated), None, 1,
                     "同期重述", next(self._numbers))

    def project(self, project_id, unit="A", *, shares=None, audit="审核通过", industry="电子信息", industrial=None,
                agreed=None, key=False, **columns):
        """A project; its stages are given by name (`signed="2026-03-05"`), `shares` as {unit: ratio}."""
        events = {stage: columns.pop(stage) for stage in STAGES if stage in columns}
        values = {
            "project_id": project_id, "project_name": f"项目{project_id}", "capital_origin": "out_province",
            "industry": industry, "is_industrial": industry != "乡村旅游" if industrial is None else industrial,
            "report_unit": unit, "agreed_investment": agreed, "is_key": key, "audit_status": audit, "batch_id": 1,
            "sheet": "台账", "row_no": next(self._numbers), "province": "浙江", **columns,
        }
        self._insert("projects", *(values.pop(column, None) for column in self.con.table("projects").columns))
        assert not values, f"no such columns: {values}"
        for unit_id, ratio in (shares or {unit: "1"}).items():
            self._insert("project_shares", project_id, unit_id, Decimal(ratio), None)
        for stage, day in events.items():
            self.event(project_id, stage, day)

    def event(self, project_id, stage, actual=None, planned=None, precision="day", evidence=None, verified=True):
        days = (day and dt.date.fromisoformat(day) for day in (planned, actual))
        self._insert("stage_events", project_id, stage, *days, precision, evidence, verified, 1, "台账", 1)

    def funds(self, project_id, month, amount, audit="审核通过", origin="out_province", ytd=None):
        number = next(self._numbers)
        money = (value if value is None else Decimal(str(value)) for value in (amount, ytd))
        self._insert("monthly_funds", project_id, first_day(month), origin, number, *money, audit, 1, "月报", number)

    def progress(self, project_id, month, plan=None, ytd=None, problem=None, next_step=None, done=None,
                 fixed=None):
        money = (value if value is None else Decimal(str(value)) for value in (plan, done, ytd, fixed))
        self._insert("key_progress", project_id, first_day(month), *money, "主体施工", problem, next_step, 1, "进度", 1)

    def bulletin(self, month, county, rank, value=None, metric="到位资金", yoy=None, own=False):
        self._insert("city_ranks", first_day(month), county, metric, value, yoy, rank, own, 1, "通报", 1)

    def milestone(self, project_id, milestone, month, planned=None, done=None, measure="亩"):
        figures = (value if value is None else Decimal(str(value)) for value in (planned, done))
        self._insert("project_milestones", project_id, milestone, first_day(month), *figures, measure, 1, "里程碑", 1)

    def activity(self, activity_id, day, kind="企业家座谈会", city="杭州", host="R", companies=None, level=None,
                 province=None):
        self._insert(
            "activities", activity_id, dt.date.fromisoformat(day), kind, city, province, host, companies, level,
            1, "招商活动", next(self._numbers),
        )

    def firm(self, project_id, month, arrived, fixed=None):
        """What a firm says of its project, the year's up to the month."""
        money = (value if value is None else Decimal(str(value)) for value in (arrived, fixed))
        self._insert("firm_sheets", project_id, None, first_day(month), *money, None, 1, "企业核实单", 1)

    def official(self, project_id, month, value, source="纳统"):
        """What 统计 or 税务 says of a project, the year's up to the month."""
        self._insert("official_figures", project_id, None, first_day(month), source, Decimal(str(value)), 1, "纳统", 1)

    def first_report(self, unit_id, month, amount, day):
        """What a unit reported first of a month, and the day of receipt."""
        day = dt.date.fromisoformat(day)
        self._insert("first_reports", unit_id, first_day(month), Decimal(str(amount)), day, 1, "首报记录", 1)

    def place(self, unit_id, row, column):
        """Where a unit stands on the map of tiles."""
        self._insert("unit_places", unit_id, row, column, 1, "单位位置", next(self._numbers))

    def supervisor(self, supervisor_id, start, end=None):
        days = (day and dt.date.fromisoformat(day) for day in (start, end))
        self._insert("supervisors", supervisor_id, "某单位", *days, 1, "监督员", 1)

    def assessment(self, year, award, rank=None):
        self._insert("city_assessments", year, award, rank, 1, "考核", 1)

    def issue(self, issue_id, raised="2026-03-02", unit="A", *, project=None, due=None, closed=None, status="办理中",
              kind="问题", **told):
        """A problem or an instruction of the 问题台账; closed on a day with evidence."""
        days = [day and dt.date.fromisoformat(day) for day in (raised, due, closed)]
        values = {
            "issue_id": issue_id, "kind": kind, "project_id": project, "description": f"{issue_id}问题",
            "category": "其他", "raised_at": days[0], "lead_unit": unit, "due_at": days[1], "closed_at": days[2],
            "status": "已销号" if closed else status, "close_evidence": "验收单" if closed else None, "batch_id": 1,
            "sheet": "问题台账", "row_no": next(self._numbers), **told,
        }  # fmt: skip
        self._insert("issues", *(values.pop(column, None) for column in self.con.table("issues").columns))
        assert not values, f"no such columns: {values}"

    def matter(self, dispatch_id, held="2026-03-06", unit="A", *, project=None, due=None, level="周调度"):
        """A matter that a dispatch settled."""
        days = [day and dt.date.fromisoformat(day) for day in (held, due)]
        self._insert("dispatches", dispatch_id, level, days[0], "副县长", project, None, None, f"{dispatch_id}议定",
                     unit, None, days[1], "待办", None, None, 1, "调度记录", next(self._numbers))  # fmt: skip

    def talk(self, negotiation_id, contact="2026-03-02", unit="A", *, planned=None, sure=None, due=None, lost=None,
             **told):
        """A project in talks; lost on a day for 土地."""
        days = [day and dt.date.fromisoformat(day) for day in (contact, due, lost)]
        values = {
            "negotiation_id": negotiation_id, "project_name": f"{negotiation_id}项目", "unit": unit,
            "planned_investment": planned, "probability": sure, "first_contact": days[0], "next_due": days[1],
            "substage": "方案洽谈", "lost_at": days[2], "lost_stage": "方案洽谈" if lost else None,
            "lost_reason": "土地" if lost else None, "batch_id": 1, "sheet": "在谈项目",
            "row_no": next(self._numbers), **told,
        }  # fmt: skip
        self._insert("negotiations", *(values.pop(column, None) for column in self.con.table("negotiations").columns))
        assert not values, f"no such columns: {values}"

    def talk_note(self, negotiation_id, day, note="来县看地"):
        self._insert("negotiation_notes", negotiation_id, dt.date.fromisoformat(day), note, 1, "在谈跟踪记录", 1)

    def dismiss(self, finding_key, verdict="已说明", reason="有增资协议", by="统计股"):
        self._insert("dismissals", finding_key, verdict, reason, by, dt.datetime(2026, 11, 5, 9))

    def setting(self, setting, value):
        self.con.execute("update settings set value = ? where setting = ?", [value, setting])

    def _insert(self, table, *values):
        self.con.table(table).insert(list(values))


def first_day(month):
    return dt.date.fromisoformat(f"{month}-01")
