-- 累计到位下降
--
-- level     fail
-- rule      填报的本年累计小于上次填报的累计，其间没有退资，也不等于逐月相加
-- stated    填报累计，万元
-- expected  上次填报的累计，万元
-- setting   check_ytd_tolerance

select
    'DQ04' as check_id, 'fail' as level, report_unit as unit_id, project_id, month,
    figure(told) as stated, figure(told_before) as expected,
    concat(
        year_month(month), '填报累计 ', in_words(told), '，比', month(month_before), '月的 ', in_words(told_before),
        '少，其间没有退资'
    ) as message,
    concat('逐月相加为 ', in_words(added), '，请改正累计数或补报退资') as remedy,
    batch_id, sheet, row_no, since, until, null::varchar as other_unit
from broken_totals
where has_fallen
