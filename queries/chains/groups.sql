-- 各产业招商组负责哪些产业，引来了多少？
--
-- chain_group  产业招商组
-- lead_unit    牵头单位
-- industries   负责的产业
-- projects     这些产业的本地项目：已签约且未终止、未退出，个
-- arrived      这些产业当年实际到位资金，万元；一个产业归几个组的，各组都计
--
-- $scope       读者的范围

with by_industry as (
    select industry, count(*) filter (is_local) as projects, sum(arrived) as arrived
    from projects_in_scope($scope)
    group by industry
)
select
    g.chain_group, any_value(g.lead_unit) as lead_unit, list(g.industry order by i.seq) as industries,
    coalesce(sum(b.projects), 0)::bigint as projects,
    case when has_funds($scope) then wan(coalesce(sum(b.arrived), 0)) end as arrived
from chain_groups as g
join industries as i using (industry)
left join by_industry as b using (industry)
where $scope['industries'] is null or list_contains($scope['industries'], g.industry)
group by g.chain_group
order by arrived desc nulls last, g.chain_group
