-- 比上月（或从前某月、某次会议、某一版本）变化有多少？
--
-- since           从哪个月末起
-- lights_worse    亮灯升级的重点项目：绿灯、未报计划转黄灯、红灯，黄灯转红灯，个
-- turned_red      其中转为红灯的，个
-- lights_better   亮灯降级的重点项目，个
-- lights_other    绿灯与未报计划之间变化的重点项目，个
-- advanced        进入下一阶段的项目，新签约、新增的除外，个
-- fell_back       阶段退回的项目：阶段日期订正，个
-- newly_signed    新签约的项目：签约日期在其间，个
-- appeared        新增的项目：新的线索、在谈，或以前签约现在才入库的，个
-- stopped         停建的项目，个
-- ended           终止、退出的项目，个
-- with_funds      其间有资金到位或退回的项目，个
-- arrived_since   其间到位：累计到位资金的增减，补报、订正的以前月份也在内，万元
-- worse           转差的变化：亮灯升级、停建、终止、退出、阶段退回，个
-- better          向好的变化：亮灯降级、新签约、新增、进入下一阶段，个
--
-- $scope          读者的范围
-- $since          从哪个月末起；空为上月
-- $standings      原来各项目的情况：另一版本的 changes/standings；空为本版本在那个月末的

select
    since_month($scope, $since) as since,
    count(*) filter (kind = '亮灯' and turn < 0) as lights_worse,
    count(*) filter (kind = '亮灯' and turn < 0 and is_now = '红灯') as turned_red,
    count(*) filter (kind = '亮灯' and turn > 0) as lights_better,
    count(*) filter (kind = '亮灯' and turn = 0) as lights_other,
    count(*) filter (kind = '阶段' and turn > 0) as advanced,
    count(*) filter (kind = '阶段' and turn < 0) as fell_back,
    count(*) filter (kind = '新签约') as newly_signed,
    count(*) filter (kind = '新增') as appeared,
    count(*) filter (kind = '停建') as stopped,
    count(*) filter (kind = '终止退出') as ended,
    count(*) filter (kind = '到位') as with_funds,
    wan(coalesce(sum(came) filter (kind = '到位'), 0)) as arrived_since,
    count(*) filter (turn < 0 and kind <> '到位') as worse,
    count(*) filter (turn > 0 and kind <> '到位') as better
from changes_in_scope($scope, since_month($scope, $since), $standings)
