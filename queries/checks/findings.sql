-- 数据有哪些疑点，出在哪一行？
--
-- finding_key  疑点的键：规则、项目（或单位）、月份和两个数，事实不变则不变
-- check_id     规则编号
-- title        规则
-- level        级别：fail 必改 / warn 提醒 / info 参考
-- unit_id      单位编号
-- unit         对此负责的单位：填报单位或其上最近的考核单位
-- unit_group   考核分组
-- project_id   项目编号；不属于一个项目的缺
-- project      项目名称
-- month        月份；不属于一个月的缺
-- stated       填报的，是什么见各规则
-- expected     相比的，是什么见各规则
-- message      什么不对
-- remedy       请这样处理
-- batch_id     批次
-- file_name    来源文件
-- sheet        工作表
-- row_no       行号
-- verdict      已有的处置；未处置的缺
-- reason       处置的理由
-- decided_by   处置人
-- decided_at   处置时间
--
-- public       unit、unit_id：没有考核分组的单位，疑点归它上面的考核单位负责；单位知道自己归谁管
-- $scope       读者的范围

select
    f.finding_key, f.check_id, r.title, f.level, u.unit_id, u.unit, u.unit_group, f.project_id,
    p.project_name as project, f.month, f.stated, f.expected, f.message, f.remedy,
    f.batch_id, b.file_name, f.sheet, f.row_no,
    f.verdict, f.reason, f.decided_by, f.decided_at
from findings_in_scope($scope) as f
join check_rules as r using (check_id)
join units as u on u.unit_id = f.answers
left join projects as p on p.project_id = f.project_id
left join batches as b on b.batch_id = f.batch_id
order by list_position(['fail', 'warn', 'info'], f.level), r.seq, u.unit_id, f.project_id, f.month, f.stated, f.expected
