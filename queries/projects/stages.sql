-- 项目走到了哪一步，每个阶段各有多少个？
--
-- stage              当前阶段；没有项目的阶段不列
-- projects           项目数，个
-- agreed_investment  协议投资额合计，万元；没有填报的不计，都没有填报的缺
--
-- totals             projects、agreed_investment
-- $scope             读者的范围

select stage_name(stage) as stage, count(*) as projects, wan(sum(agreed)) as agreed_investment
from projects_in_scope($scope)
where stage is not null
group by stage
order by coalesce(stage_order(stage), 100), stage
