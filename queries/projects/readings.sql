-- 台账里原来怎么写，读成了什么？
--
-- project_id   项目编号
-- project      项目名称
-- label        栏目
-- written      台账原文
-- read_as      读成的值
-- confidence   把握，0 到 1；1 为没有疑问
-- doubt        疑问；没有疑问时缺
-- column_unit  列的计量单位；没有的缺
-- batch_id     批次
-- file_name    来源文件
-- sheet        工作表
-- row_no       行号
--
-- $scope       读者的范围

with chosen as (select project_id, project_name from ledger_in_scope($scope) join projects using (project_id)),
sources as (                                   -- the rows of workbooks that speak of a project now
    select project_id, batch_id, sheet, row_no from projects
    union
    select project_id, batch_id, sheet, row_no from stage_events
    union
    select project_id, batch_id, sheet, row_no
    from monthly_funds semi join readings using (batch_id, sheet, row_no)
    where month <= $scope['as_of']
    union
    select project_id, batch_id, sheet, row_no from key_progress where month <= $scope['as_of']
)
select
    c.project_id, c.project_name as project, r.label, r.written, r.read_as, r.confidence, r.doubt,
    r.unit as column_unit, r.batch_id, b.file_name, r.sheet, r.row_no
from readings as r
join sources as s using (batch_id, sheet, row_no)
join chosen as c using (project_id)
join batches as b using (batch_id)
order by c.project_id, r.confidence, r.batch_id, r.sheet, r.row_no, r.label, r.written
