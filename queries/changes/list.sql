-- 比上月（或从前某月、某次会议、某一版本）变了什么？
--
-- change_kind        变化：亮灯 / 停建 / 终止退出 / 新签约 / 新增（线索、在谈，或以前签约现在才入库的）/ 阶段 / 到位
-- project_id         项目编号；审核通过的项目
-- project            项目名称
-- unit               引资单位
-- industry           产业
-- park               园区；园区以外的为“园区外”
-- was                原来：灯或阶段；原来没有的缺
-- is_now             现在：灯或阶段；到位的缺
-- direction          转差：亮灯升级、停建、终止、退出、阶段退回、退回资金；向好：亮灯降级、进入下一阶段、新签约、新增；其余缺
-- agreed_investment  协议投资额；筛选单位时为其份额，万元
-- arrived_since      其间到位：累计到位资金的增减，补报、订正的以前月份也在内；筛选单位时为其份额，万元
-- leader             包保县领导
-- lead_unit          牵头责任单位
--
-- public             unit、lead_unit：共同引进的项目，各家知道是哪几家的；牵头单位是项目自己的一项
-- $scope             读者的范围
-- $since             从哪个月末起；空为上月
-- $standings         原来各项目的情况：另一版本的 changes/standings；空为本版本在那个月末的

select
    c.kind as change_kind, c.project_id, i.project_name as project, c.first_unit as unit, c.industry, c.place as park,
    c.was, c.is_now,
    case when c.turn < 0 then '转差' when c.turn > 0 then '向好' end as direction,
    wan(c.agreed) as agreed_investment,
    wan(c.came) as arrived_since,
    i.leader, i.lead_unit
from changes_in_scope($scope, since_month($scope, $since), $standings) as c
join projects as i using (project_id)
order by
    coalesce(c.turn, 0) >= 0, c.kind = '到位', coalesce(c.turn, 0) = 0, c.gravity desc, c.kind, c.came desc,
    c.project_id, c.kind
