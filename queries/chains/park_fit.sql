-- 园区里的项目合不合园区的主导产业定位？
--
-- park             园区
-- park_kind        园区 / 集中区
-- industry         产业：园内有项目的，或属该园定位的
-- projects         园内全部本地项目：已签约且未终止、未退出，不随筛选变化，个
-- all_projects     各园区的本地项目合计，个
-- all_fitting      各园区符合本园定位的本地项目合计，个
-- arrived          这些项目当年实际到位资金，万元
-- kind_arrived     同类园区（园区 / 集中区）的到位资金合计，万元
-- chosen_projects  其中筛选范围内的项目，个；没有筛选时同全部
-- chosen_all       各园区筛选范围内的本地项目合计，个
-- chosen_fitting   其中符合所在园区定位的合计，个
-- chosen_arrived   筛选范围内的项目当年实际到位资金，万元；筛选单位时为其份额
-- is_positioned    是否属该园主导产业
-- park_fit         园区主导产业契合度：园内属主导产业的项目数 / 园内项目数，不随筛选变化，比率；没有项目或没有定位的缺
--
-- totals           projects、arrived、chosen_projects、chosen_arrived
-- $scope           读者的范围
-- $whole           without all：契合度是园区的事，不随筛选变化

with whole as (
    select place as park, industry, count(*) as projects, sum(arrived) as arrived
    from projects_in_scope($whole)
    where is_local
    group by all
),
chosen as (
    select place as park, industry, count(*) as chosen_projects, sum(arrived) as chosen_arrived
    from projects_in_scope($scope)
    where is_local
    group by all
),
matrix as (
    select park, industry, coalesce(w.projects, 0) as projects, coalesce(w.arrived, 0) as arrived,
        p.park is not null as is_positioned
    from whole as w
    full join park_industries as p using (park, industry)
)
select
    m.park, k.kind as park_kind, m.industry, m.projects,
    (sum(m.projects) over ())::bigint as all_projects,
    coalesce(sum(m.projects) filter (m.is_positioned) over (), 0)::bigint as all_fitting,
    wan(m.arrived) as arrived,
    wan(sum(wan(m.arrived)) over (partition by k.kind)) as kind_arrived,
    coalesce(c.chosen_projects, 0) as chosen_projects,
    coalesce(sum(c.chosen_projects) over (), 0)::bigint as chosen_all,
    coalesce(sum(c.chosen_projects) filter (m.is_positioned) over (), 0)::bigint as chosen_fitting,
    wan(coalesce(c.chosen_arrived, 0)) as chosen_arrived,
    m.is_positioned,
    case when bool_or(m.is_positioned) over by_park
        then part(coalesce(sum(m.projects) filter (m.is_positioned) over by_park, 0), sum(m.projects) over by_park)
    end as park_fit
from matrix as m
left join chosen as c using (park, industry)
join parks as k on k.park = m.park
join industries as i on i.industry = m.industry
window by_park as (partition by m.park)
order by k.kind, m.park, i.seq, m.industry
