-- 这个项目是怎么回事？
--
-- project_id              项目编号
-- project                 项目名称
-- registered_name         注册名称
-- investor                投资方
-- province                投资方注册地
-- region                  来源区域
-- origin                  资金来源
-- industry                产业
-- chain_node              产业链环节
-- content                 建设内容
-- park                    园区
-- units                   引资单位与比例
-- agreed_investment       协议投资额，万元
-- phase1_investment       一期投资额，万元
-- fixed_asset_investment  固定资产投资，万元
-- land_mu                 占地面积，亩
-- is_key                  是否重点项目
-- is_industrial           是否工业项目
-- stage                   当前阶段
-- build_nature            新建 / 续建
-- arrived                 当年实际到位资金，万元
-- arrived_total           累计到位资金，万元
-- arrival_rate            资金到位率：累计到位 / 协议投资额，比率
-- light                   亮灯；非重点项目缺
-- reason                  亮灯原因
-- progress_month          最近一期进度表的月份
-- annual_plan             年度计划投资，万元
-- ytd_done                当年累计完成投资，万元
-- visual_progress         形象进度
-- problem                 存在问题
-- next_step               下步措施
-- leader                  包保县领导
-- lead_unit               牵头责任单位
-- audit_status            审核状态
-- remark                  备注
-- file_name               来源文件
-- sheet                   工作表
-- row_no                  行号
--
-- public                  units、lead_unit：共同引进的项目，各家知道是哪几家的；牵头单位是项目自己的一项
-- $scope                  读者的范围，其中指定项目

select
    p.project_id, i.project_name as project, i.registered_name, i.investor, p.province, p.region,
    origin_name(p.capital_origin) as origin,
    p.industry, p.chain_node, i.content, p.place as park, p.units_and_parts as units,
    wan(p.agreed_investment) as agreed_investment,
    wan(i.phase1_investment) as phase1_investment,
    wan(i.fixed_asset_investment) as fixed_asset_investment,
    i.land_mu, p.is_key, p.is_industrial,
    stage_name(p.stage) as stage,
    p.build_nature,
    wan(p.arrived) as arrived,
    wan(p.arrived_total) as arrived_total,
    part(p.arrived_total, p.agreed) as arrival_rate,
    l.light, l.reasons as reason,
    k.month as progress_month,
    wan(k.annual_plan) as annual_plan,
    wan(k.ytd_done) as ytd_done,
    k.visual_progress, k.problem, k.next_step, p.leader, i.lead_unit, i.audit_status, i.remark,
    b.file_name, i.sheet, i.row_no
from ledger_in_scope($scope) as p
join projects as i using (project_id)
join batches as b using (batch_id)
left join (select * from key_project_months where month = $scope['as_of']) as l using (project_id)
left join latest_progress($scope) as k using (project_id)
order by p.project_id
