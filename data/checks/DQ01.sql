-- 重复申报
--
-- level     warn
-- rule      两个未终止的项目信用代码相同且名称相近或金额接近；信用代码不全，而同一产业内名称相近、协议投资额接近
-- stated    后签约（或后登记）的项目：名称与协议投资额，万元
-- expected  先签约的项目：编号、名称与协议投资额，万元
-- setting   check_name_similarity、check_amount_close
-- limits    名称归一后前两个字不同、信用代码又不同或未填的，比对不到

with known as (select * from named_entries),
pairs as (
    select a.seq as earlier, b.seq as later
    from known as a join known as b on b.uscc = a.uscc and b.seq > a.seq
    where alike(a.name, b.name) or near(a.agreed_investment, b.agreed_investment)
    union
    select least(a.seq, b.seq), greatest(a.seq, b.seq)
    from (select *, unnest([size_class, size_class + 1]) as size from known) as a
    join known as b
        on b.industry = a.industry and left(b.name, 2) = left(a.name, 2) and b.size_class = a.size and b.seq <> a.seq
    where coalesce(a.uscc = b.uscc, true) and near(a.agreed_investment, b.agreed_investment) and alike(a.name, b.name)
)
select
    'DQ01' as check_id, 'warn' as level, b.report_unit as unit_id, b.project_id, null::date as month,
    concat_ws(' ', b.project_name, figure(b.agreed_investment)) as stated,
    concat_ws(' ', a.project_id, a.project_name, figure(a.agreed_investment)) as expected,
    concat(
        '与', u.unit, '的“', a.project_name, '”（', a.project_id, '）', if(a.uscc = b.uscc, '信用代码相同，', ''),
        if(a.name = b.name, '名称除通用字外相同', '名称相似 ' || as_percent(jaro_winkler_similarity(a.name, b.name))),
        '，协议投资额 ',
        in_words(b.agreed_investment), ' 与 ', in_words(a.agreed_investment)
    ) as message,
    '请两个引资单位核对；确为同一项目的只留一条，按共同引进填写比例' as remedy,
    b.batch_id, b.sheet, b.row_no,
    greatest(a.since, b.since) as since, least(a.until, b.until) as until, a.report_unit as other_unit
from pairs
join known as a on a.seq = pairs.earlier
join known as b on b.seq = pairs.later
join units as u on u.unit_id = a.report_unit
