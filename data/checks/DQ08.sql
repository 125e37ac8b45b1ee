-- 签约或开工前已有到位资金
--
-- level     warn
-- rule      首笔到位早于签约月份，或没有签约日期却有到位；开工前到位超过协议投资额的规定比例
-- stated    首笔到位的月份，或开工前到位资金（万元）
-- expected  签约日期，或协议投资额（万元）
-- setting   check_before_start
-- limits    缴地款等可以先于开工，所以开工前的到位只在比例过高时报出；只看审核通过的资金

with arrived as (
    select project_id, min(since) as first_arrival from project_months where has_arrived group by project_id
),
funded as (
    select e.*, a.first_arrival, coalesce(b.arrived_total, e.arrived_total) as before_start
    from entry_months as e
    join arrived as a on a.project_id = e.project_id and a.first_arrival <= e.since
    left join project_months as b on b.project_id = e.project_id
        and b.since <= (date_trunc('month', e.started_at) - interval 1 month)::date
        and (date_trunc('month', e.started_at) - interval 1 month)::date < b.until
),
judged as (
    select *, case
        when signed_at is null and coalesce(landed_at, started_at, built_at) is null then 'unsigned'
        when first_arrival < date_trunc('month', signed_at) then 'before signing'
        when before_start > agreed_investment * limit_of('check_before_start') then 'before start'
    end as why
    from funded
)
select
    'DQ08' as check_id, 'warn' as level, report_unit as unit_id, project_id, null::date as month,
    if(why = 'before start', figure(before_start), strftime(first_arrival, '%Y-%m')) as stated,
    case why when 'unsigned' then '没有签约日期' when 'before signing' then signed_at::varchar
        else figure(agreed_investment) end as expected,
    case why
        when 'unsigned' then concat(year_month(first_arrival), '起有到位资金，台账没有签约日期')
        when 'before signing' then concat('首笔资金', year_month(first_arrival), '到位，签约在 ', signed_at)
        else concat(
            if(started_at is null, '尚未开工', '开工前'), '已到位 ', in_words(before_start), '，占协议投资额的 ',
            as_percent(before_start / agreed_investment)
        )
    end as message,
    if(why = 'before start', '请核对开工日期，并说明开工前资金的用途', '请核对签约日期和资金归属，属前期费用的请说明') as remedy,
    batch_id, sheet, row_no, since, until, null::varchar as other_unit
from judged
where why is not null
