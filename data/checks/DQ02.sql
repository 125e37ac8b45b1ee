-- 续建当新建
--
-- level     warn
-- rule      填“新建”而开工年早于报告年
-- stated    填报的建设性质
-- expected  由开工年推导的建设性质
-- limits    台账没有“新建、续建”栏，本系统一律由开工年推导，两者不会矛盾；收集该栏之前本规则不出疑点

select
    'DQ02' as check_id, 'warn' as level, report_unit as unit_id, project_id, null::date as month,
    null::varchar as stated,
    null::varchar as expected, null::varchar as message, null::varchar as remedy, batch_id, sheet, row_no,
    since, date '9999-12-31' as until, null::varchar as other_unit
from entries
where false
