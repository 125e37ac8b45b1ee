-- 园区里的项目合不合园区的主导产业定位？
--
-- park           园区
-- industry       产业：园内有项目的，或属该园定位的
-- projects       园内本地项目：已签约且未终止、未退出，个
-- arrived        当年实际到位资金，万元
-- is_positioned  是否属该园主导产业
-- park_fit       园区主导产业契合度：园内属主导产业的项目数 / 园内项目数，比率；没有项目或没有定位的缺
--
-- $scope         读者的范围

with located as (
    select p.park, p.industry, count(*) as projects, sum(p.arrived) as arrived
    from projects_in_scope($scope) as p
    where p.is_local and p.park is not null
    group by all
),
positioned as (
    select park, industry
    from park_industries
    where ($scope['parks'] is null or list_contains($scope['parks'], park))
        and ($scope['industries'] is null or list_contains($scope['industries'], industry))
),
matrix as (
    select park, industry, coalesce(l.projects, 0) as projects, coalesce(l.arrived, 0) as arrived,
        p.park is not null as is_positioned
    from located as l
    full join positioned as p using (park, industry)
)
select
    m.park, m.industry, m.projects,
    wan(m.arrived) as arrived,
    m.is_positioned,
    part(sum(m.projects) filter (m.is_positioned) over by_park, sum(m.projects) over by_park) as park_fit
from matrix as m
join parks as k using (park)
join industries as i using (industry)
window by_park as (partition by m.park)
order by k.kind, m.park, i.seq, m.industry
