-- The tables of one published version.
--
-- Money is 万元 as an exact decimal (元 and 分 survive), land is 亩, a rate is an unrounded fraction, a month is its
-- first day. Facts are events: stages, totals, 新建/续建 and lights are derived for any as-of month, never stored.
-- Every fact row names the batch, sheet and row of the workbook that it came from.

-- Where facts came from ---------------------------------------------------------------------------------------------

create table batches (
    batch_id     integer primary key,
    ledger       varchar not null,             -- kind of ledger, a name of reference/ledger_columns.csv
    file_name    varchar not null,
    file_hash    varchar not null,             -- sha256 of the original, kept under originals/
    received_at  timestamp not null,
    received_by  varchar not null,
    received_on  date                          -- the day of receipt that months were held against; given, or the clock's
);

create table batch_sheets (
    batch_id        integer not null references batches,
    sheet           varchar not null,
    rows_read       integer not null,
    rows_loaded     integer not null,
    rows_rejected   integer not null,
    rows_duplicate  integer not null,
    primary key (batch_id, sheet),
    check (rows_read = rows_loaded + rows_rejected + rows_duplicate)
);

create table receipt_lines (
    batch_id     integer not null references batches,
    sheet        varchar not null,
    row_no       integer not null,             -- as the workbook numbers it, from 1
    column_name  varchar,                      -- header as written; null when the whole row is meant
    value        varchar,                      -- as written
    outcome      varchar not null check (outcome in ('rejected', 'held', 'duplicate', 'warning')),
    reason       varchar not null,
    remedy       varchar not null,             -- what the sender is asked to do
    column_no    integer,                      -- as the workbook counts, from 1; null when the whole row is meant
    decision_key varchar,                      -- of a held row: what a person's word on it is remembered by
    proposed     varchar,                      -- of a held row: the value that would be loaded
    confidence   double                        -- of a held row: how sure its reading is, 0 to 1
);

create table batch_columns (                   -- which column held which field, and the unit of a bare number in it
    batch_id    integer not null references batches,
    sheet       varchar not null,
    header_row  integer not null,              -- the table's lowest header row, from 1
    column_no   integer,                       -- from 1; null when a mapping gave one value for all rows
    field       varchar not null,              -- a field of reference/ledger_columns.csv
    written     varchar not null,              -- header as written
    unit        varchar,                       -- null: none
    factor      decimal(18, 6) not null        -- what a mapping multiplied figures by
);

create table readings (                        -- cells of loaded rows whose text says more than their value: 约3亿
    batch_id    integer not null references batches,
    sheet       varchar not null,
    row_no      integer not null,
    field       varchar not null,              -- a field of reference/ledger_columns.csv
    label       varchar not null,              -- its Chinese name
    written     varchar not null,              -- as written
    unit        varchar,                       -- of a bare number in that column; null: none
    value       varchar,                       -- as loaded, in the store's unit; null: none could be kept
    read_as     varchar not null,              -- the same as a person reads it, with its unit: 30000 万元, 2024年3月
    precision   varchar,                       -- of a date: day, ten_day, month, year
    confidence  double not null check (confidence between 0 and 1),
    doubt       varchar                        -- what the text leaves open; null: nothing
);

create table dismissals (                      -- findings of the checks that a person explained or set aside
    finding_key  varchar primary key,          -- made of what the finding says: it holds until the facts change
    verdict      varchar not null,             -- 已说明, 不予处理, ...
    reason       varchar not null,
    decided_by   varchar not null,
    decided_at   timestamp not null
);

create table publications (                    -- one row for this version and each that it grew from
    version_no    integer primary key,
    parent_id     varchar,                     -- version id it was drafted from
    published_at  timestamp not null,
    published_by  varchar not null,
    reason        varchar not null,
    last_batch    integer,                     -- the batches up to it came with this version or an earlier one
    record_no     integer,                     -- the last entry of the audit record at that time: number
    record_hash   varchar                      -- and hash; who rewrites the record contradicts its versions
);

-- The county and its configuration ----------------------------------------------------------------------------------

create table settings (
    setting  varchar primary key,              -- identifier
    value    varchar not null,
    label    varchar not null,                 -- Chinese name
    unit     varchar not null,                 -- 个百分点, 天, 个月, ...; '' for none
    meaning  varchar not null                  -- what it decides, and the source of the default
);

