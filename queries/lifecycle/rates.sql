-- 这一批签约项目履约、到位、开工、投产了多少，各类相比如何？
--
-- class_name         分类：合计、签约年份、产业、园区或单位
-- projects           签约项目数，个；审核通过、截止月末已签约的，以下各率都以这一批为准
-- ended              已终止、退出的，个
-- kept               未终止、退出的，个
-- fulfilment_rate    合同履约率：未终止、退出的 / 签约，比率
-- n_landed           已落地的，个；后面的步骤有日期的算已落地
-- landing_rate       落地率：已落地 / 签约，比率
-- n_started          已开工的（含竣工、投产、达产），个
-- start_rate         开工率：已开工 / 签约，比率
-- n_completed        已竣工的（含投产、达产），个
-- build_rate         竣工率：已竣工 / 签约，比率
-- n_produced         已投产的（含达产），个
-- production_rate    投产率：已投产 / 签约，比率
-- n_at_capacity      已达产的，个
-- capacity_rate      达产率：已达产 / 已投产，比率；没有投产的缺
-- agreed_investment  填报了协议投资额的项目协议投资额合计；筛选单位时为其份额，万元
-- arrived_total      这些项目累计到位资金合计；筛选单位时为其份额，万元
-- arrival_rate       资金到位率：这些项目的累计到位 / 协议投资额，比率；都没有填报的缺
--
-- public             class_name：按单位分时，共同引进的项目算在填报的一家，各家知道是哪几家的
-- totals             projects、ended、kept、fulfilment_rate = kept / projects、n_landed、
--                    landing_rate = n_landed / projects、n_started、start_rate = n_started / projects、n_completed、
--                    build_rate = n_completed / projects、n_produced、production_rate = n_produced / projects、
--                    n_at_capacity、capacity_rate = n_at_capacity / n_produced、agreed_investment、arrived_total、
--                    arrival_rate = arrived_total / agreed_investment
-- $scope             读者的范围
-- $cohort            只看哪一年签约的；空为历年
-- $by                year、industry、park 或 unit：按什么分类；空为合计

with batch as (
    select *, has_ended(stage) as has_ended, weight_of(shares, $scope) as weight,
        case $by::varchar
            when 'year' then year(signed)::varchar when 'industry' then industry when 'park' then place
            when 'unit' then first_unit else '合计'
        end as class_name
    from cohort_in_scope($scope, $cohort::integer)
),
counted as (
    select class_name, count(*) as projects, count(*) filter (has_ended) as ended,
        count(*) filter (not has_ended) as kept,
        count(*) filter (reached >= stage_order('landed')) as n_landed,
        count(*) filter (reached >= stage_order('started')) as n_started,
        count(*) filter (reached >= stage_order('completed')) as n_completed,
        count(*) filter (reached >= stage_order('producing')) as n_produced,
        count(*) filter (reached >= stage_order('at_capacity')) as n_at_capacity,
        sum(of_scope(agreed_investment, weight, $scope)) as agreed,
        sum(of_scope(arrived_total, weight, $scope)) filter (agreed_investment is not null) as arrived
    from batch
    group by class_name
)
select class_name, projects, ended, kept, kept / projects as fulfilment_rate,
    n_landed, n_landed / projects as landing_rate, n_started, n_started / projects as start_rate,
    n_completed, n_completed / projects as build_rate, n_produced, n_produced / projects as production_rate,
    n_at_capacity, n_at_capacity / nullif(n_produced, 0) as capacity_rate,
    wan(agreed) as agreed_investment, wan(arrived) as arrived_total, part(arrived, agreed) as arrival_rate
from counted
order by case when $by::varchar = 'year' then class_name end desc, projects desc, class_name
