"""What each column of an answer is called, on screen and in documents, and how its values are written."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Column:
    """`kind` decides unit, alignment and format: see ui/tables.py and wording/cells.py."""

    label: str
    kind: str = "text"


def _columns(kind: str, /, **labels: str) -> dict[str, Column]:
    return {name: Column(label, kind) for name, label in labels.items()}


COLUMNS: dict[str, Column] = {
    **_columns(
        "money",
        arrived="到位资金",
        arrived_prior="上年同期到位",
        arrived_prior_reported="上年同期原报数",
        arrived_total="累计到位",
        arrived_ytd="累计到位",
        arrived_ytd_prior="上年同期累计",
        arrived_ytd_prior_reported="上年同期累计原报数",
        industrial_arrived="工业到位资金",
        industrial_arrived_prior="上年同期工业到位",
        agreed_investment="协议投资额",
        phase1_investment="一期投资额",
        fixed_asset_investment="固定资产投资",
        target="年度任务",
        pace_target="序时任务",
        annual_plan="年度计划投资",
        ytd_done="累计完成投资",
        amount="当月到位",
    ),
    **_columns(
        "count",
        projects="项目数",
        reported_projects="上报实施项目",
        reported_prior="上年同期上报",
        industrial_projects="工业项目",
        industrial_prior="上年同期工业",
        signed="新签约",
        signed_prior="上年同期签约",
        signed_target="签约任务",
        started="新开工",
        started_prior="上年同期开工",
        started_target="开工任务",
        produced="新投产",
        produced_prior="上年同期投产",
        produced_target="投产任务",
        days_late="超期天数",
        activities="场次",
        companies="参会企业",
        chief_led="县主要领导参加",
        supervisors="在任监督员",
        rows_reported="上报行数",
        fail="必改",
        warn="提醒",
        info="参考",
        dismissed="已处置",
        findings="疑点",
        seq="顺序",
        batch_id="批次",
        row_no="行号",
    ),
    **_columns("rank", rank="位次"),
    **_columns("places", rank_change="位次变化"),
    **_columns(
        "rate",
        completion="完成率",
        pace="序时进度",
        yoy="同比",
        industrial_yoy="工业到位同比",
        share="占比",
        park_fit="主导产业契合度",
        plan_rate="年度计划完成率",
        arrival_rate="资金到位率",
        findings_rate="疑点率",
        quality="报表质量",
    ),
    **_columns("gap", pace_gap="超欠序时", share_change="占比变化"),
    **_columns("land", land_mu="占地面积"),
    **_columns(
        "number", value="完成数", gap_to_next="距前一位", planned_value="计划值", done_value="完成值", confidence="把握"
    ),
    **_columns("month", as_of="截止月份", month="月份", progress_month="进度表月份"),
    **_columns(
        "day",
        planned="计划日期",
        actual="实际日期",
        planned_next="下一节点计划",
        signed_at="签约日期",
        held_at="活动日期",
        decided_at="处置时间",
        started_at="开工日期",
        produced_at="投产日期",
    ),
    **_columns(
        "flag",
        is_lead="主导产业",
        is_focus="关键环节",
        is_positioned="符合定位",
        is_key="重点项目",
        is_industrial="工业项目",
        is_weak="基础薄弱",
        is_own="本县",
        is_sample="演示数据",
    ),
    **_columns(
        "list",
        figures="计入的数字",
        project_names="本地项目",
        cities="举办城市",
        industries="负责产业",
        months="有数据的月份",
    ),
    **_columns(
        "text",
        prior_basis="同比口径",
        project_id="项目编号",
        activity_id="活动编号",
        kind="活动类型",
        held_province="所在省份",
        leader_level="领导层级",
        assessed_year="考核年度",
        award="奖项",
        milestone="里程碑",
        measure="计量单位",
        project="项目",
        unit_id="单位编号",
        unit="单位",
        unit_group="考核分组",
        stage="阶段",
        light="亮灯",
        reason="原因",
        problem="存在问题",
        next_step="下步措施",
        leader="包保县领导",
        chain_group="产业招商组",
        lead_unit="牵头单位",
        metric="指标",
        board="榜单",
        region="来源区域",
        province="来源省份",
        county="县区",
        city="市",
        revival_region="振兴区域",
        next_county="前一位",
        industry="产业",
        position="位置",
        node="环节",
        gap_type="缺口类型",
        park="园区",
        next_stage="下一节点",
        chain_node="产业链环节",
        build_nature="建设性质",
        audit_status="审核状态",
        label="栏目",
        written="台账原文",
        read_as="读成的值",
        doubt="疑问",
        column_unit="列的单位",
        file_name="来源文件",
        sheet="工作表",
        origin="资金来源",
        registered_name="注册名称",
        investor="投资方",
        content="建设内容",
        units="引资单位",
        visual_progress="形象进度",
        remark="备注",
        finding_key="疑点键",
        check_id="规则编号",
        title="规则",
        level="级别",
        stated="填报的",
        expected="相比的",
        message="疑点",
        remedy="请这样处理",
        verdict="处置",
        decided_by="处置人",
        place="出处",
        reaches="计入版本",
        filter="筛选项",
        choice="可选值",
    ),
}


def column(name: str) -> Column:
    """The column of that name; one that this table doesn't know is shown under its own name as text."""
    return COLUMNS.get(name, Column(name))


def column_of(answer: pd.DataFrame, name: str) -> Column:
    """The column of an answer; where its rows are of several metrics, amounts and counts stand in one column."""
    known = column(name)
    if "metric" in answer and known.kind in ("money", "number"):
        return Column(f"{known.label}（资金为万元，项目为个）", "number")
    return known
