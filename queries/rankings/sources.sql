-- 资金从哪里来，比上年多了还是少了？
--
-- region          来源区域，名称取自区域表；没有填写来源的为“未注明”
-- province        投资方注册地
-- is_chosen       是否筛选所选的来源区域；没有按来源筛选时都是
-- projects        当年有到位资金的项目，个
-- arrived         当年实际到位资金，万元
-- rank            按到位资金的次序；没有到位资金的缺
-- share           占各来源到位资金合计的比重，比率
-- region_arrived  该来源区域的到位资金，万元
-- region_share    该来源区域占各来源合计的比重，比率
-- arrived_prior   上年同期，万元；口径已变而没有分来源的重述数时缺
-- yoy             同比，比率；口径已变而没有分来源的重述数时缺
--
-- totals          projects、arrived、arrived_prior、yoy = arrived / arrived_prior - 1
-- $scope          读者的范围
-- $whole          without regions：按来源区域筛选时只标出所选的，其他来源仍列出

with known as (
    select had_funds($scope) and not is_restated($scope) as is_comparable
),
by_province as (
    select
        region, coalesce(province, '未注明') as province,
        count(*) filter (arrived > 0) as projects,
        sum(arrived) as arrived
    from projects_in_scope($whole)
    where arrived <> 0
    group by all
),
last_year as (
    select region, coalesce(province, '未注明') as province, sum(arrived) as arrived_prior
    from projects_at($whole, $scope['year_before'])
    where (select is_comparable from known)
    group by all
    having sum(arrived) <> 0
),
compared as (
    select region, province, coalesce(projects, 0) as projects, coalesce(arrived, 0) as arrived,
        case when is_comparable then coalesce(arrived_prior, 0) end as arrived_prior
    from by_province full join last_year using (region, province), known
    where has_funds($scope)
)
select
    region, province,
    is_chosen($scope['regions'], region) as is_chosen,
    projects,
    wan(arrived) as arrived,
    case when arrived <> 0
        then row_number() over (partition by arrived <> 0 order by arrived desc, province)
    end as rank,
    part(arrived, sum(arrived) over ()) as share,
    wan(sum(arrived) over (partition by region)) as region_arrived,
    part(sum(arrived) over (partition by region), sum(arrived) over ()) as region_share,
    wan(arrived_prior) as arrived_prior,
    growth(arrived, arrived_prior) as yoy
from compared
order by arrived desc, province
