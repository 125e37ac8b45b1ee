-- 在谈多少个、拟投资多少，今年谈成了几个、丢了几个？
--
-- talks               在谈项目，个
-- planned_investment  其拟投资额合计，万元
-- with_probability    填了签约把握的，看的那一天以后签约或流失的不算，个
-- weighted            按把握折算的拟投资额合计（只算填了把握的），万元
-- stale               超过参数“在谈无动静天数”没有跟踪记录的，个
-- silent_limit        参数“在谈无动静天数”，天
-- overdue_steps       下一步已过时限的，个
-- won                 本年签约的（谈成的），个
-- lost                本年流失的，个
-- win_rate            签约率：本年签约 / 本年签约和流失，比率；都没有的缺
-- won_investment      本年签约的拟投资额，万元
-- lost_investment     本年流失的拟投资额，万元
-- appraised           本年研判过的项目（不论后来谈成没有），个
--
-- undivided           all but units、industries、parks、regions、leaders、large_only：在谈项目还不在项目台账里，没有这几项
-- $scope              读者的范围
-- $notes              看板上写的跟踪记录；不给时只看台账
-- $day                看到哪一天；不给时为月末

with noted as (
    select negotiation_id, max(noted_on) as last_note_on
    from negotiation_notes_until($notes, day_of($scope, $day))
    group by negotiation_id
),
known as (
    select *, ended_at >= year_start($scope) as is_of_year,
        day_of($scope, $day) - coalesce(last_note_on, first_contact) > limit_of('talk_silent_days') as is_stale
    from negotiations_in_scope($scope, day_of($scope, $day)) left join noted using (negotiation_id)
)
select
    count(*) filter (outcome = '在谈') as talks,
    wan(sum(planned_investment) filter (outcome = '在谈')) as planned_investment,
    count(probability) filter (outcome = '在谈') as with_probability,
    wan(sum(weighted) filter (outcome = '在谈')) as weighted,
    count(*) filter (outcome = '在谈' and is_stale) as stale,
    limit_of('talk_silent_days')::integer as silent_limit,
    count(*) filter (outcome = '在谈' and next_due < day_of($scope, $day)) as overdue_steps,
    count(*) filter (outcome = '签约' and is_of_year) as won,
    count(*) filter (outcome = '流失' and is_of_year) as lost,
    part(won, won + lost) as win_rate,
    wan(sum(planned_investment) filter (outcome = '签约' and is_of_year)) as won_investment,
    wan(sum(planned_investment) filter (outcome = '流失' and is_of_year)) as lost_investment,
    count(*) filter (appraised between year_start($scope) and day_of($scope, $day)) as appraised
from known