create table units (
    unit_id     varchar primary key,
    unit        varchar not null,
    parent_id   varchar,                       -- null only for the root; integrity.sql checks the tree
    kind        varchar not null check (kind in ('省', '市', '县', '乡镇', '街道', '园区', '县直')),
    unit_group  varchar,                       -- 考核分组; null: carries no task, not ranked
    is_weak     boolean not null default false, -- 基础薄弱
    aliases     varchar[] not null default [],
    merged_into varchar,                       -- 撤并: the unit that it became part of; null: it stands
    merged_since date check (merged_since = date_trunc('month', merged_since))  -- from which month on
);

create table industries (
    industry       varchar primary key,
    seq            integer not null,           -- display order
    is_lead        boolean not null,           -- one of the county's 主导产业
    is_industrial  boolean not null,           -- default when a project has no 国标行业代码
    aliases        varchar[] not null default []
);

create table chain_nodes (
    industry  varchar not null references industries,
    seq       integer not null,                -- order along the chain, upstream to downstream
    position  varchar not null check (position in ('上游', '中游', '下游')),
    node      varchar not null,
    is_focus  boolean not null default false,  -- 本县已有基础或关键缺口
    primary key (industry, node)
);

create table chain_groups (                    -- 产业招商组, many to many
    chain_group  varchar not null,
    industry     varchar not null references industries,
    lead_unit    varchar,
    primary key (chain_group, industry)
);

create table regions (
    province  varchar primary key,             -- short name: 浙江
    region    varchar not null                 -- 长三角, 省内, ...: the county's own, from its sheet 来源区域
);

create table parks (
    park     varchar primary key,
    unit_id  varchar references units,         -- who runs it
    kind     varchar not null check (kind in ('园区', '集中区')),
    aliases  varchar[] not null default []
);

create table park_industries (                 -- 主导产业 positioning
    park      varchar not null references parks,
    industry  varchar not null references industries,
    primary key (park, industry)
);

create table targets (
    year      integer not null,
    unit_id   varchar not null references units,  -- the root's row is the county's own task
    metric    varchar not null,                -- a field of the sheet 目标任务, reference/ledger_columns.csv
    value     decimal(18, 6) not null check (value >= 0),  -- 万元 or 个, as the field says
    batch_id  integer references batches,
    sheet     varchar,
    row_no    integer,
    primary key (year, unit_id, metric)
);

create table former_targets (                  -- what a task was before it was adjusted
    year      integer not null,
    unit_id   varchar not null references units,
    metric    varchar not null,
    until     date not null check (until = date_trunc('month', until)),  -- the first month in which it no longer held
    value     decimal(18, 6) not null check (value >= 0),
    primary key (year, unit_id, metric, until)
);

create table scoring_scheme (                  -- 考核方案: what the units of a group are scored on
    unit_group  varchar not null,              -- 考核分组; '': every group that has no scheme of its own
    item        varchar not null check (item in (
        '到位资金完成率', '新签约', '新签约亿元以上', '开工率', '新开工', '新投产', '工业项目占比', '外出招商', '报表质量'
    )),
    seq         integer not null,              -- the scheme's own order
    points      decimal(9, 4) not null check (points > 0),  -- 分值
    method      varchar not null check (method in ('按任务', '按组内最高', '按比率')),
    cap         decimal(9, 6) check (cap >= 1),  -- 封顶: how much of the points one can get at most; null: no end
    primary key (unit_group, item)
);

create table restatements (                    -- a period's funds as then reported and as a later 口径 counts them
    month            date not null check (month = date_trunc('month', month)),  -- the year's funds up to its end
    unit_id          varchar not null references units,  -- the root's row is the whole county
    figure           varchar not null check (figure in ('arrived', 'industrial_arrived')),
    caliber_version  varchar not null,         -- which 口径 restated it; the setting of that name says which is in force
    reported         decimal(18, 6) not null,  -- 万元, as then reported
    restated         decimal(18, 6) not null,  -- 万元, comparable with figures of that 口径
    note             varchar,
    batch_id         integer not null references batches,
    sheet            varchar not null,
    row_no           integer not null,
    primary key (month, unit_id, figure, caliber_version)
);

