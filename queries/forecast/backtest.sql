-- 拿往年试一遍，预测得准不准？
--
-- month             月份：每年这个月末预测一次，1 至 11 月
-- origins           预测了几次：当月已有到位资金的往年，各只用其余年份
-- ranged            其中有区间可验的次数
-- coverage          区间覆盖率：全年实际数落在 80% 区间内的 / 有区间可验的；区间由其余年份互相预测的误差定，与这一年无关，比率
-- error             平均误差：|预测 / 全年实际 − 1| 的平均，比率
-- pace_error        序时外推（到位资金 / 序时进度）的平均误差，比率
-- all_origins       各月合计预测的次数
-- all_ranged        各月合计有区间可验的次数
-- all_coverage      各月合计的区间覆盖率，比率；往年不足三年时缺
-- all_error         各月合计的平均误差，比率
-- all_pace_error    各月合计的序时外推的平均误差，比率
-- all_error_cut     误差比序时外推小多少：1 − 平均误差 / 序时外推的平均误差，比率
-- is_better         误差是否比序时外推小两成以上
-- is_covering       各月合计的区间覆盖率是否在 75%—88% 之间（80% 区间应有的）；没有区间可验的缺
--
-- public            error、all_error、all_error_cut：
--                   参照全县各月进度推算，全县各月累计在通报里有
-- $scope            读者的范围

with spans as (from funded_spans($scope)),
series as materialized (from months_of('spans', $scope)),
ways as materialized (from ways_of('series', $scope)),
misses as (                                    -- what the range of each year and month is made of: the other years'
    select w.year, w.month, miss_of(z.c, z.t, shrunk(
        z.all_c - z.c - y.c, z.all_t - z.t - y.t, z.all_cc - z.cc - y.cc, z.all_ct - z.ct - y.ct, z.weight
    )) as miss
    from ways as w
    join ways as z on z.year <> w.year and is_near(w.month, z.month) and is_near(z.month, w.month)
    join ways as y on y.year = w.year and y.month = z.month
),
ranges as (select year, month, four_fifths(list(miss)) as miss from misses where miss >= 0 group by year, month),
tried as (
    select w.month, w.miss <= r.miss as is_covered, abs(w.c / w.share_without / w.t - 1) as error,
        abs(w.c * 12 / w.month / w.t - 1) as pace_error
    from ways as w left join ranges as r using (year, month)
    where w.month < 12 and w.miss >= 0
)
select
    month, count(*) as origins, count(is_covered) as ranged, avg(is_covered::integer) as coverage, avg(error) as error,
    avg(pace_error) as pace_error,
    sum(count(*)) over ()::bigint as all_origins, sum(count(is_covered)) over ()::bigint as all_ranged,
    sum(sum(is_covered::integer)) over () / nullif(all_ranged, 0) as all_coverage,
    sum(sum(error)) over () / all_origins as all_error, sum(sum(pace_error)) over () / all_origins as all_pace_error,
    1 - all_error / nullif(all_pace_error, 0) as all_error_cut, beats(all_error, all_pace_error) as is_better,
    all_coverage between 0.75 and 0.88 as is_covering
from tried
group by month
order by month
