-- 每位县领导包保哪些重点项目，亮了什么灯？
--
-- leader             包保县领导；没有填写的归为一行，缺
-- is_chosen          是否为筛选的包保领导；没有按包保领导筛选时都是
-- projects           包保的重点项目，个
-- red                其中红灯，个
-- yellow             其中黄灯，个
-- green              其中绿灯，个
-- unplanned          其中未报计划，个
-- longest_late       下一节点超期最久的天数，天；都没有超期的为 0，都没有计划的缺
-- agreed_investment  协议投资额合计；筛选单位时为其份额，万元
-- arrived_total      累计到位资金合计；筛选单位时为其份额，万元
-- arrival_rate       资金到位率：其中填报了协议投资额的累计到位合计 / 协议投资额合计，比率
--
-- totals             projects、red、yellow、green、unplanned、agreed_investment、arrived_total
-- $scope             读者的范围
-- $whole             without leaders：按包保领导筛选时在全部领导中标出所选的

select
    leader,
    coalesce(is_chosen($scope['leaders'], leader), false) as is_chosen,
    count(*) as projects,
    count(*) filter (light = '红') as red,
    count(*) filter (light = '黄') as yellow,
    count(*) filter (light = '绿') as green,
    count(*) filter (light = '未报计划') as unplanned,
    max(days_late) as longest_late,
    sum(wan(agreed_investment)) as agreed_investment,
    sum(wan(arrived_total)) as arrived_total,
    part(sum(wan(arrived_total)) filter (agreed_investment is not null), sum(wan(agreed_investment))) as arrival_rate
from lights_in_scope($whole)
group by leader
order by leader is null, red desc, yellow desc, projects desc, leader
