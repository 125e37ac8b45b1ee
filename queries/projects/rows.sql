-- 这个数是由哪些项目构成的？
--
-- project_id         项目编号
-- project            项目名称
-- unit               引资单位；共同引进的全部列出
-- industry           产业
-- park               园区；园区以外的为“园区外”
-- chain_node         产业链环节
-- region             来源区域
-- province           投资方注册地
-- stage              当前阶段
-- build_nature       新建：当年开工；续建：以前年度开工、当年仍建
-- is_key             是否重点项目
-- is_industrial      是否工业项目
-- agreed_investment  协议投资额，万元
-- agreed_counted     计入合计的协议投资额：已签约且未终止、未退出的；筛选单位时为其份额，万元
-- agreed_sum         这些项目计入合计的协议投资额合计，万元
-- arrived            当年实际到位资金，万元；筛选单位时为其份额
-- arrived_sum        这些项目当年实际到位资金合计，万元
-- arrived_prior      上年同期，万元；上年无数据时缺
-- arrived_total      累计到位资金，万元
-- signed_at          签约日期
-- started_at         开工日期
-- produced_at        投产日期
-- audit_status       审核状态；只有审核通过的计入各项数字
-- figures            计入哪些数字：上报实施；上报实施的工业；@metrics
-- figure_amount      计入所选数字的金额，万元；筛选单位时为其份额；没有选、所选的是项目数的缺
-- figure_sum         这些项目计入所选数字的金额合计，万元；没有金额的为 0
-- batch_id           批次
-- file_name          来源文件
-- sheet              工作表
-- row_no             行号
--
-- public             unit：共同引进的项目，各家知道是哪几家的
-- totals             agreed_counted、arrived、arrived_prior、arrived_total、figure_amount
-- $scope             读者的范围
-- $figure            只看构成某个数字的项目；空为全部
-- $node              只看某个产业链环节的本地项目；空为全部
-- $cohort            只看哪一年签约的（审核通过的）；空为不限
-- $step              只看这一批里走到过某一步的，或 ended：终止、退出的；空为不限

with counted as (
    select *,
        if(is_counted, metrics_of(p, [
            if(is_reported, 'reported', null), if(is_reported and is_industrial, 'industrial', null)
        ]), []) as figures,
        if(is_counted, metric_amount(p, $figure::varchar) * weight, null) as figure_amount
    from weighed_at($scope, $scope['as_of']) as p
),
last_year as (                                  -- of the same projects, whatever stage they were at then
    select project_id, arrived from project_months where holds(since, until, $scope['year_before'])
)
select
    c.project_id, i.project_name as project, c.units as unit, c.industry, c.place as park, c.chain_node,
    c.region, c.province,
    stage_name(c.stage) as stage,
    c.build_nature, c.is_key, c.is_industrial,
    wan(c.agreed_investment) as agreed_investment,
    case when c.is_local then wan(of_scope(c.agreed_investment, c.weight, $scope)) end as agreed_counted,
    wan(coalesce(sum(agreed_counted) over (), 0)) as agreed_sum,
    wan(of_scope(c.arrived, c.weight, $scope)) as arrived,
    wan(coalesce(sum(wan(of_scope(c.arrived, c.weight, $scope))) over (), 0)) as arrived_sum,
    case when had_funds($scope) then wan(of_scope(l.arrived, c.weight, $scope)) end as arrived_prior,
    wan(of_scope(c.arrived_total, c.weight, $scope)) as arrived_total,
    by_then(d.signed, month_end($scope)) as signed_at, by_then(d.started, month_end($scope)) as started_at,
    by_then(d.producing, month_end($scope)) as produced_at, i.audit_status, c.figures,
    wan(c.figure_amount) as figure_amount,
    wan(coalesce(sum(wan(c.figure_amount)) over (), 0)) as figure_sum,
    i.batch_id, b.file_name, i.sheet, i.row_no
from counted as c
join projects as i using (project_id)
left join project_dates as d using (project_id)
left join last_year as l using (project_id)
join batches as b using (batch_id)
where ($figure::varchar is null or list_contains(c.figures, $figure))
    and ($node::varchar is null or (c.chain_node = $node and c.is_local and c.is_counted))
    and (coalesce($cohort::varchar, $step::varchar) is null or (
        c.is_counted and is_of_cohort(d, $scope, $cohort::integer)
        and ($step::varchar is null or if($step = 'ended', has_ended(c.stage), c.reached >= stage_order($step)))
    ))
order by
    coalesce(c.figure_amount, of_scope(c.arrived, c.weight, $scope)) desc, c.agreed_investment desc nulls last,
    c.project_id
