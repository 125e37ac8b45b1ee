-- 各园区到位多少，比上年多了还是少了？
--
-- park               园区；园区以外的为“园区外”
-- park_kind          园区或集中区；园区外的缺
-- is_chosen          是否筛选所选的园区；没有按园区筛选时都是
-- projects           上报实施项目，个
-- agreed_investment  上报实施项目的协议投资额，万元
-- arrived            当年实际到位资金，万元
-- arrived_prior      上年同期，万元；口径已变而没有分园区的重述数时缺
-- arrived_change     比上年同期的增减，万元
-- share              占各园区（含园区外）到位资金合计的比重，比率
-- inside_share       园区以内合计占各园区（含园区外）合计的比重，比率；一个园区也没有的缺
-- yoy                同比，比率
-- share_change       比重比上年同期的变化，比率差
--
-- totals             projects、agreed_investment、arrived、arrived_prior、arrived_change、yoy = arrived / arrived_prior - 1
-- $scope             读者的范围
-- $whole             without parks：按园区筛选时只标出所选的，其他园区仍列出

with side_by_side as (
    select
        coalesce(k.park, c.class) as park, k.kind as park_kind, coalesce(c.projects, 0) as projects,
        coalesce(c.agreed_investment, 0) as agreed_investment,
        case when has_funds($scope) then coalesce(c.arrived, 0) end as arrived,
        case when had_funds($scope) and not is_restated($scope) then coalesce(c.arrived_prior, 0) end as arrived_prior
    from parks as k
    full join both_years_by($whole, 'park') as c on c.class = k.park
)
select
    park, park_kind,
    is_chosen($scope['parks'], park) as is_chosen,
    projects,
    wan(agreed_investment) as agreed_investment,
    wan(arrived) as arrived,
    wan(arrived_prior) as arrived_prior,
    wan(arrived - arrived_prior) as arrived_change,
    part(arrived, sum(arrived) over ()) as share,
    part(sum(arrived) filter (park_kind is not null) over (), sum(arrived) over ()) as inside_share,
    growth(arrived, arrived_prior) as yoy,
    part(arrived, sum(arrived) over ()) - part(arrived_prior, sum(arrived_prior) over ()) as share_change
from side_by_side
order by park_kind is null, arrived desc nulls last, park
