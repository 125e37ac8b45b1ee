-- 各产业招商组负责哪些产业，引来了多少？
--
-- chain_group      产业招商组
-- lead_unit        牵头单位
-- industries       负责的产业，不随筛选变化
-- projects         筛选范围内这些产业的本地项目：已签约且未终止、未退出，个
-- arrived          筛选范围内这些产业当年实际到位资金，万元；一个产业归几个组的，各组都计
-- shared_arrived   其中同时归别的组的产业的到位资金，万元：各组相加时重复
-- total_arrived    全部产业招商组的到位资金，一个产业只计一次，万元
--
-- public           lead_unit：产业招商组由谁牵头，是建制，县里人人知道
-- $scope           读者的范围

with by_industry as (
    select industry, count(*) filter (is_local) as projects, sum(arrived) as arrived
    from projects_in_scope($scope)
    group by industry
),
numbered as (select *, count(*) over (partition by industry) as groups from chain_groups),
added as (
    select
        g.chain_group, any_value(g.lead_unit) as lead_unit, list(g.industry order by i.seq) as industries,
        coalesce(sum(b.projects), 0)::bigint as projects,
        coalesce(sum(b.arrived), 0) as arrived,
        coalesce(sum(b.arrived) filter (g.groups > 1), 0) as shared_arrived
    from numbered as g
    join industries as i using (industry)
    left join by_industry as b using (industry)
    group by g.chain_group
)
select
    chain_group, lead_unit, industries, projects,
    case when has_funds($scope) then wan(arrived) end as arrived,
    case when has_funds($scope) then wan(shared_arrived) end as shared_arrived,
    case when has_funds($scope) then (
        select wan(coalesce(sum(arrived), 0)) from by_industry where industry in (select industry from chain_groups)
    ) end as total_arrived
from added
order by arrived desc nulls last, chain_group
