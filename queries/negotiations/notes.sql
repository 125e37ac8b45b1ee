-- 这个在谈项目做过哪些跟踪？
--
-- noted_on         日期
-- note             跟踪情况
-- noted_by         在看板上记的人；台账里的缺
--
-- $scope           读者的范围
-- $notes           看板上写的跟踪记录；不给时只看台账
-- $negotiation_id  在谈编号
-- $day             看到哪一天；不给时为月末

select noted_on, note, noted_by
from negotiation_notes_until($notes, day_of($scope, $day))
where negotiation_id = $negotiation_id
    and negotiation_id in (select negotiation_id from negotiations_in_scope($scope, day_of($scope, $day)))
order by noted_on desc, note
