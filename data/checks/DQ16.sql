-- 印出的同比与数值不符
--
-- level     warn
-- rule      市通报的同比，与同一县区同一指标今年数除以去年同月数再减一的结果，相差超过规定
-- stated    印出的同比
-- expected  重算的同比
-- setting   check_yoy_points
-- limits    去年同月通报没有录入的无从重算；完成率、序时差由系统重算，不收印出的数

with compared as (
    select c.*, u.unit_id, c.value::double / p.value::double - 1 as computed, p.value as prior
    from city_ranks as c
    join city_ranks as p
        on p.county = c.county and p.metric = c.metric and p.month = (c.month - interval 1 year)::date and p.value > 0
    join units as u on u.parent_id is null
)
select
    'DQ16' as check_id, 'warn' as level, unit_id, null::varchar as project_id, month,
    concat(county, ' ', metric, ' ', as_percent(yoy)) as stated, as_percent(computed) as expected,
    concat(
        year_month(month), '市通报', county, metric, '印同比 ', as_percent(yoy), '，按 ', figure(value), ' 与去年 ',
        figure(prior), ' 算为 ', as_percent(computed)
    ) as message,
    '请核对通报原件；口径有调整的请说明' as remedy,
    batch_id, sheet, row_no, month as since, next_january(month) as until, null::varchar as other_unit
from compared
where abs(yoy - computed) * 100 > limit_of('check_yoy_points')
