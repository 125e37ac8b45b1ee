-- 到位资金由哪些月报行构成？
--
-- project_id    项目编号
-- project       项目名称
-- month         月份
-- origin        资金来源：省外 / 市外 / 县外 / 外资
-- amount        当月到位资金，万元；退资为负
-- audit_status  审核状态；只有审核通过的计入各项数字
-- batch_id      批次
-- file_name     来源文件
-- sheet         工作表
-- row_no        行号
--
-- $scope        读者的范围

select
    f.project_id, i.project_name as project, f.month, origin_name(f.origin) as origin,
    wan(f.amount) as amount,
    f.audit_status, f.batch_id, b.file_name, f.sheet, f.row_no
from monthly_funds as f
join ledger_in_scope($scope) as p using (project_id)
join projects as i using (project_id)
join batches as b on b.batch_id = f.batch_id
where f.month <= $scope['as_of']
order by f.month, f.project_id, f.origin, f.entry
