-- 同一投资方以不同金额多次签约
--
-- level     info
-- rule      同一投资方签约两次以上，项目名称相近而协议投资额不接近；名称标明分期、扩建、技改的不算
-- stated    后签约的项目：名称与协议投资额，万元
-- expected  先签约的项目：编号、名称与协议投资额，万元
-- setting   check_name_similarity、check_amount_close
-- limits    每个项目只收一个签约日期，同一项目在几场活动上重复签约，只有分别立项时才看得出；活动台账不记签约项目

with signings as (
    select * exclude (since), greatest(since, date_trunc('month', signed_at)::date) as since
    from named_entries
    where signed_at is not null and not regexp_matches(project_name, '[一二三四]期|扩建|增资|技改|续建')
),
pairs as (
    select a.seq as earlier, b.seq as later
    from signings as a join signings as b on b.investor = a.investor and b.seq > a.seq
    where alike(a.name, b.name) and not near(a.agreed_investment, b.agreed_investment)
        and coalesce(a.uscc <> b.uscc, true)
)
select
    'DQ13' as check_id, 'info' as level, b.report_unit as unit_id, b.project_id, null::date as month,
    concat(b.project_name, ' ', figure(b.agreed_investment)) as stated,
    concat_ws(' ', a.project_id, a.project_name, figure(a.agreed_investment)) as expected,
    concat(
        '同一投资方 ', a.signed_at, ' 已签约“', a.project_name, '”（', a.project_id, '，', in_words(a.agreed_investment),
        '），', b.signed_at, ' 又签约 ', in_words(b.agreed_investment)
    ) as message,
    '请核对是否同一项目重复签约；分期、另建的请在名称或备注中写明' as remedy,
    b.batch_id, b.sheet, b.row_no,
    greatest(a.since, b.since) as since, least(a.until, b.until) as until, a.report_unit as other_unit
from pairs
join signings as a on a.seq = pairs.earlier
join signings as b on b.seq = pairs.later
