-- 到位超过协议投资额
--
-- level     warn
-- rule      审核通过的累计到位资金超过协议投资额的规定倍数
-- stated    累计到位资金，万元
-- expected  协议投资额，万元
-- setting   check_over_agreed

select
    'DQ06' as check_id, 'warn' as level, report_unit as unit_id, project_id, null::date as month,
    figure(arrived_total) as stated, figure(agreed_investment) as expected,
    concat('累计到位 ', in_words(arrived_total), '，超过协议投资额 ', in_words(agreed_investment)) as message,
    '有增资协议的请说明并更新协议投资额；没有的请核减到位资金' as remedy,
    batch_id, sheet, row_no, since, until, null::varchar as other_unit
from entry_months
where agreed_investment > 0 and arrived_total > agreed_investment * limit_of('check_over_agreed')
