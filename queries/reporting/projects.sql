-- 这个月要填到位资金的是哪些项目？
--
-- project_id      项目编号
-- project         项目名称
-- origin          资金来源
-- arrived_before  本年至上月的到位资金，已入库的，万元
-- last_month      上月到位资金，已入库的，万元；没有的缺
-- arrived         本月到位资金，已入库的，万元；没有的缺
-- other_origins   本月按别的资金来源入库的，万元；没有的缺
--
-- undivided       all but units：报表按单位报送，不分产业、园区等
-- totals          arrived_before、last_month、arrived、other_origins
-- $scope          读者的范围：由其中的单位填报、到月末没有终止或退出的项目

with gone as (
    select distinct project_id from stage_events
    where stage in ('terminated', 'withdrawn') and actual <= month_end($scope)
),
mine as (
    select * from projects
    where is_chosen($scope['unit_ids'], report_unit) and project_id not in (from gone)
),
funds as (
    select f.project_id,
        sum(f.amount) filter (f.month < $scope['as_of'] and f.month >= year_start($scope)) as arrived_before,
        sum(f.amount) filter (f.month = $scope['month_before']) as last_month,
        sum(f.amount) filter (f.month = $scope['as_of'] and f.origin = m.capital_origin) as arrived,
        sum(f.amount) filter (f.month = $scope['as_of'] and f.origin <> m.capital_origin) as other_origins
    from monthly_funds as f join mine as m using (project_id)
    where f.month between least(year_start($scope), $scope['month_before']) and $scope['as_of']
    group by f.project_id
)
select m.project_id, m.project_name as project, origin_name(m.capital_origin) as origin,
    wan(coalesce(f.arrived_before, 0)) as arrived_before, wan(f.last_month) as last_month, wan(f.arrived) as arrived,
    wan(f.other_origins) as other_origins
from mine as m left join funds as f using (project_id)
order by m.project_id
