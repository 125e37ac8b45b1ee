-- 这个项目逐月的形象进度是什么，存在什么问题？
--
-- project_id       项目编号
-- month            进度表的月份；截至截止月份各年的
-- visual_progress  形象进度
-- problem          存在问题
-- next_step        下步措施
-- month_done       本月完成投资，万元
-- ytd_done         当年累计完成投资，万元
-- annual_plan      年度计划投资，万元
-- plan_rate        完成年度计划：当年累计完成投资 / 年度计划投资，比率
-- file_name        来源文件
-- sheet            工作表
-- row_no           行号
--
-- $scope           读者的范围

select
    k.project_id, k.month, k.visual_progress, k.problem, k.next_step,
    wan(k.month_done) as month_done,
    wan(k.ytd_done) as ytd_done,
    wan(k.annual_plan) as annual_plan,
    part(k.ytd_done, k.annual_plan) as plan_rate,
    b.file_name, k.sheet, k.row_no
from key_progress as k
join ledger_in_scope($scope) as p using (project_id)
join batches as b on b.batch_id = k.batch_id
where k.month <= $scope['as_of']
order by k.month desc, k.project_id
