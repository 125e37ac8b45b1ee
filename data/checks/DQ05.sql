-- 累计与逐月不符
--
-- level     warn
-- rule      填报的本年累计既不等于逐月相加，也不等于上次累计加其后各月；已按累计下降报出的不重复
-- stated    填报累计，万元
-- expected  逐月相加，万元
-- setting   check_ytd_tolerance

select
    'DQ05' as check_id, 'warn' as level, report_unit as unit_id, project_id, month,
    figure(told) as stated, figure(added) as expected,
    concat(
        year_month(month), '填报累计 ', in_words(told), '，逐月相加为 ', in_words(added),
        '，', if(told > added, '多 ', '少 '), in_words(abs(told - added))
    ) as message,
    '请核对累计数和各月数，以凭证为准改正' as remedy,
    batch_id, sheet, row_no, since, until, null::varchar as other_unit
from broken_totals
where not coalesce(has_fallen, false)
