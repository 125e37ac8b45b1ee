-- 到位资金没有佐证
--
-- level     warn
-- rule      当年到位达到规定额，而项目各阶段既没有佐证材料也没有核验
-- stated    当年到位资金，万元
-- expected  至少一项佐证
-- setting   check_evidence_from
-- limits    佐证只收到“有没有”，不收凭证金额，凭证合计小于上报数比不出；全库没有一条佐证的视为尚未收集，不出疑点

with evident as (select distinct project_id from stage_events where verified or trim(evidence) <> '')
select
    'DQ12' as check_id, 'warn' as level, report_unit as unit_id, project_id, null::date as month,
    figure(arrived) as stated, '佐证' as expected,
    concat(year(since), '年到位 ', in_words(arrived), '，各阶段都没有佐证') as message,
    '请补交银行回单、施工许可、现场照片等佐证' as remedy,
    batch_id, sheet, row_no, since, until, null::varchar as other_unit
from entry_months
where arrived >= limit_of('check_evidence_from')
    and (select count(*) from evident) > 0
    and project_id not in (select project_id from evident)
