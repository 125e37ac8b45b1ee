-- 金额单位写错
--
-- level     fail
-- rule      协议投资额超过县级单体上限；一期或固定资产投资与协议投资额相差达到倍数；单月到位达到协议额的倍数，
--           或比上次多到倍数又超过协议额，或不足 1 万元而上次多到倍数
-- stated    可疑的数，万元
-- expected  与它相比的数，万元
-- setting   check_scale、check_largest_project

with limits as (select limit_of('check_scale') as times, limit_of('check_largest_project') as largest),
parts as (
    select *, unnest([
        {what: '协议投资额', amount: agreed_investment, beside: '县级单体上限', other: largest},
        {what: '一期投资额', amount: phase1_investment, beside: '协议投资额', other: agreed_investment},
        {what: '固定资产投资', amount: fixed_asset_investment, beside: '协议投资额', other: agreed_investment}
    ], recursive := true)
    from entries, limits
),
months as (
    select *, lag(amount) over (partition by project_id, year(month) order by month) as last_amount
    from entry_funds, limits
),
doubtful as (
    select report_unit, project_id, null::date as month, what, amount, beside, other, batch_id, sheet, row_no,
        since, date '9999-12-31' as until
    from parts
    where amount > 0 and other > 0 and if(
        what = '协议投资额', amount > other, greatest(amount / other, other / amount) >= times
    )
    union all
    select report_unit, project_id, month, '当月到位', amount, '协议投资额', agreed_investment, batch_id, sheet, row_no,
        since, until
    from months
    where amount > 0 and agreed_investment > 0 and amount >= agreed_investment * times
    union all
    select report_unit, project_id, month, '当月到位', amount, '上次到位', last_amount, batch_id, sheet, row_no,
        since, until
    from months
    where amount > 0 and last_amount > 0 and coalesce(amount < agreed_investment * times, true) and (
        amount >= last_amount * times and coalesce(amount > agreed_investment, true)
        or amount < 1 and last_amount >= amount * times
    )
)
select
    'DQ03' as check_id, 'fail' as level, report_unit as unit_id, project_id, month,
    concat(what, ' ', figure(amount)) as stated, concat(beside, ' ', figure(other)) as expected,
    concat(
        if(month is null, '', year_month(month)), what, ' ', in_words(amount), '，', beside, ' ', in_words(other),
        '，疑为单位写错'
    ) as message,
    '请对照协议或银行回单核对单位，改正后重报' as remedy,
    batch_id, sheet, row_no, since, until, null::varchar as other_unit
from doubtful
