-- 按考核方案打分，各单位得多少分？
--
-- unit_id     单位编号
-- unit        单位
-- is_chosen   是否筛选所选的单位或其下级；没有按单位筛选时都是
-- unit_group  考核分组
-- seq         指标在方案中的顺序
-- item        考核指标：到位资金完成率 / 新签约 / 新签约亿元以上（协议投资额达到参数“亿元以上项目”）/ 开工率（当年签约项目中至截止月
--             已开工的比例）/ 新开工 / 新投产 / 工业项目占比（上报实施项目中的工业项目）/ 外出招商（当年外出考察和上门拜访，场）/
--             报表质量（见“数据质量”，按已发布的处置）
-- method      计分办法：按任务 实绩 / 任务，到封顶为止；按组内最高 实绩 / 全组最高；按比率 实绩本身，至多 1
-- value       实绩，全年 1 月至截止月；到位资金为万元，项目为个，占比、质量为比率；无从计算的缺；当年
--             没有任何招商活动台账的，外出招商缺，有台账而没有外出的为零
-- basis       所比的数：任务或全组最高，单位同实绩；按比率的缺
-- rate        完成比例，封顶以前，比率；缺的不计：没有任务、没有签约项目、没有上报行、全组都是零
-- points      方案分值；分组有自己的方案的用自己的，其余用各组通用的
-- score       得分：完成比例（不低于零，到封顶为止）× 分值；不计的缺
-- counted     该单位计分的分值合计：不计的指标除外
-- whole       方案的分值合计
-- total       总分：得分合计 / 计分的分值合计 × 100；计分的分值不到方案一半的缺；按产业、园区等筛选时任务不可分，不打分，缺
-- rank        全组位次：先比总分，再比到位资金，仍相同则并列（1-2-2-4）；没有总分的不排
--
-- public      rank：本单位的全组位次，考核通报里有
-- undivided   all but units：考核看单位的全部工作
-- $scope      读者的范围

select
    unit_id, unit,
    is_chosen($scope['unit_ids'], unit_id) as is_chosen,
    unit_group, seq, item, method, value, basis, rate, points, score, counted,
    sum(points) over (partition by unit_id) as whole,
    total, rank
from unit_scores($scope)
where is_chosen($scope['permitted'], unit_id)
order by unit_group, rank nulls last, unit_id, seq
