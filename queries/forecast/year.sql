-- 年底能到多少？
--
-- as_of               截止月份
-- months_left         余下月数
-- arrived             实际到位资金：当年 1 月至截止月，万元
-- past_years          作依据的往年：一季度起有报数、报到 12 月的年份，个
-- first_year          其中最早的一年
-- last_year           其中最近的一年
-- share_then          往年截至同月的到位资金占全年的比重：各年合计 / 各年合计，资金少的范围向全县的比重靠拢（参数“年终预测凭己倍数”），比率
-- forecast            年终预测：到位资金 / 往年同期占全年的比重，万元；没有往年、还没有到位资金时缺；12 月即全年数
-- forecast_low        80% 区间的下端：预测 × exp(−误差)，不低于已到位的数，万元；往年不足三年时缺
-- forecast_high       80% 区间的上端：预测 × exp(误差)，万元；误差是往年同月及前后一月各按其余年份预测的误差（取对数）中八成不超过的数
-- pace_forecast       序时外推：到位资金 / 序时进度，万元
-- last_way            按上年进度：到位资金 / 上年同期占上年全年的比重，万元；上年不是整年时缺
-- target              年度任务，万元；按产业、园区等筛选时任务不可分，缺
-- forecast_rate       预测完成率：年终预测 / 年度任务，比率
-- forecast_gap        年终预测 − 年度任务，万元；负数为还差
-- needed_monthly      余下各月月均需到位：年度任务中还差的 / 余下月数，万元；已完成、没有余下月份时缺
-- recent_monthly      近三个月月均到位，1、2 月为当年各月月均，万元
-- expected_monthly    余下各月月均将到位：（年终预测 − 到位资金）/ 余下月数，万元
-- best_monthly        往年和本年到位最多的一个月，万元
-- is_out_of_reach     任务是否够不着：余下各月月均需到位超过到位最多的一个月，或区间的上端低于任务；已完成、没有任务、没有余下月份时缺
-- record              往年最高：作依据的各年中全年到位资金最多的，万元
-- record_year         那一年
-- is_record           区间的下端（12 月为全年数）是否高于往年最高；没有区间时缺
--
-- public              share_then、forecast、forecast_low、forecast_high、forecast_rate、forecast_gap、expected_monthly：
--                     参照全县各月进度推算，全县各月累计在通报里有
-- $scope              读者的范围
-- undivided           all but units：任务只下达到单位，不计算完成率

with spans as (from funded_spans($scope)),
series as materialized (from months_of('spans', $scope)),
ways as materialized (from ways_of('series', $scope)),
ends as (from ends_of('series', 'ways', $scope)),
known as (
    select count(*) as past_years, min(year) as first_year, max(year) as last_year
    from past_ways($scope) where month = 12
),
past as (
    select max(t) filter (t > 0) as record, arg_max(year, t) filter (t > 0) as record_year,
        max(part(t, c)) filter (year = year($scope['as_of']) - 1 and month = month($scope['as_of'])) as last_factor
    from ways
),
best as (from best_months('series')),
task as (
    select task_in_scope($scope['tasks']['arrived'], $scope) as target, 12 - month($scope['as_of']) as months_left
)
select
    $scope['as_of'] as as_of, t.months_left,
    wan(case when has_funds($scope) then coalesce(e.arrived, 0) end) as arrived,
    k.past_years, k.first_year, k.last_year, e.share_then,
    wan(e.forecast) as forecast, wan(e.forecast_low) as forecast_low, wan(e.forecast_high) as forecast_high,
    wan(e.arrived / pace($scope)) as pace_forecast,
    wan(e.arrived * p.last_factor) as last_way,
    wan(t.target) as target, part(e.forecast, t.target) as forecast_rate,
    wan(e.forecast) - wan(t.target) as forecast_gap,
    wan(monthly_need(e.arrived, t.target, $scope)) as needed_monthly,
    wan(recent_of(e.arrived, e.arrived_before, $scope)) as recent_monthly,
    wan((e.forecast - e.arrived) / nullif(t.months_left, 0)) as expected_monthly,
    wan(b.best_monthly) as best_monthly,
    needed_monthly > b.best_monthly or coalesce(e.forecast_high < t.target, false) as is_out_of_reach,
    wan(p.record) as record, p.record_year,
    case when t.months_left = 0 then e.arrived else e.forecast_low end > p.record as is_record
from task as t, known as k, past as p left join ends as e on true left join best as b on true
