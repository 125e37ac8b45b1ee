-- 四早做到了几项：开工、建设、竣工、投产比计划早还是晚？
--
-- early         早开工、早建设、早竣工或早投产；早建设比的是工期：从实际开工起，计划工期（计划开工到计划竣工）满的那天
-- with_plan     有计划日期的项目数（早建设：已开工且两个计划都有的），个；没做到就终止、退出的除外
-- due           其中到截止月末已经做到或计划已经到期的，个
-- on_time       其中按期或提前做到的，个；只填到月的，同一个月就算按期
-- late          其中做到了、比计划晚的，个
-- overdue       其中计划已到期、还没做到的，个
-- on_time_rate  按期率：按期或提前做到的 / 已经做到或到期的，比率
-- median_days   做到的项目实际减计划的中位天数，天；负数为提前
-- p80_days      八成做到的项目实际减计划不超过的天数，天
--
-- $scope        读者的范围
-- $cohort       只看哪一年签约的；空为历年

with judged as (
    select t.step, t.days, t.is_on_time, coalesce(t.done_on <= month_end($scope), false) as is_done,
        t.due_on <= month_end($scope) as is_due
    from project_plans as t join cohort_in_scope($scope, $cohort::integer) as p using (project_id)
    where is_done or not has_ended(p.stage)
)
select
    case step when 'started' then '早开工' when 'building' then '早建设' when 'completed' then '早竣工' else '早投产' end
        as early,
    count(*) as with_plan, count(*) filter (is_done or is_due) as due,
    count(*) filter (is_done and is_on_time) as on_time, count(*) filter (is_done and not is_on_time) as late,
    count(*) filter (is_due and not is_done) as overdue, on_time / nullif(due, 0) as on_time_rate,
    quantile_disc(days, 0.5) filter (is_done) as median_days, quantile_disc(days, 0.8) filter (is_done) as p80_days
from judged
group by step
order by list_position(['started', 'building', 'completed', 'producing'], step)
