-- 已签约还没有到位的项目年底前还能带来多少，单列出来预测准些吗？
--
-- projects        已签约未到位：签约、落地或开工而没有终止、退出，至今没有到位资金，填报了协议投资额的项目，个
-- waiting_agreed  这些项目的协议投资额，万元
-- turned_rate     往年同月的这类项目当年余下各月到位的 / 它们的协议投资额，各年合计 / 各年合计，比率；12 月缺
-- waiting_later   按往年转化年底前还可到：协议投资额 × 转化率，万元
-- others_end      已有到位资金的、以后才签约的：到位资金 / 往年这部分同期占全年的比重，万元
-- with_pipeline   单列后的年终预测：两者之和，万元
-- tried           回测次数：往年每个月末各预测一次（12 月除外），只用其余年份
-- error_with      单列后的平均误差：|预测 / 全年实际 − 1| 的平均，比率
-- error           不单列（年终预测）的平均误差，同样的年份和月份，比率
-- is_added        是否单列：误差比不单列的小；回测不了的缺
--
-- public          error：资金少的范围参照全县各月进度，全县各月累计在通报里有
-- $scope          读者的范围

with spans as (from funded_spans($scope)),
series as materialized (from months_of('spans', $scope)),
ways as (from ways_of('series', $scope)),
waiting as materialized (from waiting_of($scope)),
split as (
    select w.year, w.month, w.c, w.t, w.share_without, p.agreed, p.later, w.all_c, w.all_t,
        sum(p.agreed) over by_month as all_agreed, sum(p.later) over by_month as all_later
    from ways as w join waiting as p using (year, month)
    window by_month as (partition by w.month)
),
foretold as (                                  -- the past, by the other years
    select abs(c / share_without / t - 1) as error,
        (all_t - t - all_later + later) / nullif(all_c - c, 0) * c
            + coalesce(agreed * (all_later - later) / nullif(all_agreed - agreed, 0), 0) as total,
        abs(total / t - 1) as error_with
    from split where month < 12 and c > 0 and t > 0 and all_t > t
),
tried as (
    select count(error_with) as tried, avg(error_with) as error_with, avg(error) filter (error_with >= 0) as error
    from foretold
),
known as (
    select any_value(all_later / nullif(all_agreed, 0)) as turned_rate,
        any_value((all_t - all_later) / nullif(all_c, 0)) as factor
    from split where month = month($scope['as_of']) and month < 12
),
now as (
    select any_value(arrived) as arrived from series
    where year = year($scope['as_of']) and month = month($scope['as_of'])
)
select
    w.projects, wan(w.agreed) as waiting_agreed, k.turned_rate, wan(w.agreed * k.turned_rate) as waiting_later,
    wan(n.arrived * k.factor) as others_end, wan(w.agreed * k.turned_rate) + wan(n.arrived * k.factor) as with_pipeline,
    t.tried, t.error_with, t.error, t.error_with < t.error as is_added
from tried as t, known as k, now as n
left join waiting as w on w.year = year($scope['as_of'])
