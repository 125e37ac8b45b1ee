-- 部分大于整体或合计对不上
--
-- level     fail
-- rule      一期或固定资产投资大于协议投资额；本月完成大于累计完成；市通报的本县到位资金与台账合计相差过大
-- stated    部分，或市通报数，万元
-- expected  整体，或台账合计，万元
-- setting   check_bulletin_gap
-- limits    工业、省外等分项和各单位之和由同一批资金行汇总，不会大于全县；相差成倍的已按单位写错报出

with parts as (
    select report_unit, project_id, null::date as month, batch_id, sheet, row_no, since, date '9999-12-31' as until,
        unnest([
            {what: '一期投资额', part: phase1_investment, beside: '协议投资额', whole: agreed_investment},
            {what: '固定资产投资', part: fixed_asset_investment, beside: '协议投资额', whole: agreed_investment}
        ], recursive := true)
    from entries
    union all
    select e.report_unit, k.project_id, k.month, k.batch_id, k.sheet, k.row_no, greatest(k.month, e.since),
        next_january(k.month), '本月完成投资', k.month_done, '累计完成投资', k.ytd_done
    from key_progress as k join entries as e using (project_id)
),
counted as (                                   -- the ledger's sum in each month that the city told
    select c.month, sum(p.arrived) as arrived
    from (select distinct month from city_ranks where is_own and metric = '到位资金') as c
    join project_months as p on p.since <= c.month and c.month < p.until and p.is_counted and p.arrived <> 0
    group by c.month
),
bulletins as (                                 -- each until the next one of its year
    select u.unit_id as report_unit, null::varchar as project_id, c.month, c.batch_id, c.sheet, c.row_no,
        c.month as since,
        coalesce(lead(c.month) over (partition by year(c.month) order by c.month), next_january(c.month)) as until,
        '市通报本县到位资金' as what, c.value as part, '台账合计' as beside, a.arrived as whole
    from city_ranks as c
    left join counted as a using (month)
    join units as u on u.parent_id is null
    where c.is_own and c.metric = '到位资金'
),
wrong as (
    from parts where part > whole and (whole = 0 or part < whole * limit_of('check_scale'))
    union all
    from bulletins where abs(part - whole) > whole * limit_of('check_bulletin_gap')
)
select
    'DQ10' as check_id, 'fail' as level, report_unit as unit_id, project_id, month,
    concat(what, ' ', figure(part)) as stated, concat(beside, ' ', figure(whole)) as expected,
    concat(
        if(month is null, '', year_month(month)), what, ' ', in_words(part), if(part > whole, '，大于', '，小于'), beside,
        ' ', in_words(whole)
    ) as message,
    '请核对两个数，改正填错的一个；口径不同的请说明' as remedy,
    batch_id, sheet, row_no, since, until, null::varchar as other_unit
from wrong
