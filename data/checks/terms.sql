-- What the checks say and measure with.

create or replace macro next_january(month) as make_date(year(month) + 1, 1, 1);

-- A threshold: the version's, or the default where a version of an earlier edition has none.
create or replace macro text_setting(name) as coalesce(
    (select value from settings where setting = name), (select value from default_settings where setting = name)
);
create or replace macro limit_of(name) as text_setting(name)::decimal(18, 6)::double;
create or replace macro words_of(name) as list_filter(string_split(text_setting(name), '、'), lambda word: word <> '');

-- A figure in a text is a mark, which wording/marked_figures.py writes; a finding's key has the number in it. Without
-- zeros at the end, so that a key is the same however many digits a version keeps.
create or replace macro digits(amount) as regexp_replace(round(amount, 2)::decimal(24, 2)::varchar, '\.?0+$', '');
create or replace macro marked(kind, digits) as concat(chr(31), kind, ' ', digits, chr(31));
create or replace macro unmarked(words) as regexp_replace(words, '\x1f[a-z]+ ([^\x1f]*)\x1f', '\1', 'g');
create or replace macro figure(amount) as case when amount is not null then marked('wan', digits(amount)) end;
create or replace macro in_words(amount) as case when amount is not null then marked('money', digits(amount)) end;
create or replace macro year_month(d) as concat(year(d), '年', month(d), '月');
create or replace macro as_percent(rate) as
    case when rate is not null then marked('percent', concat(round(rate * 100, 1)::decimal(24, 1), '%')) end;

-- 报表质量: how few open findings there are among the rows that a unit answers for, 1 to 0; null without rows.
create or replace macro quality_of(fail, warn, rows, warn_weight, zero_rate) as
    case when rows > 0 then greatest(0, 1 - (fail + warn * warn_weight) / rows / zero_rate) end;

-- The same with its part for reports in time; as it is for who doesn't report online.
create or replace macro with_punctuality(quality, punctuality, weight) as
    coalesce(quality * (1 - weight) + punctuality * weight, quality);

-- A name without what many names share: the county and its city, company forms, 项目, 建设, 年产 and its number, signs.
create or replace macro essence(name) as regexp_replace(
    replace(replace(lower(name), text_setting('county'), ''), text_setting('city'), ''),
    '有限责任公司|股份有限公司|有限公司|集团|公司|招商引资|项目|建设|工程|年产|[\s\p{P}\p{S}]|[\d.]+[万亿]?[吨件台套辆条亩头只米㎡]?', '', 'g'
);
create or replace macro alike(one, other) as
    jaro_winkler_similarity(one, other) >= limit_of('check_name_similarity');
create or replace macro near(one, other) as
    abs(one - other) <= limit_of('check_amount_close') * greatest(one, other);
