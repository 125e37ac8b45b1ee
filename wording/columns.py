"""What each column of an answer is called, on screen and in documents, and how its values are written."""

from dataclasses import dataclass

import pandas as pd

from wording.metrics import METRICS, Metric


@dataclass(frozen=True)
class Column:
    """`kind` decides unit, alignment and format: see ui/tables.py and wording/cells.py. Prose is read whole."""

    label: str
    kind: str = "text"


def _columns(kind: str, /, **labels: str) -> dict[str, Column]:
    return {name: Column(label, kind) for name, label in labels.items()}


def _of_metric(each: Metric) -> dict[str, Column]:
    """A metric, the same of last year, and its task."""
    labels = {"": each.label, "_prior": f"上年同期{each.label}", "_target": f"{each.label}任务"}
    kind = "money" if each.is_money else "count"
    return {each.metric + name: Column(label, kind) for name, label in labels.items()}


COLUMNS: dict[str, Column] = {
    **{name: column for each in METRICS.values() for name, column in _of_metric(each).items()},
    **_columns(
        "money",
        arrived_prior="上年同期到位",
        arrived_prior_reported="上年同期原报数",
        arrived_total="累计到位",
        arrived_so_far="同期到位",
        arrived_monthly="月均到位",
        arrived_change="比上年同期增减",
        arrived_sum="到位资金合计",
        key_arrived="重点项目累计到位合计",
        kind_arrived="同类园区到位合计",
        weak_arrived="基础薄弱单位到位",
        needed_monthly="余下月均需到位",
        ahead_of_target="比年度任务多",
        agreed_sum="协议投资额合计",
        figure_sum="计入所选数字合计",
        chosen_arrived="所选到位资金",
        region_arrived="来源区域到位",
        shared_arrived="多组共有到位",
        total_arrived="各组合计到位",
        reported_arrived="上报实施项目到位",
        other_arrived="其他项目到位",
        untasked_arrived="无任务单位到位",
        arrived_ytd="累计到位",
        arrived_ytd_prior="上年同期累计",
        arrived_ytd_prior_reported="上年同期累计原报数",
        industrial_reported_arrived="上报工业项目到位",
        agreed_investment="协议投资额",
        agreed_counted="计入合计的协议投资额",
        agreed_average="平均协议投资额",
        agreed_average_prior="上年同期平均协议投资额",
        phase1_investment="一期投资额",
        fixed_asset_investment="计划固定资产投资",
        target="年度任务",
        pace_target="序时任务",
        ahead_of_prior="比上年同期多",
        ahead_of_pace="比序时任务多",
        annual_plan="年度计划投资",
        ytd_done="累计完成投资",
        amount="当月到位",
        figure_amount="计入所选数字",
    ),
    **_columns(
        "count",
        projects="项目数",
        chosen_projects="所选项目数",
        key_projects="重点项目",
        all_projects="各园区项目",
        all_fitting="其中符合定位",
        chosen_all="各园区所选项目",
        chosen_fitting="其中所选符合定位",
        stalled="其中停滞",
        other_projects="其他有到位资金的项目",
        untasked_units="无任务单位",
        year="年份",
        reported_projects="上报实施项目",
        reported_prior="上年同期上报",
        reported_change="上报项目同比增减",
        industrial_projects="工业项目",
        industrial_prior="上年同期工业",
        industrial_change="工业项目同比增减",
        days_late="超期天数",
        activities="场次",
        companies="参会企业",
        chief_led="县主要领导参加",
        unit_held="单位自行举办",
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
        lead_share="主导产业占比",
        region_share="来源区域占比",
        large_share="亿元以上项目占比",
        large_share_prior="上年同期亿元以上项目占比",
        untasked_part="无任务单位带来的完成率",
        park_fit="主导产业契合度",
        plan_rate="年度计划完成率",
        arrival_rate="资金到位率",
        key_arrival_rate="重点项目资金到位率",
        findings_rate="疑点率",
        quality="报表质量",
        rate="完成比例",
    ),
    **_columns("gap", pace_gap="超欠序时", share_change="占比变化"),
    **_columns("score", points="分值", score="得分", counted="计分的分值", whole="方案分值", total="总分"),
    **_columns("land", land_mu="占地面积"),
    **_columns(
        "number",
        value="完成数",
        prior="上年同期",
        change="同比增减",
        basis="任务或组内最高",
        gap_to_next="距前一位",
        planned_value="计划值",
        done_value="完成值",
        confidence="把握",
    ),
    **_columns("month", as_of="截止月份", newest_month="最近月份", month="月份", progress_month="进度表月份"),
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
        is_chosen="筛选所选",
        is_stalled="停滞",
        is_focus="关键环节",
        is_first="链首环节",
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
        later_months="另有报送的月份",
        later_units="另有报送的单位",
        own_units="可看的单位",
    ),
    **_columns(
        "prose",
        reason="原因",
        problem="存在问题",
        next_step="下步措施",
        content="建设内容",
        visual_progress="形象进度",
        remark="备注",
        note="说明",
        message="疑点",
        remedy="请这样处理",
        doubt="疑问",
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
        column_unit="列的单位",
        file_name="来源文件",
        sheet="工作表",
        origin="资金来源",
        registered_name="注册名称",
        investor="投资方",
        units="引资单位",
        park_kind="园区类别",
        finding_key="疑点键",
        check_id="规则编号",
        title="规则",
        level="级别",
        stated="填报的",
        expected="相比的",
        verdict="处置",
        item="考核指标",
        method="计分办法",
        decided_by="处置人",
        place="出处",
        reaches="计入版本",
        filter="筛选项",
        choice="可选值",
    ),
}


def column(name: str, other: str = "text") -> Column:
    """The column of that name; one that this table doesn't know is shown under its own name, as of kind `other`."""
    return COLUMNS.get(name, Column(name, other))


def column_of(answer: pd.DataFrame, name: str) -> Column:
    """The column of an answer; where its rows are of several metrics, amounts and counts stand in one column."""
    known = column(name)
    if "metric" not in answer or known.kind not in ("money", "number"):
        return known
    metrics = [METRICS[metric].measure for metric in answer["metric"].unique() if metric in METRICS]
    unit = metrics[0] if len(metrics) == 1 else "资金为万元，项目为个"
    return Column(f"{known.label}（{unit}）", "number")
