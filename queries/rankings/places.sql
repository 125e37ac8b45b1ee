-- 各单位在图上的哪一格？
--
-- unit_id     单位编号
-- unit        单位
-- map_row     图上行：从上数第几行，基础配置的“单位位置”所填；没有填的单位不列
-- map_column  图上列：从左数第几列
--
-- undivided   all but units：位置是单位的
-- $scope      读者的范围

select u.unit_id, u.unit, p.map_row, p.map_column
from unit_places as p join units as u on u.unit_id = p.unit
where u.unit_group is not null and stands(u.merged_since, $scope['as_of']) and is_chosen($scope['permitted'], u.unit_id)
order by p.map_row, p.map_column, u.unit_id
