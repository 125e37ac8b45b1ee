-- 今年的招商活动，每一场在哪天、哪里、谁主办？
--
-- activity_id    活动编号
-- held_at        活动日期，首日
-- kind           活动类型
-- city           举办城市
-- held_province  所在省份；没有填报的缺
-- unit           主办单位
-- companies      参会企业数，个；没有统计的缺
-- leader_level   参加领导的最高层级
-- batch_id       来源批次
-- file_name      来源文件
-- sheet          来源工作表
-- row_no         来源行号
--
-- undivided      all but units：活动只记主办单位
-- totals         companies
-- $scope         读者的范围；活动只按主办单位筛选，不分产业、园区、来源和项目

select
    a.activity_id, a.held_at, a.kind, a.city, a.province as held_province, u.unit, a.companies, a.leader_level,
    a.batch_id, b.file_name, a.sheet, a.row_no
from activities as a
join units_in_scope($scope) as u on u.unit_id = a.host_unit
left join batches as b using (batch_id)
where in_year(a.held_at, $scope)
order by a.held_at, a.activity_id
