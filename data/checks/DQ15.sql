-- 季末、年末突击上报
--
-- level     info
-- rule      单位 6 月、9 月或 12 月到位资金占本年至该月累计的比例超过规定，且累计达到起算额
-- stated    该月到位资金，万元
-- expected  本年至该月累计，万元
-- setting   check_rush_share、check_rush_from
-- limits    一季度只有三个月，末月占比本来就高，不看；按产业、园区等筛选时不看

with monthly as (
    select a.answers as unit_id, f.month, sum(f.amount) as amount
    from monthly_funds as f
    join entries as e on e.project_id = f.project_id and e.since <= f.month
    join answering_units as a on a.unit_id = e.report_unit
    where f.audit_status = '审核通过'
    group by a.answers, f.month
),
running as (
    select *, sum(amount) over (partition by unit_id, year(month) order by month) as so_far from monthly
)
select
    'DQ15' as check_id, 'info' as level, unit_id, null::varchar as project_id, month,
    figure(amount) as stated, figure(so_far) as expected,
    concat(
        year_month(month), '到位 ', in_words(amount), '，占 1—', month(month), '月累计 ', in_words(so_far), '的 ',
        as_percent(amount / so_far)
    ) as message,
    '请说明集中到位的项目，并备好凭证待核' as remedy,
    null::integer as batch_id, null::varchar as sheet, null::integer as row_no,
    month as since, next_january(month) as until, null::varchar as other_unit
from running
where month(month) in (6, 9, 12) and so_far >= limit_of('check_rush_from')
    and amount > so_far * limit_of('check_rush_share')
