-- 企业、纳统、税务的数与单位所报相差多少？
--
-- project_id         项目编号；有旁证的项目，未审核通过的除外
-- project            项目名称
-- unit               引资单位；共同引进的全部列出
-- witness            旁证：企业（企业核实单）/ 纳统 / 税务（纳统税务数据）
-- about              比的是什么：企业自报的与单位所报到位资金比；纳统、税务的数是固投，与到位资金不是一个数，只与单位所报固投（重点项目
--                    进度表）比，“到位即固投”的县与单位所报到位资金比
-- month              旁证的截至月份：当年不晚于截止月的最近一份
-- reported           单位所报当年累计，截至同一月份，整个项目的，只计审核通过的，万元；单位没有报固投的缺
-- attested           旁证所报当年累计，万元
-- gap                相差：单位所报 − 旁证所报，万元
-- gap_rate           相差比例：相差 / 两数中较大的一个，比率
-- agrees             相符：相差比例不超过“旁证相符误差”；不能比的缺
-- firm_fixed_assets  企业自报的到位资金中的固定资产投资，只列不比，万元
-- witnesses          这个项目有几方旁证
-- project_agrees     这个项目可比的各项都相符；没有可比的缺
-- is_widest          这个项目不相符（都相符时为全部）的各项中差额最大的一项
--
-- public             unit：共同引进的项目，各家知道是哪几家的
-- $scope             读者的范围

select
    w.project_id, i.project_name as project, w.units as unit, w.witness, w.about, w.month,
    wan(w.reported) as reported,
    wan(w.attested) as attested,
    wan(w.gap) as gap,
    w.gap_rate, w.agrees,
    wan(w.firm_fixed_assets) as firm_fixed_assets,
    w.witnesses, w.project_agrees, w.is_widest
from witnessed($scope) as w
join projects as i using (project_id)
order by
    w.project_agrees nulls last,
    max(abs(w.gap)) filter (w.is_widest) over (partition by w.project_id) desc nulls last,
    w.project_id, w.is_widest desc, abs(w.gap) desc nulls last, w.witness
