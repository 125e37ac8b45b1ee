-- 各产业年底能到多少，比上年多还是少？
--
-- industry          产业
-- is_lead           是否主导产业
-- is_chosen         是否筛选所选的产业；没有按产业筛选时都是
-- arrived           当年实际到位资金，万元
-- share_then        往年截至同月的到位资金占全年的比重，资金少的产业向全县的比重靠拢（参数“年终预测凭己倍数”），比率
-- forecast          年终预测：到位资金 / 往年同期占全年的比重，万元；没有往年、还没有到位资金时缺
-- forecast_low      80% 区间的下端，不低于已到位的数，万元；往年不足三年时缺
-- forecast_high     80% 区间的上端，万元
-- last_total        上年全年到位资金，万元；上年不是整年时缺
-- forecast_growth   年终预测比上年全年增长：年终预测 / 上年全年 − 1，比率
-- recent_monthly    近三个月月均到位，1、2 月为当年各月月均，万元
-- expected_monthly  余下各月月均将到位：（年终预测 − 到位资金）/ 余下月数，万元
-- origins           回测次数：往年同月，每个产业每年预测一次，只用其余年份
-- error             回测平均误差：|预测 / 全年实际 − 1| 的平均，比率
-- pace_error        序时外推（到位资金 / 序时进度）的平均误差，比率
-- is_better         误差是否比序时外推小两成以上；回测不了的缺
--
-- public            share_then、forecast、forecast_low、forecast_high、forecast_growth、expected_monthly、error：
--                   参照全县各月进度推算，全县各月累计在通报里有
-- totals            arrived、last_total
-- $scope            读者的范围
-- $whole            without industries：按产业筛选时只标出所选的，其他产业仍列出

with spans as (
    select industry as part, since, until, of_scope(arrived, weight_of(shares, $whole), $whole) as arrived
    from project_spans($whole) where is_counted and arrived <> 0 and since <= $scope['as_of']
),
series as materialized (from months_of('spans', $scope)),
ways as materialized (from ways_of('series', $scope)),
ends as (from ends_of('series', 'ways', $scope)),
tried as (from tried_at('ways', $scope)),
last_year as (
    select part, max(arrived) filter (month = 12) as total
    from series where year = year($scope['as_of']) - 1 group by part
)
select
    i.industry, i.is_lead, is_chosen($scope['industries'], i.industry) as is_chosen,
    wan(case when has_funds($scope) then coalesce(e.arrived, 0) end) as arrived, e.share_then,
    wan(e.forecast) as forecast, wan(e.forecast_low) as forecast_low, wan(e.forecast_high) as forecast_high,
    wan(l.total) as last_total, growth(e.forecast, l.total::double) as forecast_growth,
    wan(recent_of(e.arrived, e.arrived_before, $scope)) as recent_monthly,
    wan((e.forecast - e.arrived) / nullif(12 - month($scope['as_of']), 0)) as expected_monthly,
    b.*, beats(b.error, b.pace_error) as is_better
from industries as i
cross join tried as b
left join ends as e on e.part = i.industry
left join last_year as l on l.part = i.industry
where e.arrived is not null or l.total is not null
order by e.forecast desc nulls last, e.arrived desc nulls last, i.seq, i.industry
