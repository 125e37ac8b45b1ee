-- 今年办了哪几类招商活动，各多少场，到过哪些城市？
--
-- kind        活动类型；今年没有举办的类型不列
-- activities  场次：当年 1 月至截止月末举办的，场
-- cities      举办城市，按首次举办的先后
-- companies   参会企业数合计，个；都没有统计的缺
-- chief_led   县主要领导参加的场次，场
-- unit_held   县本级以外的单位主办、县主要领导没有参加的场次，场
--
-- undivided   all but units：活动只记主办单位
-- totals      activities、companies、chief_led、unit_held
-- $scope      读者的范围；活动只按主办单位筛选，不分产业、园区、来源和项目

with held as (
    select a.* from activities as a
    where in_year(a.held_at, $scope) and a.host_unit in (select unit_id from units_in_scope($scope))
),
visited as (
    select kind, list(city order by first_at, city) as cities
    from (select kind, city, min(held_at) as first_at from held group by kind, city)
    group by kind
)
select
    h.kind, count(*) as activities, any_value(v.cities) as cities,
    sum(h.companies)::bigint as companies,
    count(*) filter (h.leader_level = '县主要领导') as chief_led,
    count(*) filter (
        h.leader_level is distinct from '县主要领导'
            and h.host_unit in (select unit_id from units where parent_id is not null)
    ) as unit_held
from held as h
join visited as v using (kind)
group by h.kind
order by activities desc, h.kind
