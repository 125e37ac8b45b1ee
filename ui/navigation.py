"""Where the pages are, and the views of one subject side by side; each view is a page with an address of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data.people.actor import Actor
from ui.verbatim_text import verbatim

SUBJECTS = {
    "排名": {
        "rankings": "单位", "rankings_board": "红黑榜", "rankings_scores": "考核得分",
        "rankings_origins": "资金来源", "rankings_sources": "来源地", "rankings_city": "全市位次",
        "rankings_compare": "对比",
    },
    "产业链": {
        "chains": "主导产业", "chains_map": "产业链图谱", "chains_flows": "资金流向", "chains_by_park": "各园区",
        "chains_parks": "园区契合",
    },
    "重点项目": {
        "key_projects": "亮灯与原因", "key_projects_leaders": "包保领导", "key_projects_dates": "计划与实际",
        "key_projects_arrival": "到位与协议",
    },
    "年终预测": {"forecast": "全年", "forecast_parts": "单位和产业"},
    "数据质量": {"checks": "疑点", "checks_witnesses": "三方印证"},
    "变化": {"changes": "本月变化", "changes_late": "迟报与补报"},
    "全程跟踪": {
        "lifecycle": "转化漏斗", "lifecycle_stuck": "卡在哪里", "lifecycle_early": "四早",
        "lifecycle_slips": "计划变动", "lifecycle_outlook": "计划松紧",
    },
    "在谈": {"negotiations": "在谈项目", "negotiations_lost": "签约与流失"},
    "调度": {"dispatch": "调度清单", "dispatch_items": "事项台账", "dispatch_closure": "销号情况"},
}  # fmt: skip

BESIDE = {name: views for views in SUBJECTS.values() for name in views}  # the views of its subject, by each of them

# What these show no scope narrows: whoever may do this for the county sees them.
OF_THE_COUNTY = {
    "meetings": "see",
    "present": "see",
    "presenter": "see",
    "data": "receive",
    "audit": "keep",
    "collecting": "receive",
    "people": "grant",
}
OF_A_UNIT = "reporting"
BY_LINK, LINK = "meeting_link", "link"  # a page that sees for itself who may: by what its address carries
SCRIPTS = {"data": "intake"}  # of pages whose name in the address is another
PAGES = Path(__file__).parent.parent / "pages"


def page(name: str) -> Path:
    """The script of a page, as Streamlit's links and switches want it."""
    return PAGES / f"{name}.py"


@dataclass(frozen=True)
class Pages:
    """Every page: those that show data under the reader's filters, those that stand by themselves, data or not, and
    those without a window around them: the wall, its presenter's screen, and what somebody comes to by a link.

    `unlisted`: those that aren't for everybody, by their name in the address, as who is refused finds them: no link
    leads there.
    """

    subjects: tuple[StreamlitPage, ...]
    checks: StreamlitPage
    always: tuple[StreamlitPage, ...]
    presenting: tuple[StreamlitPage, ...]
    by_link: StreamlitPage
    unlisted: Mapping[str, StreamlitPage]

    @property
    def filtered(self) -> tuple[StreamlitPage, ...]:
        """The pages with the bar of filters."""
        return (*self.subjects, self.checks)

    def in_groups(self, viewer: Actor) -> dict[str, list[StreamlitPage]]:
        """As the navigation lists them; what is closed to the viewer is there to be refused, and not listed."""
        listed = list(self.always)
        listed.insert(1 + [each.url_path for each in listed].index("data"), self.checks)
        groups = {"": [*self.subjects, *self.presenting, self.by_link], "数据与说明": listed}
        closed = closed_to(viewer)
        return {
            name: [self.unlisted[each.url_path] if each.url_path in closed else each for each in listed]
            for name, listed in groups.items()
        }


def closed_to(viewer: Actor) -> set[str]:
    """The pages, by their names in the address, that aren't for the viewer."""
    closed = {path for path, act in OF_THE_COUNTY.items() if not viewer.may(act)}
    if "receive" not in viewer.acts or viewer.may("receive"):
        closed.add(OF_A_UNIT)
    return closed


@st.cache_resource(scope="session", show_spinner=False)
def pages() -> Pages:
    """The pages, made once a session: each looks its script up on the disk."""
    views = (
        st.Page(page(name), title=f"{verbatim(subject)}：{verbatim(label)}", visibility="hidden")
        for subject, names in SUBJECTS.items()
        for name, label in list(names.items())[1:]
    )
    subjects = (
        st.Page(page("overview"), title="总览", default=True),
        st.Page(page("rankings"), title="排名"),
        st.Page(page("chains"), title="产业链", url_path="chains"),
        st.Page(page("key_projects"), title="重点项目"),
        st.Page(page("changes"), title="变化"),
        st.Page(page("forecast"), title="年终预测"),
        st.Page(page("lifecycle"), title="全程跟踪"),
        st.Page(page("negotiations"), title="在谈"),
        st.Page(page("dispatch"), title="调度"),
        *views,
        st.Page(page("meetings"), title="会议"),
        st.Page(page("unit"), title="单位一页清", visibility="hidden"),
        st.Page(page("dossier"), title="项目档案", visibility="hidden"),
        st.Page(page("rows"), title="项目明细", visibility="hidden"),
    )
    always = (
        st.Page(page("reporting"), title="本单位上报"),
        st.Page(page("collecting"), title="月度上报"),
        st.Page(page("intake"), title="数据", url_path="data"),
        st.Page(page("people"), title="账号与授权"),
        st.Page(page("audit"), title="操作记录"),
        st.Page(page("caliber"), title="口径"),
        st.Page(page("manual"), title="使用手册"),
    )
    checks = st.Page(page("checks"), title="数据质量")
    presenting = (
        st.Page(page("present"), title="汇报", visibility="hidden"),
        st.Page(page("presenter"), title="演讲者视图", visibility="hidden"),
    )
    by_link = st.Page(page(BY_LINK), title="会议链接", visibility="hidden")
    unlisted = {path: _unlisted(path) for path in (*OF_THE_COUNTY, OF_A_UNIT)}
    return Pages(subjects, checks, always, presenting, by_link, unlisted)


def _unlisted(path: str) -> StreamlitPage:
    return st.Page(page(SCRIPTS.get(path, path)), title="没有权限", url_path=path, visibility="hidden")


def subject_page(path: str) -> str:
    """The name in the address of the page that stands in the navigation for this one; "" when none does."""
    return next(iter(BESIDE.get(path, ())), "")


def views_beside(path: str) -> None:
    """Links to the views of the subject of a page, by its name in the address; the one that is shown is marked."""
    for name, label in BESIDE.get(path, {}).items():
        st.page_link(page(name), label=verbatim(label))
