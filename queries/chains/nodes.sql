-- 每条产业链哪些环节有本地项目，缺口在哪里？
--
-- industry       产业
-- position       上游 / 中游 / 下游
-- seq            在链上的顺序
-- node           环节
-- is_focus       本县已有基础或关键环节
-- projects       本地项目：已签约且未终止、未退出，个
-- project_names  本地项目名称
-- arrived        当年实际到位资金，万元
-- gap_type       强链：已有项目；补链：前后环节都有、此处缺；延链：在已有环节的前端或后端之外；建链：全链尚无项目
--
-- $scope         读者的范围

with local as (
    select p.industry, p.chain_node as node, count(*) as projects,
        list(p.project_name order by p.agreed_investment desc nulls last, p.project_id) as project_names,
        sum(p.arrived) as arrived
    from projects_in_scope($scope) as p
    where p.is_local and p.chain_node is not null
    group by all
),
chain as (
    select n.*, coalesce(l.projects, 0) as projects, coalesce(l.project_names, []) as project_names,
        coalesce(l.arrived, 0) as arrived,
        coalesce(sum(l.projects) over (partition by n.industry order by n.seq), 0) as up_to_here,
        coalesce(sum(l.projects) over (partition by n.industry), 0) as in_all
    from chain_nodes as n
    left join local as l using (industry, node)
    where $scope['industries'] is null or list_contains($scope['industries'], n.industry)
)
select
    c.industry, c.position, c.seq, c.node, c.is_focus, c.projects, c.project_names,
    wan(c.arrived) as arrived,
    case
        when c.projects > 0 then '强链'
        when c.in_all = 0 then '建链'
        when c.up_to_here > 0 and c.up_to_here < c.in_all then '补链'
        else '延链'
    end as gap_type
from chain as c
join industries as i using (industry)
order by i.seq, c.industry, c.seq, c.node
