-- 从这一步到下一步，半数、八成的项目各要多少天？
--
-- from_step    起步代码
-- to_step      到步代码
-- from_stage   从哪一步
-- to_stage     到哪一步
-- entered      走到前一步并有日期的项目数，即估计的起始人数（在险数），个
-- moved        其中已到后一步的，个
-- ended        其中没有到后一步就终止、退出的，个
-- waiting      其中截止月末还在等的，个；天数算到截止月末
-- undated      不计天数的：后一步没填日期、更后的已有日期，或日期先后颠倒，个
-- rough        其中日期只填到月（旬、年）的，天数有一个月左右的出入，个
-- median_days  半数到后一步的天数：累计发生率（Aalen–Johansen，终止、退出为竞争风险）达到 50% 的天数；达不到的缺
-- p80_days     八成到后一步的天数：累计发生率达到 80% 的天数；达不到的缺
-- at_median    到半数那天仍在等、可以再到后一步的项目数（在险数），个；达不到半数的缺
--
-- $scope       读者的范围
-- $cohort      只看哪一年的一批；空为历年

with at_days as (                               -- the days on which somebody moved on, ended or is last seen
    select seq, from_stage, to_stage, days, count(*) filter (outcome = 'moved') as moved,
        count(*) filter (outcome = 'ended') as ended, count(*) filter (outcome = 'waiting') as waiting,
        count(*) filter (outcome = 'undated') as undated, count(days) as seen,
        count(*) filter (is_rough and outcome <> 'undated') as rough
    from steps_of_cohort($scope, $cohort::integer)
    group by seq, from_stage, to_stage, days
),
risked as (
    select *, nullif(sum(seen) over (partition by seq order by days desc nulls first), 0) as at_risk from at_days
),
standing as (                                  -- what part still waits just before: Kaplan–Meier, both ways out counted
    select *, coalesce(product(1 - (moved + ended) / at_risk) over (
        partition by seq order by days rows between unbounded preceding and 1 preceding
    ), 1) as still
    from risked
),
incidence as (
    select *, sum(still * moved / at_risk) over (partition by seq order by days) as by_then from standing
)
select from_stage as from_step, to_stage as to_step, stage_name(from_stage) as from_stage,
    stage_name(to_stage) as to_stage, sum(seen)::bigint as entered, sum(moved)::bigint as moved,
    sum(ended)::bigint as ended, sum(waiting)::bigint as waiting, sum(undated)::bigint as undated,
    sum(rough)::bigint as rough,
    min(days) filter (reaches(by_then, 0.5)) as median_days, min(days) filter (reaches(by_then, 0.8)) as p80_days,
    max(at_risk::bigint) filter (reaches(by_then, 0.5)) as at_median          -- the most are at risk on the first day
from incidence
group by seq, incidence.from_stage, incidence.to_stage
order by seq
