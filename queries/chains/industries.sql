-- 九个主导产业各有多少分量？
--
-- industry           产业
-- is_lead            是否主导产业
-- projects           上报实施项目，个
-- agreed_investment  上报实施项目的协议投资额，万元
-- arrived            当年实际到位资金，万元
-- arrived_prior      上年同期，万元
-- share              占全部到位资金的比重，比率
-- yoy                同比，比率
-- share_change       比重比上年同期的变化，比率差
--
-- $scope             读者的范围

with this_year as (
    select p.industry, sum(a.arrived) as arrived
    from projects_in_scope($scope) as p join arrived_by_project($scope) as a using (project_id)
    group by p.industry
),
last_year as (
    select p.industry, sum(a.arrived) as arrived
    from projects_in_scope(year_before($scope)) as p join arrived_by_project(year_before($scope)) as a using (project_id)
    group by p.industry
),
reported as (
    select industry, count(*) as projects, sum(agreed_investment * weight) as agreed_investment
    from reported_in_scope($scope)
    group by industry
),
side_by_side as (
    select
        i.industry, i.seq, i.is_lead, coalesce(r.projects, 0) as projects, r.agreed_investment,
        case when has_funds($scope) then coalesce(t.arrived, 0) end as arrived,
        case when has_funds(year_before($scope)) then coalesce(l.arrived, 0) end as arrived_prior
    from industries as i
    left join this_year as t using (industry)
    left join last_year as l using (industry)
    left join reported as r using (industry)
    where i.is_lead or coalesce(t.arrived, l.arrived, r.projects) is not null
)
select
    industry, is_lead, projects,
    wan(coalesce(agreed_investment, 0)) as agreed_investment,
    wan(arrived) as arrived,
    wan(arrived_prior) as arrived_prior,
    part(arrived, sum(arrived) over ()) as share,
    growth(arrived, arrived_prior) as yoy,
    part(arrived, sum(arrived) over ()) - part(arrived_prior, sum(arrived_prior) over ()) as share_change
from side_by_side
order by arrived desc nulls last, seq
