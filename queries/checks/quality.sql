-- 各单位报表质量如何？
--
-- unit_id        单位编号
-- unit           对此负责的单位：填报单位或其上最近的考核单位；全县一级的为市通报
-- unit_group     考核分组
-- rows_reported  上报行数：台账项目、本年至截止月的资金行和进度表行，未通过审核的除外
-- fail           未处置的必改疑点数
-- warn           未处置的提醒疑点数
-- info           未处置的参考疑点数
-- dismissed      已处置的疑点数，不计入以下两栏
-- findings_rate  疑点率：未处置疑点数 / 上报行数，比率；没有上报行的缺
-- quality        报表质量：1 − （必改 + 提醒 × 折算）/ 上报行数 / 归零率，不低于零，比率；没有上报行的缺
--
-- $scope         读者的范围

select unit_id, unit, unit_group, rows_reported, fail, warn, info, dismissed, findings_rate, quality
from unit_quality($scope)
order by quality nulls last, fail desc, findings_rate desc, unit_id
