-- When each project reached its stages and left us, as planned and as done; one row a project that has any date.

create view project_dates as
select
    project_id,
    max(actual) filter (stage = 'lead') as lead,
    max(actual) filter (stage = 'negotiating') as negotiating,
    max(actual) filter (stage = 'signed') as signed,
    max(actual) filter (stage = 'landed') as landed,
    max(actual) filter (stage = 'started') as started,
    max(actual) filter (stage = 'completed') as completed,
    max(actual) filter (stage = 'producing') as producing,
    max(actual) filter (stage = 'at_capacity') as at_capacity,
    max(actual) filter (stage = 'suspended') as suspended,
    max(actual) filter (stage = 'terminated') as terminated,
    max(actual) filter (stage = 'withdrawn') as withdrawn,
    min(actual) as first_event,                -- also one still to come
    [                                          -- when the stages up to at_capacity are planned, in their order
        max(planned) filter (stage = 'lead'), max(planned) filter (stage = 'negotiating'),
        max(planned) filter (stage = 'signed'), max(planned) filter (stage = 'landed'),
        max(planned) filter (stage = 'started'), max(planned) filter (stage = 'completed'),
        max(planned) filter (stage = 'producing'), max(planned) filter (stage = 'at_capacity')
    ] as planned
from stage_events
group by project_id;
