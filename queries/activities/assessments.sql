-- 最近一次全市招商引资考核，我县得了什么奖、第几位？
--
-- assessed_year  考核年度：截止月所在年以前的最近一个
-- award          奖项
-- rank           位次；考核没有公布的缺
--
-- public         all：全市考核的结果是公布的
-- undivided      all：考核是全县的
-- $scope         读者的范围；考核是全县的，不随筛选变化

select year as assessed_year, award, rank
from city_assessments
where year < year($scope['as_of'])
qualify year = max(year) over ()
order by year
