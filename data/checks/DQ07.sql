-- 日期倒挂或在未来
--
-- level     fail
-- rule      开工早于签约、竣工或投产早于开工、达产早于投产；实际日期晚于收到台账之日和最近一期月报
-- stated    较后阶段（或未来）的实际日期
-- expected  较前阶段的实际日期
-- limits    注册（落地）可以早于签约，试产可以早于竣工验收，这两对不比；只写到旬、月、年的日期按写到的精度比

with known as (
    select v.*, e.report_unit, greatest(e.since, date_trunc('month', v.actual)::date) as since
    from stage_events as v join entries as e using (project_id)
    where v.actual is not null
),
wrong as (
    select b.*, a.stage as other_stage, a.actual as other, greatest(a.since, b.since) as found_since,
        date '9999-12-31' as until
    from (values
        ('signed', 'started'), ('started', 'completed'), ('started', 'producing'), ('producing', 'at_capacity')
    ) as t(earlier, later)
    join known as a on a.stage = t.earlier
    join known as b on b.stage = t.later and b.project_id = a.project_id
    where case
        when 'year' in (a.date_precision, b.date_precision) then year(b.actual) < year(a.actual)
        when a.date_precision <> 'day' or b.date_precision <> 'day'
            then date_trunc('month', b.actual) < date_trunc('month', a.actual)
        else b.actual < a.actual
    end
    union all
    select k.*, null, null, e.since, date_trunc('month', k.actual)::date  -- until the day comes
    from known as k join entries as e using (project_id) join batches as b on b.batch_id = k.batch_id
    where k.actual > greatest(
        coalesce(b.received_on, b.received_at::date), (select last_day(max(month)) from fund_months)
    )
)
select
    'DQ07' as check_id, 'fail' as level, report_unit as unit_id, project_id, null::date as month,
    concat(stage_name(stage), ' ', actual) as stated,
    if(other is null, '不晚于收到之日', concat(stage_name(other_stage), ' ', other)) as expected,
    if(
        other is null, concat(stage_name(stage), '日期 ', actual, ' 还没有到'),
        concat(stage_name(stage), '（', actual, '）早于', stage_name(other_stage), '（', other, '）')
    ) as message,
    if(other is null, '实际日期请填已发生的日期，预计的填入计划栏', '请对照协议、施工许可等佐证改正日期') as remedy,
    batch_id, sheet, row_no, found_since as since, until, null::varchar as other_unit
from wrong
where found_since < until
