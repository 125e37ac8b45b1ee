"""The county's configuration: settings, units, parks, positioning, chain groups."""

import pandas as pd

from data.sample import lists

COUNTY, CITY, PROVINCE = "临澜县", "澜川市", "安徽"
OWN = {"county": COUNTY, "city": CITY, "province": PROVINCE, "is_sample": "是"}
CHAIN_GROUPS = {
    "电子信息产业招商组": (["电子信息"], "县经济和信息化局"),
    "食品加工产业招商组": (["食品加工", "脱水蔬菜"], "县商务局"),
    "化工医药产业招商组": (["精细化工", "化工医药"], "县科学技术局"),
    "皮革轻纺产业招商组": (["皮革加工", "轻纺", "轻工业"], "县工商业联合会"),
    "装备制造产业招商组": (["机械电子", "电子信息"], "县发展和改革委员会"),
    "农牧文旅产业招商组": (["牛羊产业", "现代生态农业", "乡村旅游", "皮革加工"], "县农业农村局"),
}
# Nodes that the county watches besides those that the reference marks.
FOCUS = {
    ("电子信息", "PCB线路板"), ("电子信息", "SMT贴装"), ("食品加工", "预制菜"), ("轻纺", "服装"), ("皮革加工", "箱包"),
    ("机械电子", "零部件"),
}  # fmt: skip
METRICS = ("arrived", "signed", "started", "produced")


def settings() -> pd.DataFrame:
    """The reference settings with the sample county's own name, marked as 演示数据."""
    frame = lists.reference("settings").copy()
    frame["value"] = [OWN.get(setting, value) for setting, value in zip(frame.setting, frame.value, strict=True)]
    return frame


def units(n_units: int) -> pd.DataFrame:
    """The county, its bureau and `n_units` units that carry tasks; beyond the list's own they are numbered villages.

    Besides the columns of the table: `share` of the projects and `completion` that the unit is meant to reach.
    """
    listed = pd.DataFrame(lists.rows("units"))
    carries = listed.unit_group != ""
    listed = pd.concat([listed[~carries], listed[carries].head(n_units)])
    extra = pd.DataFrame([_numbered_unit(number) for number in range(int(carries.sum()), n_units)], dtype=object)
    frame = pd.concat([listed, extra], ignore_index=True)
    frame["parent_id"] = [None if kind == "县" else "LL00" for kind in frame.kind]
    frame["unit_group"] = [group or None for group in frame.unit_group]
    frame["is_weak"] = frame.is_weak == "是"
    frame["aliases"] = [lists.split(text) for text in frame.aliases]
    frame["share"] = frame.share.astype(float)
    frame["completion"] = pd.to_numeric(frame.completion)
    frame = frame.assign(merged_into=None, merged_since=None)  # all of them stand
    order = [
        "unit_id",
        "unit",
        "parent_id",
        "kind",
        "unit_group",
        "is_weak",
        "aliases",
        "merged_into",
        "merged_since",
        "share",
        "completion",
    ]
    return frame[order].sort_values("unit_id", ignore_index=True)


def unit_places(units: pd.DataFrame) -> pd.DataFrame:
    """Where each township of the list stands on the map of tiles: the table unit_places."""
    placed = {row["unit"]: row for row in lists.rows("units") if row["map_row"]}
    found = [
        placed[unit] | {"unit": unit_id}
        for unit_id, unit in zip(units.unit_id, units.unit, strict=True)
        if unit in placed
    ]
    return pd.DataFrame(found)[["unit", "map_row", "map_column"]].astype({"map_row": int, "map_column": int})


def _numbered_unit(number: int) -> dict[str, str]:
    return {
        "unit_id": f"LX{number:04d}", "unit": f"演示{number:04d}乡", "kind": "乡镇", "unit_group": "乡镇组",
        "is_weak": "否", "aliases": "", "share": "1", "completion": f"{0.6 + number * 37 % 50 / 100:.2f}",
    }  # fmt: skip


def parks(unit_ids: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The parks and their positioning; `unit_ids` by unit name."""
    listed = lists.rows("parks")
    table = [(row["park"], unit_ids.get(row["unit"]), row["kind"], lists.split(row["aliases"])) for row in listed]
    positioning = [(row["park"], industry) for row in listed for industry in lists.split(row["industries"])]
    return (
        pd.DataFrame(table, columns=["park", "unit_id", "kind", "aliases"]),
        pd.DataFrame(positioning, columns=["park", "industry"]),
    )


def chain_groups() -> pd.DataFrame:
    """The six 产业招商组, each with its industries and lead unit."""
    pairs = [(group, industry, unit) for group, (members, unit) in CHAIN_GROUPS.items() for industry in members]
    return pd.DataFrame(pairs, columns=["chain_group", "industry", "lead_unit"])


def industries() -> pd.DataFrame:
    """The reference industries; the county's own ledgers also say 电子信息类 for 电子信息."""
    frame = lists.reference("industries").copy()
    frame["seq"] = frame.seq.astype(int)
    for flag in ("is_lead", "is_industrial"):
        frame[flag] = frame[flag] == "true"
    frame["aliases"] = [
        [*lists.split(text), f"{name}类"] for text, name in zip(frame.aliases, frame.industry, strict=True)
    ]
    return frame


def scoring_scheme() -> pd.DataFrame:
    """The reference scheme, 考核方案: the county keeps it."""
    figures = {"seq": int, "points": float, "cap": float}
    return lists.reference("scoring_scheme").astype(figures)


def chain_nodes() -> pd.DataFrame:
    """The reference chain nodes, FOCUS among those in focus."""
    frame = lists.reference("chain_nodes").copy()
    frame["seq"] = frame.seq.astype(int)
    frame["is_focus"] = [
        marked == "true" or (industry, node) in FOCUS
        for marked, industry, node in zip(frame.is_focus, frame.industry, frame.node, strict=True)
    ]
    return frame
