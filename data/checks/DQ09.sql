-- 投资方在本地或行业不予认定
--
-- level     warn
-- rule      投资方名称以本县县名开头；资金填省外而投资方注册地在本省，或填市外、县外而注册地在外省；行业代码、
--           名称或环节属于不予认定的
-- stated    投资方、注册地或行业
-- expected  认定条件
-- setting   check_excluded_codes、check_excluded_words
-- limits    台账只收注册地的省份，本市他县与本县分不开，只能看名称；是否财政投资、原厂扩线无从比对

with looked_up as (
    select *, list_filter(words_of('check_excluded_words'),
        lambda word: contains(concat_ws(' ', project_name, chain_node), word))[1] as word,
        list_filter(words_of('check_excluded_codes'),
            lambda code: starts_with(ltrim(upper(industry_code), 'ABCDEFGHIJKLMNOPQRST'), code))[1] as code,
        regexp_replace(text_setting('county'), '(县|市|区)$', '') as short_name
    from entries
),
judged as (
    select *, case
        when len(short_name) > 1 and starts_with(investor, short_name) or starts_with(investor, text_setting('county'))
            then {stated: investor, expected: '投资方在县外', says: concat('投资方“', investor, '”像是本县企业')}
        when capital_origin = 'out_province' and province = text_setting('province')
            then {stated: province, expected: '省外资金', says: concat('资金填省外，投资方注册地却是', province)}
        when capital_origin in ('out_city', 'out_county') and province <> text_setting('province')
                and text_setting('province') in (select province from regions)
            then {stated: province, expected: origin_name(capital_origin),
                says: concat('资金填', origin_name(capital_origin), '，投资方注册地却是', province)}
        when code is not null
            then {stated: industry_code, expected: '可认定的行业', says: concat('行业代码 ', industry_code, ' 不予认定')}
        when word is not null
            then {stated: word, expected: '可认定的行业', says: concat('名称或环节中有“', word, '”，属不予认定的行业')}
    end as why
    from looked_up
)
select
    'DQ09' as check_id, 'warn' as level, report_unit as unit_id, project_id, null::date as month,
    why.stated, why.expected, why.says as message,
    '请对照营业执照核对；不符合认定条件的，退出引资统计' as remedy,
    batch_id, sheet, row_no, since, date '9999-12-31' as until, null::varchar as other_unit
from judged
where why is not null
