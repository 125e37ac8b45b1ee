-- 多少个项目有旁证，其中多少相符？
--
-- projects         项目数：当年有到位资金，或有旁证的，未审核通过的除外
-- witnessed        其中有旁证的：当年至截止月有企业核实单，或有纳统、税务的数
-- one_witness      有一方旁证的
-- two_witnesses    有两方旁证的
-- three_witnesses  有三方旁证的：企业、纳统、税务都有
-- agreeing         可比的各项都相符的
-- differing        有一项以上相差超过误差的
-- uncompared       有旁证，而单位没有报可比的数的
-- reported_more    相差超过误差的项目中，单位所报多于旁证的差额合计，每个项目计差额最大的一项，万元
-- reported_less    其中单位所报少于旁证的差额合计，万元
-- tolerance        旁证相符误差，比率
--
-- $scope           读者的范围

with told as (
    select project_id, witnesses, project_agrees, gap from witnessed($scope) where is_widest
)
select
    count(*) filter (p.whole_arrived <> 0 or t.witnesses > 0) as projects,
    count(t.witnesses) as witnessed,
    count(*) filter (t.witnesses = 1) as one_witness,
    count(*) filter (t.witnesses = 2) as two_witnesses,
    count(*) filter (t.witnesses = 3) as three_witnesses,
    count(*) filter (t.project_agrees) as agreeing,
    count(*) filter (not t.project_agrees) as differing,
    count(*) filter (t.witnesses > 0 and t.project_agrees is null) as uncompared,
    wan(coalesce(sum(t.gap) filter (not t.project_agrees and t.gap > 0), 0)) as reported_more,
    wan(coalesce(-sum(t.gap) filter (not t.project_agrees and t.gap < 0), 0)) as reported_less,
    limit_of('witness_tolerance') as tolerance
from projects_in_scope($scope) as p
left join told as t using (project_id)
