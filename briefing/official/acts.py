"""What the report says of the year's activities: what the county's leaders did, and what the units did on their own.

An activity is told once: what the county's first leaders took part in is theirs, and no unit's.
"""

from collections.abc import Callable

from briefing.facts import Facts
from briefing.official import written

Placeholder = Callable[[Facts, str], str]
COUNTS, BOARD = "activities/counts", "rankings/board"
VISIT, JOURNEY, FORUM, PROMOTION = "上门拜访", "外出考察", "企业家座谈会", "推介会"


def activities(verb: str, *asked: tuple[str, str, str, str]) -> Placeholder:
    """The activities of the year in words: (kind, column, what was done, measure word) of each, those that there are;
    a plain "没有" when the ledger has none of them, `*` when there is no ledger.
    """

    def phrase(facts: Facts, key: str) -> str:
        is_known = not facts.answers[COUNTS].empty
        held = [one for one in asked if not is_known or facts.value(COUNTS, one[1], kind=one[0])]
        if not held:
            return f"今年没有{verb}{'、'.join(act for _, _, act, _ in asked)}"
        return "、".join(
            f"{verb}{act}{facts.take(key, COUNTS, column, written.count, kind=kind)}{measure}"
            for kind, column, act, measure in held
        )

    return phrase


def promoted(facts: Facts, _key: str) -> str:
    """That the leaders promoted the county where they went: "，推介临澜县"; nothing where they went nowhere."""
    went = any(facts.value(COUNTS, "chief_led", kind=kind) for kind in (VISIT, JOURNEY))
    return f"，推介{facts.county}" if went else ""


def forum_cities(facts: Facts, key: str) -> str:
    """Where forums were held: "在杭州、宁波等地"; nothing where none was."""
    if not facts.value(COUNTS, "activities", kind=FORUM):
        return ""
    return f"在{facts.take(key, COUNTS, 'cities', lambda cities: written.among(cities, '地'), kind=FORUM)}"


def ahead(facts: Facts, _key: str) -> str:
    """Who leads, if anybody is on the red board: "，望澜街道、荻浦镇等单位走在序时进度前面"."""
    rows = facts.answers[BOARD]
    first = rows[(rows["board"] == "红榜") & (rows["rank"] == 1)]["unit"]
    return f"，{written.among(first, '单位')}走在序时进度前面" if len(first) else ""


ACTS: dict[str, Placeholder] = {
    "主要领导活动": activities(
        "", (VISIT, "chief_led", "登门拜访客商", "次"), (JOURNEY, "chief_led", "带队外出考察", "次")
    ),
    "领导推介": promoted,
    "座谈地点": forum_cities,
    "推介活动": activities(
        "举办", (FORUM, "activities", "企业家座谈会", "场"), (PROMOTION, "activities", "推介会", "场")
    ),
    "单位外出": activities("自行", (JOURNEY, "unit_held", "外出考察", "次"), (VISIT, "unit_held", "登门拜访", "次")),
    "领先单位": ahead,
}
