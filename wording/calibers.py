"""What is said of last year's figures where the 口径 changed. Pure."""

import pandas as pd

from wording import figures
from wording.kept import SENTENCES


@SENTENCES.keep
def last_year(months: pd.DataFrame) -> str:
    """What last year's line shows, for the small line under the curve: 上年, or of which 口径."""
    notes = dict.fromkeys(figures.restated(basis) for basis in months["prior_basis"])
    return "上年" + ("（部分月份按重述口径，其余口径已变）" if len(notes) > 1 else "".join(notes))


@SENTENCES.keep
def lines(months: pd.DataFrame) -> str:
    """What the lines of the year's curve are, for the small line over it: only those that are drawn."""
    drawn = ["蓝线本年"]
    drawn += [f"灰线{last_year(months)}"] if months["arrived_ytd_prior"].notna().any() else []
    return "，".join(drawn + (["黑线序时任务"] if months["pace_target"].notna().any() else []))


@SENTENCES.keep
def growth_notes(ranking: pd.DataFrame) -> list[str]:
    """What to say of the growth of units where the 口径 changed; nothing where it didn't."""
    notes = {figures.restated(basis) for basis in ranking["prior_basis"]} - {""}
    if not notes:
        return []
    if f"（{figures.RESTATED}）" not in notes:
        return ["统计口径已变，没有上年重述数，不算同比"]
    return ["同比按重述口径" + ("，没有重述数的单位不算同比" if len(notes) > 1 else "")]
