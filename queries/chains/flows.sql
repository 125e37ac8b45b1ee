-- 钱从哪里来，进了哪个产业，落在哪个园区？
--
-- region    来源区域
-- industry  产业
-- park      园区；园区以外的为“园区外”
-- arrived   当年实际到位资金，万元
--
-- $scope    读者的范围

select p.region, p.industry, p.place as park, wan(sum(a.arrived)) as arrived
from projects_in_scope($scope) as p
join arrived_by_project($scope) as a using (project_id)
group by all
having sum(a.arrived) > 0
order by arrived desc, region, industry, park
