-- 每条产业链哪些环节有本地项目，缺口在哪里？
--
-- industry         产业
-- is_lead          是否主导产业
-- position         上游 / 中游 / 下游
-- seq              在链上的顺序
-- is_first         是否该产业链的第一个环节：数它们就是数产业链
-- node             环节
-- is_focus         本县已有基础或关键环节
-- projects         全县本地项目：已签约且未终止、未退出，不随筛选变化，个
-- project_names    全县本地项目名称
-- arrived          这些项目当年实际到位资金，万元
-- chosen_projects  其中筛选范围内的项目，个；没有筛选时同全县
-- chosen_arrived   筛选范围内的项目当年实际到位资金，万元；筛选单位时为其份额
-- gap_type         强链：全县已有项目；补链：前后环节都有、此处缺；延链：在已有环节的前端或后端之外；建链：全链尚无项目；不随筛选变化
--
-- totals           projects、arrived、chosen_projects、chosen_arrived
-- $scope           读者的范围
-- $whole           without all：有没有项目、缺口在哪里是全县的事，不随筛选变化

with whole as (
    select p.industry, p.chain_node as node, count(*) as projects,
        list(i.project_name order by p.agreed_investment desc nulls last, p.project_id) as project_names,
        sum(p.arrived) as arrived
    from projects_in_scope($whole) as p join projects as i using (project_id)
    where p.is_local and p.chain_node is not null
    group by p.industry, p.chain_node
),
chosen as (
    select industry, chain_node as node, count(*) as projects, sum(arrived) as arrived
    from projects_in_scope($scope)
    where is_local and chain_node is not null
    group by all
),
chain as (
    select n.*, coalesce(w.projects, 0) as projects, coalesce(w.project_names, []) as project_names,
        coalesce(w.arrived, 0) as arrived,
        coalesce(c.projects, 0) as chosen_projects, coalesce(c.arrived, 0) as chosen_arrived,
        row_number() over (partition by n.industry order by n.seq) = 1 as is_first,
        coalesce(sum(w.projects) over (partition by n.industry order by n.seq), 0) as up_to_here,
        coalesce(sum(w.projects) over (partition by n.industry), 0) as in_all
    from chain_nodes as n
    left join whole as w using (industry, node)
    left join chosen as c using (industry, node)
    where is_chosen($scope['industries'], n.industry)
)
select
    c.industry, i.is_lead, c.position, c.seq, c.is_first, c.node, c.is_focus, c.projects, c.project_names,
    wan(c.arrived) as arrived,
    c.chosen_projects,
    wan(c.chosen_arrived) as chosen_arrived,
    case
        when c.projects > 0 then '强链'
        when c.in_all = 0 then '建链'
        when c.up_to_here > 0 and c.up_to_here < c.in_all then '补链'
        else '延链'
    end as gap_type
from chain as c
join industries as i using (industry)
order by i.seq, c.industry, c.seq, c.node