-- Facts -------------------------------------------------------------------------------------------------------------

create table projects (
    project_id              varchar primary key,
    project_name            varchar not null,
    registered_name         varchar,
    investor                varchar,
    province                varchar references regions,   -- 投资方注册地; null: not stated
    capital_origin          varchar not null
        check (capital_origin in ('out_province', 'out_city', 'out_county', 'overseas')),
    uscc                    varchar,                      -- 统一社会信用代码
    industry                varchar not null references industries,
    industry_code           varchar,                      -- GB/T 4754
    is_industrial           boolean not null,             -- from industry_code (门类 B C D), else the industry's default
    chain_node              varchar,
    content                 varchar,
    park                    varchar references parks,     -- null: outside any park
    report_unit             varchar not null references units,
    agreed_investment       decimal(18, 6) check (agreed_investment >= 0),
    phase1_investment       decimal(18, 6) check (phase1_investment >= 0),
    fixed_asset_investment  decimal(18, 6) check (fixed_asset_investment >= 0),
    land_mu                 decimal(18, 6) check (land_mu >= 0),
    is_key                  boolean not null default false,
    leader                  varchar,                      -- 包保县领导 (a post, not a person, in sample data)
    lead_unit               varchar,                      -- 牵头责任单位
    audit_status            varchar not null check (audit_status in ('已保存', '审核中', '审核通过', '未通过')),
    remark                  varchar,
    batch_id                integer not null references batches,
    sheet                   varchar not null,
    row_no                  integer not null
);

create table project_shares (                  -- 共同引进; the ratios of a project add up to exactly 1
    project_id  varchar not null references projects,
    unit_id     varchar not null references units,
    ratio       decimal(9, 8) not null check (ratio > 0 and ratio <= 1),
    batch_id    integer references batches,    -- what told them; null: a version from before that was kept
    primary key (project_id, unit_id)
);

create table former_shares (                   -- whose a project was before it went to others, as then reported
    project_id  varchar not null references projects,
    until       date not null check (until = date_trunc('month', until)),  -- the first month in which they no longer held
    unit_id     varchar not null references units,
    ratio       decimal(9, 8) not null check (ratio > 0 and ratio <= 1),
    primary key (project_id, until, unit_id)
);

create table listings (                        -- the last file whose project ledger listed a project, changed or not
    project_id  varchar primary key,
    batch_id    integer not null
);

create table stage_events (
    project_id      varchar not null references projects,
    stage           varchar not null check (stage in (
        'lead', 'negotiating', 'signed', 'landed', 'started', 'completed', 'producing', 'at_capacity',
        'suspended', 'terminated', 'withdrawn'
    )),
    planned         date,
    actual          date,
    date_precision  varchar not null default 'day' check (date_precision in ('day', 'ten_day', 'month', 'year')),
    evidence        varchar,                   -- 佐证材料
    verified        boolean not null default false,
    batch_id        integer not null references batches,
    sheet           varchar not null,
    row_no          integer not null,
    primary key (project_id, stage),
    check (planned is not null or actual is not null)
);

create table former_plans (                    -- what a planned date was before it was sent again otherwise
    project_id      varchar not null references projects,
    stage           varchar not null,          -- as in stage_events
    until           date not null check (until = date_trunc('month', until)),  -- the first month in which it no longer held
    batch_id        integer not null references batches,  -- the file that said so
    planned         date not null,
    date_precision  varchar not null check (date_precision in ('day', 'ten_day', 'month', 'year')),
    told_batch_id   integer not null references batches,  -- the row that it stood in
    told_sheet      varchar not null,
    told_row_no     integer not null,
    primary key (project_id, stage, until, batch_id)
);

create table monthly_funds (
    project_id    varchar not null,
    month         date not null check (month = date_trunc('month', month)),
    origin        varchar not null check (origin in ('out_province', 'out_city', 'out_county', 'overseas')),
    entry         integer not null default 1,  -- several arrivals of one project in a month are all kept
    amount        decimal(18, 6) not null,     -- 当月到位, 万元; a refund is negative
    ytd_value     decimal(18, 6),              -- 累计到位 as reported, 万元; only to be checked against
    audit_status  varchar not null check (audit_status in ('已保存', '审核中', '审核通过', '未通过')),
    batch_id      integer not null,
    sheet         varchar not null,
    row_no        integer not null
);

