"""The answers of negotiations/*: what is being talked about, what became of it, and the clocks of service."""

from math import ceil

import pandas as pd

from queries import Scope
from tests.oracle.ledger import Period, Tables, chosen, part, setting, units_in

CLOCKS = [("首次答复", "replied", "reply"), ("研判", "appraised", "appraise"), ("反馈企业", "answered", "answer")]


def known(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The scope's negotiations that had begun by the month's end, with their outcome on it and the last note."""
    end = Period.of(scope).end
    frame = tables["negotiations"].rename(columns={"unit": "unit_id"}).merge(tables["regions"], "left", on="province")
    frame = frame.merge(tables["units"][["unit_id", "unit"]], on="unit_id")
    frame = frame.assign(region=frame.region.fillna("未注明"), park=frame.park.fillna("园区外"))
    wanted = (frame.first_contact <= end) & frame.unit_id.isin(units_in(tables, scope).unit_id)
    for column, field in (("industry", "industries"), ("park", "parks"), ("region", "regions"), ("leader", "leaders")):
        wanted &= chosen(scope, frame[column], field)
    if scope.large_only:
        wanted &= frame.planned_investment >= setting(tables, "large_project")
    events = tables["stage_events"]
    every = events[events.stage == "signed"].astype({"project_id": str})
    signed = every[every.actual <= end]
    frame = frame[wanted]
    signed_at = frame.signed_project.map(signed.set_index("project_id").actual)
    lost_at = frame.lost_at.where(frame.lost_at <= end)
    ends = frame.lost_at.fillna(frame.signed_project.map(every.set_index("project_id").actual))
    is_later = lost_at.isna() & signed_at.isna() & ends.notna()
    frame = frame.assign(probability=frame.probability.mask(is_later))
    notes = tables["negotiation_notes"]
    last = notes[notes.noted_on <= end].sort_values("noted_on").drop_duplicates("negotiation_id", keep="last")
    last = last.assign(last_note_on=last.noted_on, last_note=last.note)[["negotiation_id", "last_note_on", "last_note"]]
    frame = frame.assign(
        talked_project=frame.project_name, department=frame.lead_unit, ended_at=lost_at.fillna(signed_at),
        weighted=frame.planned_investment * frame.probability,
        outcome=pd.Series("在谈", frame.index).mask(signed_at.notna(), "签约").mask(lost_at.notna(), "流失"),
    ).merge(last, "left", on="negotiation_id")  # fmt: skip
    silent = (end - frame.last_note_on.fillna(frame.first_contact)).dt.days
    return frame.assign(
        days_silent=silent, is_stale=silent > setting(tables, "talk_silent_days"),
        days_over=(end - frame.next_due).dt.days.where(frame.next_due < end),
    )  # fmt: skip


def listed(tables: Tables, scope: Scope) -> pd.DataFrame:
    """negotiations/list."""
    frame = known(tables, scope)
    frame = frame[frame.outcome == "在谈"]
    return frame.assign(days_talked=(Period.of(scope).end - frame.first_contact).dt.days)


def counts(tables: Tables, scope: Scope) -> pd.DataFrame:
    """negotiations/counts."""
    frame = known(tables, scope)
    talks, ended = frame[frame.outcome == "在谈"], frame[frame.ended_at >= Period.of(scope).start]
    won, lost = ended[ended.outcome == "签约"], ended[ended.outcome == "流失"]
    return pd.DataFrame([{
        "talks": len(talks), "planned_investment": talks.planned_investment.sum(min_count=1),
        "with_probability": talks.probability.count(), "weighted": talks.weighted.sum(min_count=1),
        "stale": talks.is_stale.sum(), "silent_limit": setting(tables, "talk_silent_days"),
        "overdue_steps": talks.days_over.count(), "won": len(won), "lost": len(lost),
        "win_rate": part(len(won), len(ended)), "won_investment": won.planned_investment.sum(min_count=1),
        "lost_investment": lost.planned_investment.sum(min_count=1),
        "appraised": frame.appraised.between(Period.of(scope).start, Period.of(scope).end).sum(),
    }])  # fmt: skip


def lost(tables: Tables, scope: Scope, all_years: bool = False) -> pd.DataFrame:
    """negotiations/lost."""
    frame = known(tables, scope)
    frame = frame[frame.outcome == "流失"]
    frame = frame if all_years else frame[frame.lost_at >= Period.of(scope).start]
    alike = frame.groupby("lost_reason").planned_investment
    return frame.assign(
        days_talked=(frame.lost_at - frame.first_contact).dt.days, negotiations=alike.transform("size"),
        lost_investment=alike.transform("sum", min_count=1),
    )  # fmt: skip


def clocks(tables: Tables, scope: Scope) -> pd.DataFrame:
    """negotiations/clocks; none where nothing was begun this year."""
    period, frame = Period.of(scope), known(tables, scope)
    frame = frame[frame.first_contact >= period.start]
    rows = []
    for clock, column, name in CLOCKS if len(frame) else []:
        limit, done_on = int(setting(tables, f"clock_{name}_days")), frame[column]
        days = sorted((done_on - frame.first_contact).dt.days[done_on <= period.end])
        is_waiting = ~(done_on <= period.end) & (frame.first_contact + pd.Timedelta(days=limit) < period.end)
        owed, kept = len(days) + is_waiting.sum(), sum(day <= limit for day in days)
        rows.append({
            "clock": clock, "limit_days": limit, "owed": owed, "kept_in_time": kept, "kept_rate": part(kept, owed),
            "still_waiting": is_waiting.sum(), "median_days": days[ceil(len(days) / 2) - 1] if days else None,
        })  # fmt: skip
    columns = ["clock", "limit_days", "owed", "kept_in_time", "kept_rate", "still_waiting", "median_days"]
    return pd.DataFrame(rows, columns=columns)


def notes(tables: Tables, scope: Scope, negotiation_id: str | None = None) -> pd.DataFrame:
    """negotiations/notes; nobody notes on the dashboard here."""
    told, is_seen = tables["negotiation_notes"], negotiation_id in set(known(tables, scope).negotiation_id)
    told = told[(told.negotiation_id == negotiation_id) & (told.noted_on <= Period.of(scope).end) & is_seen]
    return told.assign(noted_by=None)
