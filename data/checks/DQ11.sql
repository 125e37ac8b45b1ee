-- 合计行当成项目
--
-- level     fail
-- rule      项目名称是合计、小计、总计、其中、分节标题之类
-- stated    项目名称
-- expected  一个具体的项目

select
    'DQ11' as check_id, 'fail' as level, report_unit as unit_id, project_id, null::date as month,
    project_name as stated, '具体项目' as expected,
    concat('“', project_name, '”像是合计行或分节标题，不是项目') as message,
    '请从台账中删去这一行的项目编号，合计由系统计算' as remedy,
    batch_id, sheet, row_no, since, date '9999-12-31' as until, null::varchar as other_unit
from entries
where regexp_full_match(
    regexp_replace(project_name, '[\s：:（）()]', '', 'g'),
    '.{0,8}(合计|小计|总计|共计|累计)[\d.个万亿元]*|其中|以上.{0,4}|[一二三四五六七八九十]+、.{0,8}(类|项目|板块)|填报人.*|备注.*'
)