create table fund_details (                    -- what rows of funds say in columns that mean no field: 到账日期, 凭证号
    batch_id  integer not null,
    sheet     varchar not null,
    row_no    integer not null,
    head      varchar not null,                -- header as written
    said      ubigint not null                 -- a number made of the cell, to tell rows apart by
);

create table key_progress (                    -- 重点项目进度表, one report a project and month
    project_id       varchar not null references projects,
    month            date not null check (month = date_trunc('month', month)),
    annual_plan      decimal(18, 6),           -- 年度计划投资, 万元
    month_done       decimal(18, 6),           -- 本月完成投资, 万元
    ytd_done         decimal(18, 6),           -- 累计完成投资, 万元
    fixed_assets     decimal(18, 6),           -- 固投: of the year so far, as 统计 counts it (纳统), 万元
    visual_progress  varchar,                  -- 形象进度
    problem          varchar,                  -- 存在问题
    next_step        varchar,                  -- 下步措施
    batch_id         integer not null references batches,
    sheet            varchar not null,
    row_no           integer not null,
    primary key (project_id, month)
);

create table city_ranks (                      -- 市通报, an external input: places cannot be derived from our own data
    month      date not null check (month = date_trunc('month', month)),
    county     varchar not null,
    metric     varchar not null,               -- as the bulletin names it
    value      decimal(18, 6),                 -- 万元 or 个
    yoy        double,
    rank       integer,
    is_own     boolean not null,               -- our county
    batch_id   integer not null references batches,
    sheet      varchar not null,
    row_no     integer not null,
    primary key (month, county, metric)
);

create table project_milestones (              -- what a project promised beyond its stages, and how much of it is done
    project_id     varchar not null references projects,
    milestone      varchar not null,           -- 一期用地, 母猪场选址, 一期拟引进企业, ...
    month          date not null check (month = date_trunc('month', month)),  -- as of its end
    planned_value  decimal(18, 6) check (planned_value >= 0),  -- in `measure`
    done_value     decimal(18, 6) check (done_value >= 0),     -- since the beginning, in `measure`
    measure        varchar not null,           -- 亩, 个, 家, ...
    batch_id       integer not null references batches,
    sheet          varchar not null,
    row_no         integer not null,
    primary key (project_id, milestone, month),
    check (planned_value is not null or done_value is not null)
);

create table activities (                      -- 招商活动, one a row
    activity_id   varchar primary key,
    held_at       date not null,               -- its first day
    kind          varchar not null check (kind in (
        '企业家座谈会', '推介会', '外出考察', '上门拜访', '签约仪式', '客商来访', '其他'
    )),
    city          varchar not null,            -- short name: 杭州
    province      varchar references regions,  -- null: not stated
    host_unit     varchar not null references units,
    companies     integer check (companies >= 0),  -- 参会企业; null: not counted
    leader_level  varchar check (leader_level in ('县主要领导', '县领导', '单位负责人', '工作人员')),  -- the highest there
    batch_id      integer not null references batches,
    sheet         varchar not null,
    row_no        integer not null
);

create table supervisors (                     -- 政风行风监督员, by number and workplace: persons are not named
    supervisor_id  varchar primary key,
    workplace      varchar,
    starts_at      date not null,              -- 聘任起
    ends_at        date,                       -- 聘任止, the last day; null: no end set
    batch_id       integer not null references batches,
    sheet          varchar not null,
    row_no         integer not null,
    check (ends_at >= starts_at)
);

