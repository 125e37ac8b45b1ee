-- 现在的计划，放在同类项目里看紧不紧？
--
-- project_id      项目编号；等开工、竣工或投产，计划日期还没有到的
-- project         项目名称
-- unit            引资单位
-- industry        产业
-- gate            等什么：开工、竣工或投产
-- since           从哪天起等：签约、开工或竣工
-- planned_next    计划日期
-- planned_days    计划用的天数：计划日期减起等日期
-- class_name      与哪一类比：本产业已经走过或在走这一步的项目够 10 个的与本产业比，不够的与全县比
-- class_projects  这一类的项目数，个
-- median_days     这一类半数用的天数，天；达不到半数的缺
-- p80_days        这一类八成用的天数，天；达不到八成的缺
-- tightness       紧：比这一类的半数用时还短；松：比八成用时还长；正常：两者之间；没有半数用时的缺
-- leader          包保县领导
-- plans           这样的计划，个
-- tight           其中比这一类半数用时还短的，个
--
-- public          unit、class_name、class_projects、median_days、p80_days、tightness、tight：共同引进的项目，各家知道
--                 是哪几家的；同类用时是全县的统计，不带项目
-- $scope          读者的范围
-- $gate           只看等哪一步的：started、completed 或 producing；空为全部

with planned as (
    select w.*, p.first_unit, p.industry, w.planned_on - w.begins_on as planned_days
    from project_waits as w join project_spans($scope) as p using (project_id)
    where holds(p.since, p.until, $scope['as_of']) and p.is_counted and is_brought_by(p.shares, $scope)
        and w.gate in ('started', 'completed', 'producing') and w.planned_on > month_end($scope)
        and ($gate::varchar is null or w.gate = $gate)
        and w.begins_on <= month_end($scope) and coalesce(w.ends_on > month_end($scope), true)
),
usual as (                                     -- of the whole county: what is usual is no part's own
    select u.*, u.industry is null or u.projects >= (
        select max(value)::integer from settings where setting = 'class_size'
    ) as is_enough
    from usual_days as u where u.month = $scope['as_of']
),
compared as (
    select w.*, coalesce(u.industry, '全县') as class_name, u.projects, u.median_days, u.p80_days
    from planned as w
    left join usual as u on u.gate = w.gate and u.is_enough and coalesce(u.industry, w.industry) = w.industry
    qualify row_number() over (partition by w.project_id, w.gate order by u.industry nulls last) = 1
)
select
    c.project_id, i.project_name as project, c.first_unit as unit, c.industry, stage_name(c.gate) as gate,
    c.begins_on as since, c.planned_on as planned_next, c.planned_days, c.class_name, c.projects as class_projects,
    c.median_days, c.p80_days,
    case
        when c.planned_days < c.median_days then '紧' when c.planned_days > c.p80_days then '松'
        when c.median_days is not null then '正常'
    end as tightness,
    i.leader, count(*) over () as plans, count(*) filter (c.planned_days < c.median_days) over () as tight
from compared as c
join projects as i using (project_id)
order by c.planned_on, c.project_id
