-- 钱从哪里来，进了哪个产业，落在哪个园区？
--
-- region    来源区域
-- industry  产业
-- park      园区；园区以外的为“园区外”
-- arrived   当年实际到位资金，万元；退回多于到位的为负
--
-- totals    arrived
-- $scope    读者的范围

select region, industry, place as park, wan(sum(arrived)) as arrived
from projects_in_scope($scope) as p
group by all
having sum(p.arrived) <> 0
order by sum(p.arrived) desc, region, industry, park