create table negotiations (                    -- 在谈项目: what is being negotiated, won or lost; persons are not named
    negotiation_id      varchar primary key,
    project_name        varchar not null,
    investor            varchar,
    province            varchar references regions,   -- 投资方注册地; null: not stated
    investor_profile    varchar,
    content             varchar,
    industry            varchar references industries,
    park                varchar references parks,
    unit                varchar not null references units,  -- who negotiates
    planned_investment  decimal(18, 6),            -- 拟投资额, 万元
    planned_assets      decimal(18, 6),            -- of it 固定资产投资, 万元
    land_mu             decimal(18, 6),
    first_contact       date not null,             -- 首次对接
    replied             date,                      -- 首次答复: the clocks of service
    appraised           date,                      -- 研判
    answered            date,                      -- 反馈企业
    appraisal           varchar,                   -- 研判结果
    substage            varchar not null check (substage in ('初步接触', '实地考察', '方案洽谈', '协议起草', '项目评审')),
    probability         double check (probability between 0 and 1),  -- 签约把握, as a fraction
    leader              varchar,                   -- 责任领导, a post
    lead_unit           varchar,                   -- 责任部门
    owner               varchar,                   -- 责任人, a post
    next_step           varchar,
    next_due            date,
    signed_project      varchar references projects,  -- what it became
    lost_at             date,
    lost_stage          varchar,                   -- how far it had come
    lost_reason         varchar,
    lost_to             varchar,                   -- the county or city that it went to instead
    batch_id            integer not null references batches,
    sheet               varchar not null,
    row_no              integer not null,
    check (lost_at is null or (lost_reason is not null and lost_stage is not null and signed_project is null))
);

create table negotiation_notes (               -- 在谈跟踪记录: what was done and heard on a day
    negotiation_id  varchar not null references negotiations,
    noted_on        date not null,
    note            varchar not null,
    batch_id        integer not null references batches,
    sheet           varchar not null,
    row_no          integer not null,
    primary key (negotiation_id, noted_on)
);

create table issues (                          -- 问题台账: what stands in a project's way, until it is 销号
    issue_id       varchar primary key,
    kind           varchar not null check (kind in ('问题', '领导批示')),
    project_id     varchar references projects,    -- null: of no one project
    description    varchar not null,
    category       varchar not null check (category in ('土地', '资金', '审批', '水电气', '用工', '环评', '其他')),
    raised_at      date not null,
    raised_by      varchar,                    -- a unit or a post
    lead_unit      varchar not null references units,
    support_units  varchar,
    owner          varchar,                    -- 责任人, a post
    leader         varchar,                    -- 包保领导, a post
    measure        varchar,
    due_at         date,
    progress       varchar,
    status         varchar not null check (status in ('待办', '办理中', '申请销号', '已销号', '退回', '挂账')),
    closed_at      date,
    close_evidence varchar,
    batch_id       integer not null references batches,
    sheet          varchar not null,
    row_no         integer not null,
    check (due_at >= raised_at),
    check (closed_at >= raised_at),
    check ((status = '已销号') = (closed_at is not null)),
    check (closed_at is null or close_evidence is not null)
);

create table dispatches (                      -- 调度记录: what a 周调度 or 月调度 settled, one matter a row
    dispatch_id    varchar primary key,
    level          varchar not null check (level in ('周调度', '月调度')),
    held_at        date not null,
    chair          varchar,                    -- 主持人, a post
    project_id     varchar references projects,
    issue_id       varchar,                    -- the issue that it is about; null: none
    progress       varchar,                    -- 进展
    decision       varchar not null,           -- 议定事项
    lead_unit      varchar not null references units,
    owner          varchar,
    due_at         date,
    status         varchar not null check (status in ('待办', '办理中', '申请销号', '已销号', '退回', '挂账')),
    closed_at      date,
    close_evidence varchar,
    batch_id       integer not null references batches,
    sheet          varchar not null,
    row_no         integer not null,
    check (due_at >= held_at),
    check (closed_at >= held_at),
    check ((status = '已销号') = (closed_at is not null)),
    check (closed_at is null or close_evidence is not null)
);

create table unit_deliveries (                 -- how punctually units reported online, as known at publication
    unit_id  varchar not null references units,
    month    date not null check (month = date_trunc('month', month)),
    due      date not null,                    -- the last day to send the month's reports
    sent_on  date,                             -- when they were first submitted; null: they weren't
    returns  integer not null check (returns >= 0),  -- how often they were returned to be corrected
    primary key (unit_id, month)
);

create table city_assessments (                -- 全市招商引资年度考核, an external input
    year      integer primary key check (year between 2000 and 2100),  -- the year assessed, not that of the announcement
    award     varchar not null,
    rank      integer check (rank >= 1),
    batch_id  integer not null references batches,
    sheet     varchar not null,
    row_no    integer not null
);
