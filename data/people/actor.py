"""Who acts, and what the roles let him: the records of data/reference/{acts,roles}.csv.

An act is checked in the function that does it, by `Actor.must`, whoever calls: a page or the command line.
"""

import getpass
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.errors import DataError
from data.reference_tables import reference

Units = tuple[str, ...] | None  # ids, each with all below it; None: every unit


class NotAllowed(DataError):
    """An act that whoever asked for it isn't granted."""


@dataclass(frozen=True)
class Role:
    """A role as an office names it, and the acts that it lets somebody do."""

    role: str
    label: str
    acts: tuple[str, ...]


ACTS = {row["act"]: row["label"] for row in reference("acts").to_pylist()}
ROLES = {
    row["role"]: Role(row["role"], row["label"], tuple(row["acts"].split("|")))
    for row in reference("roles").to_pylist()
}


@dataclass(frozen=True)
class Actor:
    """Who acts, under the name that the record keeps; `acts`: what he may do, and for which units.

    `shown_as`: somebody in whose place he looks, seeing what that one would see and doing nothing; '' for nobody.
    """

    name: str
    acts: Mapping[str, Units]
    shown_as: str = ""

    @property
    def may_see(self) -> Units:
        """The units whose rows he may see: none without a role that says so."""
        return self.acts.get("see", ())

    def may(self, act: str) -> bool:
        """Whether he may do it for the whole county."""
        return act in self.acts and self.acts[act] is None

    def must_see(self, units: Units) -> None:
        """Raise NotAllowed unless he may see all rows of these units, ids of his own grants."""
        own = self.may_see
        if own is not None and (units is None or not set(own).issuperset(units)):
            raise NotAllowed(f"{self.name}没有“{ACTS['see']}”这些单位的权限。权限变了的，请刷新页面。")

    @property
    def sees_cells(self) -> bool:
        """Whether he reads ledgers' cells as they stand, with the telephone numbers and credit codes in them: who is
        asked to confirm them.
        """
        return self.may("confirm")

    def must_see_cells(self) -> None:
        """Raise NotAllowed unless he reads cells as they stand."""
        if not self.sees_cells:
            raise NotAllowed("您的权限刚有变动，请刷新页面。")

    def must(self, act: str) -> None:
        """Raise NotAllowed unless he may do it for the whole county."""
        self._must_be_himself()
        if not self.may(act):
            part = "全县的" if act in self.acts else ""
            raise NotAllowed(f"{self.name}没有{part}“{ACTS[act]}”权限，没有执行。需要时请管理员授权。")

    def must_for_some(self, act: str) -> None:
        """Raise NotAllowed unless he may do it for one unit at least; which, whoever does it has to heed."""
        self._must_be_himself()
        if act not in self.acts:
            self.must(act)

    def _must_be_himself(self) -> None:
        if self.shown_as:
            raise NotAllowed(f"正在以{self.shown_as}的身份查看，只看不办。结束查看后再办理。")


def united(name: str, granted: Iterable[tuple[str, Units]]) -> Actor:
    """Who holds these roles, each for some units: what he may do is what any of them lets him."""
    acts: dict[str, Units] = {}
    for role, units in granted:
        for act in ROLES[role].acts:
            held = acts.get(act, ())
            acts[act] = None if units is None or held is None else tuple(sorted({*held, *units}))
    return Actor(name, acts)


def owner(name: str) -> Actor:
    """Whose machine it is, and so everything on it: on the command line, and on a dashboard without a sign-in."""
    return Actor(name, dict.fromkeys(ACTS))


def _login() -> str:
    """The name of whoever runs this; a container's user may have none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "本机"


OWNER = owner(_login())
