-- 各单位报表质量如何？
--
-- unit_id        单位编号
-- unit           对此负责的单位：填报单位或其上最近的考核单位；全县一级的为市通报
-- unit_group     考核分组
-- rows_reported  上报行数：台账项目、本年至截止月的资金行和进度表行，未通过审核的除外
-- fail           未处置的必改疑点数
-- warn           未处置的提醒疑点数
-- info           未处置的参考疑点数
-- dismissed      已处置的疑点数，不计入以下两栏
-- findings_rate  疑点率：未处置疑点数 / 上报行数，比率；没有上报行的缺
-- months_due     本年网上报送到期的月数；不在网上报送、没有设报送截止日的缺
-- on_time        其中按时报送的月数，以第一次提交为准；退回改正的不算迟报
-- quality        报表质量：1 − （必改 + 提醒 × 折算）/ 上报行数 / 归零率，不低于零；在网上报送的，其中按“及时报送折算”的
--                比重计按时报送的月份比例；比率；没有上报行的缺
--
-- public         unit、unit_id：没有考核分组的单位，报表质量归它上面的考核单位；单位知道自己归谁管
-- totals         rows_reported、fail、warn、info、dismissed
-- $scope         读者的范围

with sent as (                                  -- by who answers for them; the city's bulletins are the root's
    select report_unit as unit_id, sum(rows_reported) as rows
    from ledger_of_all_units($scope)
    where is_entry and is_chosen($scope['unit_ids'], report_unit)
    group by report_unit
    union all
    select u.unit_id, count(*)
    from city_ranks as c, units_in_scope($scope) as u
    where u.parent_id is null and has_tasks($scope) and c.month between year_start($scope) and $scope['as_of']
    group by u.unit_id
),
reported as (
    select a.answers as unit_id, sum(s.rows)::bigint as rows_reported
    from sent as s join answering_units as a using (unit_id)
    group by a.answers
),
found as (
    select
        answers as unit_id,
        count(*) filter (verdict is null and level = 'fail') as fail,
        count(*) filter (verdict is null and level = 'warn') as warn,
        count(*) filter (verdict is null and level = 'info') as info,
        count(*) filter (verdict is not null) as dismissed
    from findings_in_scope($scope)
    group by answers
),
counted as (
    select unit_id, coalesce(rows_reported, 0) as rows_reported, coalesce(fail, 0) as fail, coalesce(warn, 0) as warn,
        coalesce(info, 0) as info, coalesce(dismissed, 0) as dismissed
    from reported full join found using (unit_id)
)
select
    unit_id, unit, unit_group, rows_reported, fail, warn, info, dismissed,
    case when rows_reported > 0 then (fail + warn + info) / rows_reported end as findings_rate,
    p.months_due, p.on_time,
    with_punctuality(
        quality_of(fail, warn, rows_reported, $scope['quality_warn_weight'], $scope['quality_zero_rate']),
        p.punctuality, $scope['quality_punctual_weight']
    ) as quality
from counted
join units using (unit_id)
left join (                                      -- of a whole unit: not for who may see a part of it only
    from unit_punctualities where month = $scope['as_of'] and is_chosen($scope['permitted'], unit_id)
) as p using (unit_id)
order by quality nulls last, fail desc, findings_rate desc, unit_id
