-- 主导产业各有多少分量？
--
-- industry           产业
-- is_lead            是否主导产业
-- is_chosen          是否筛选所选的产业；没有按产业筛选时都是
-- projects           上报实施项目，个
-- agreed_investment  上报实施项目的协议投资额，万元
-- arrived            当年实际到位资金，万元
-- arrived_prior      上年同期，万元；口径已变而没有分产业的重述数时缺
-- arrived_change     比上年同期的增减，万元
-- share              占各产业到位资金合计的比重，比率
-- lead_share         主导产业合计占各产业合计的比重，比率
-- yoy                同比，比率
-- share_change       比重比上年同期的变化，比率差
--
-- totals             projects、agreed_investment、arrived、arrived_prior、arrived_change、
--                    yoy = arrived / arrived_prior - 1
-- $scope             读者的范围
-- $whole             without industries：按产业筛选时只标出所选的，其他产业仍列出

with side_by_side as (
    select
        i.industry, i.seq, i.is_lead, coalesce(c.projects, 0) as projects, c.agreed_investment,
        case when has_funds($scope) then coalesce(c.arrived, 0) end as arrived,
        case when had_funds($scope) and not is_restated($scope) then coalesce(c.arrived_prior, 0) end as arrived_prior
    from industries as i
    left join both_years_by($whole, 'industry') as c on c.class = i.industry
    where i.is_lead or c.class is not null
)
select
    industry, is_lead,
    is_chosen($scope['industries'], industry) as is_chosen,
    projects,
    wan(coalesce(agreed_investment, 0)) as agreed_investment,
    wan(arrived) as arrived,
    wan(arrived_prior) as arrived_prior,
    wan(arrived - arrived_prior) as arrived_change,
    part(arrived, sum(arrived) over ()) as share,
    part(sum(arrived) filter (is_lead) over (), sum(arrived) over ()) as lead_share,
    growth(arrived, arrived_prior) as yoy,
    part(arrived, sum(arrived) over ()) - part(arrived_prior, sum(arrived_prior) over ()) as share_change
from side_by_side
order by arrived desc nulls last, seq, industry
