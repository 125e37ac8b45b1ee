"""Who invests in what, where and how much: the projects without their dates and money.

The projects that the county's report names come first, then key projects of every profile, then ordinary ones.
"""

import numpy as np
import pandas as pd

from data.sample import lists

KEY_SHARE = 0.1
# How key projects fare, as shares; a profile decides dates, pace and texts.
PROFILES = {
    "green": 0.36, "done": 0.2, "fresh": 0.06, "gap_yellow": 0.08, "late_yellow": 0.08,
    "stuck_yellow": 0.05, "gap_red": 0.06, "late_red": 0.04, "stuck_red": 0.04, "suspended": 0.03,
}  # fmt: skip
IN_TALKS = 0.03
OUTSIDE = ""
ROUNDS = 3  # projects that every township and bureau has at least


def draw(n_projects: int, units: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """`n_projects` rows of what does not change with time; `unit` is a row number of `units`.

    `profile` says how a key project fares; other projects are plain, or talks when nothing is signed yet.
    """
    frame = _trades(n_projects, rng)
    frame["profile"] = _profiles(n_projects, rng)
    frame["is_key"] = ~frame.profile.isin(["plain", "talks"])
    frame = frame.assign(**_investors(frame, rng))
    frame["park"] = _parks(frame.industry.to_numpy(), rng)
    frame["unit"] = _units(frame.park.to_numpy(), units, rng)
    frame = frame.assign(**_sizes(frame, units, rng))
    frame = _tell_story(frame, units)
    frame["is_industrial"] = frame.industry_code.str[:2].astype(int).between(6, 46)
    return frame


def _trades(n: int, rng: np.random.Generator) -> pd.DataFrame:
    """Industry by its share, then a trade of that industry by its weight: node, code, product, content."""
    trades = pd.DataFrame(lists.rows("trades"))
    share = dict(zip(lists.column("industries", "industry"), lists.shares("industries", "share"), strict=True))
    weight = trades.weight.astype(float)
    chance = trades.industry.map(share) * weight / weight.groupby(trades.industry).transform("sum")
    drawn = rng.choice(len(trades), n, p=chance / chance.sum())
    frame = trades.drop(columns="weight").rename(columns={"node": "chain_node"}).iloc[drawn].reset_index(drop=True)
    amounts = rng.integers(2, 21, n)
    frame["content"] = [text.format(amount) for text, amount in zip(frame.content, amounts, strict=True)]
    frame["chain_node"] = [node or None for node in frame.chain_node]
    return frame


def _profiles(n: int, rng: np.random.Generator) -> np.ndarray:
    """The story's profiles, then every key profile in turn by its share, then plain with a few still in talks."""
    told = lists.column("story", "profile")
    n_key = max(round(n * KEY_SHARE) - len(told), len(PROFILES))
    edges = np.cumsum(list(PROFILES.values()))
    key = np.array(list(PROFILES), dtype=object)[np.searchsorted(edges / edges[-1], (np.arange(n_key) + 0.5) / n_key)]
    plain = np.where(rng.random(n - len(told) - n_key) < IN_TALKS, "talks", "plain").astype(object)
    return np.concatenate([told, key, plain])


def _investors(frame: pd.DataFrame, rng: np.random.Generator) -> dict[str, object]:
    n = len(frame)
    place = rng.choice(len(lists.rows("provinces")), n, p=lists.shares("provinces", "share"))
    province = lists.column("provinces", "province")[place]
    trade = frame.industry.map({row["industry"]: row["trade"] for row in lists.rows("industries")})
    brand = _brands(n, rng)
    suffix = np.where(frame.industry_code.str[:2].astype(int).between(13, 43), "生产项目", "项目")
    seat = np.where(province == "国外", "海外", province)
    return {
        "province": province,
        "capital_origin": lists.column("provinces", "origin")[place],
        "investor": [f"{s}{b}{t}有限公司" for s, b, t in zip(seat, brand, trade, strict=True)],
        "registered_name": [f"临澜{b}{t}有限公司" for b, t in zip(brand, trade, strict=True)],
        "project_name": [f"{b}{p}{s}" for b, p, s in zip(brand, frame["product"], suffix, strict=True)],
        # 'DEMO' holds a letter (O) that no real 统一社会信用代码 may
        "uscc": [f"913400DEMO{number:08d}" for number in rng.permutation(n) + 1],
    }


def _brands(n: int, rng: np.random.Generator) -> list[str]:
    """Three-character brands, no two alike until the combinations run out."""
    first, second, third = lists.BRANDS
    size = len(first) * len(second) * len(third)
    codes = np.concatenate([rng.permutation(size) for _ in range(-(-n // size))])[:n]
    return [first[c % 16] + second[c // 16 % 16] + third[c // 256] for c in codes]


def _parks(industry: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A park by the industry's own chances; OUTSIDE any park is one of them."""
    park = np.full(len(industry), OUTSIDE, dtype=object)
    for row in lists.rows("industries"):
        names, chances = zip(*(item.split(":") for item in lists.split(row["parks"])), strict=True)
        here = industry == row["industry"]
        weights = np.array(chances, dtype=float)
        park[here] = rng.choice(np.array(names, dtype=object), here.sum(), p=weights / weights.sum())
    return park


def _units(park: np.ndarray, units: pd.DataFrame, rng: np.random.Generator) -> np.ndarray:
    """Half of a park's projects are reported by its own unit, all others by townships and bureaus by their share.

    The last rows go round every township and bureau, so that none is left without projects.
    """
    weight = np.where(units.kind == "园区", 0, units.share)
    drawn = rng.choice(len(units), len(park), p=weight / weight.sum())
    position = {name: number for number, name in enumerate(units.unit)}
    owner = {row["park"]: position[row["unit"]] for row in lists.rows("parks")}
    own = np.array([owner.get(name, -1) for name in park])
    unit = np.where((own >= 0) & (rng.random(len(park)) < 0.5), own, drawn)
    rounds = np.tile(np.flatnonzero(weight), ROUNDS)[: len(unit) // 3]
    unit[-len(rounds) :] = rounds
    return unit


def _sizes(frame: pd.DataFrame, units: pd.DataFrame, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Investment, lognormal between 2,000 万 and 30 亿元 (key projects from 1 亿元), its parts, and land in 亩."""
    n = len(frame)
    size = frame.industry.map({row["industry"]: float(row["size"]) for row in lists.rows("industries")})
    median = 12500 * size * np.where(frame.is_key, 2.2, 1)
    drawn = np.clip(median * np.exp(0.8 * rng.standard_normal(n)), np.where(frame.is_key, 10000, 2000), 300000)
    small = units.kind.to_numpy()[frame.unit] != "园区"  # townships and bureaus bring in smaller ones
    drawn = np.where(small, np.minimum(drawn, np.where(frame.is_key, 45000, 18000) * rng.uniform(0.5, 1, n)), drawn)
    agreed = np.where(drawn >= 10000, np.round(drawn, -3), np.round(drawn, -2))
    fixed = np.round(agreed * rng.uniform(0.6, 0.88, n), -1)
    phased = (agreed >= 20000) & (rng.random(n) < 0.6)
    rented = rng.random(n) < np.where(frame.park == OUTSIDE, 0.45, 0.25)
    return {
        "agreed_investment": agreed,
        "phase1_investment": np.where(phased, np.round(agreed * rng.uniform(0.3, 0.6, n), -2), np.nan),
        "fixed_asset_investment": fixed,
        "land_mu": np.where(rented, np.nan, np.round(fixed / rng.uniform(180, 420, n), 1)),
    }


def _tell_story(frame: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Put the projects that the report names into the first rows."""
    story = pd.DataFrame(lists.rows("story"))
    trades = {(row["industry"], row["node"]): row["industry_code"] for row in lists.rows("trades")}
    position = {name: number for number, name in enumerate(units.unit)}
    story["industry_code"] = [trades[key] for key in zip(story.industry, story.node, strict=True)]
    story["unit"] = story.unit.map(position)
    story["registered_name"] = "临澜" + story.investor.str[2:]
    story = story.rename(columns={"node": "chain_node", "agreed": "agreed_investment", "phase1": "phase1_investment"})
    told = ["project_name", "investor", "registered_name", "province", "capital_origin", "industry", "industry_code",
            "chain_node", "content", "park", "unit"]  # fmt: skip
    first = frame.index[: len(story)]
    for name in told:
        frame.loc[first, name] = story[name].to_numpy()
    for name, text in (
        ("agreed_investment", "agreed_investment"),
        ("phase1_investment", "phase1_investment"),
        ("land_mu", "land"),
    ):
        frame.loc[first, name] = story[text].astype(float).to_numpy()
    frame.loc[first, "fixed_asset_investment"] = frame.loc[first, "agreed_investment"] * 0.75
    return frame
