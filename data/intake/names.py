"""Names as people write them, found among those that the draft knows."""

import re
from collections.abc import Callable, Iterable, Mapping

import duckdb
from rapidfuzz import fuzz, process

from data.cells.values import BadValue, folded, plain
from data.tables.table import Row, Table

ALIKE = 50  # per cent; below it a suggestion confuses more than it helps
MARKS = re.compile(r"([、,，;；+|/\n])")  # between the names of a list
LONGEST = 15  # pieces, names and marks, that a known name may be made of
ABROAD = ("香港", "澳门", "台湾", "国外")  # whatever region a county counts them in
OVERSEAS = ("境外", "国外", "海外", "外国")


class Names:
    """The known names of one kind of thing, each with what it stands for.

    A name is known as it stands; else, unless `are_codes`, by what it is without white space, odd dashes and the like,
    if that means one thing only. Codes stay as written: aB1 and Ab1 are two.
    """

    def __init__(self, kind: str, pairs: Iterable[tuple[str, str]], how: str, are_codes: bool = False) -> None:
        self.kind, self.how, self.are_codes = kind, how, are_codes
        self.exact: dict[str, str] = {}
        self.meanings: dict[str, set[str]] = {}
        self.shown: dict[str, str] = {}
        self.missed: dict[str, BadValue] = {}
        for name, meaning in pairs:
            self.exact.setdefault(folded(name), meaning)
            self.meanings.setdefault(plain(name), set()).add(meaning)
            self.shown.setdefault(plain(name), name)

    def __contains__(self, written: str) -> bool:
        return self._meant(written) is not None

    def find(self, written: str) -> str:
        """What the name stands for; raises BadValue, with the most similar known name, when nobody knows it."""
        meant = self._meant(written)
        if meant is not None:
            return meant
        if written not in self.missed:
            self.missed[written] = BadValue(f"不认识的{self.kind}“{written}”", self._remedy(plain(written)))
        raise self.missed[written]

    def parted(self, written: str, is_known: Callable[[str], bool] | None = None) -> list[str]:
        """The names in a list; one that is known with a mark of lists within it (江北、江南片区) stays whole.

        `is_known` says so of a part of the text, where a part is more than a name.
        """
        is_known = is_known or self.__contains__
        if is_known(written.strip()):
            return [written.strip()]
        pieces = MARKS.split(written)  # a name, a mark, a name, ...
        parts, at = [], 0
        while at < len(pieces):
            ends = range(min(len(pieces), at + LONGEST), at + 1, -2)
            end = next((end for end in ends if is_known("".join(pieces[at:end]).strip())), at + 1)
            parts.append("".join(pieces[at:end]).strip())
            at = end + 1
        return [part for part in parts if part]

    def _meant(self, written: str) -> str | None:
        exact = self.exact.get(folded(written))
        if exact is not None or self.are_codes:
            return exact
        meanings = self.meanings.get(plain(written), ())
        return next(iter(meanings)) if len(meanings) == 1 else None

    def _remedy(self, name: str) -> str:
        alike = process.extractOne(name, self.shown.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        return f"是不是“{self.shown[alike[0]]}”？{self.how}" if alike else self.how


def units(con: duckdb.DuckDBPyConnection) -> Names:
    """Units by id, name or alias -> unit_id."""
    rows = con.execute("select unit_id, unit, aliases from units order by unit_id").fetchall()
    pairs = [(unit_id, unit_id) for unit_id, _, _ in rows] + [(unit, unit_id) for unit_id, unit, _ in rows]
    aliases = [(alias, unit_id) for unit_id, _, aliases in rows for alias in aliases or []]
    return Names("单位", pairs + aliases, "请填写“基础配置”单位表中的名称，或先在该表中增加这个单位")


def industries(con: duckdb.DuckDBPyConnection) -> Names:
    """Industries by name or alias -> industry."""
    rows = con.execute("select industry, aliases from industries order by seq").fetchall()
    return Names("产业", _with_aliases(rows), "请填写“基础配置”产业表中的名称")


def parks(con: duckdb.DuckDBPyConnection) -> Names:
    """Parks by name or alias -> park."""
    rows = con.execute("select park, aliases from parks order by park").fetchall()
    return Names("园区", _with_aliases(rows), "请填写“基础配置”园区表中的名称；不在园区内的项目请留空")


def projects(con: duckdb.DuckDBPyConnection) -> Names:
    """Projects by 项目编号 -> project_id."""
    rows = con.execute("select project_id, project_id from projects").fetchall()
    return Names("项目编号", rows, "请先上传含有该项目的“项目台账”，或改正编号", are_codes=True)


def nodes(con: duckdb.DuckDBPyConnection) -> dict[str, Names]:
    """The chain nodes of each industry."""
    rows = con.execute("select industry, list((node, node) order by seq) from chain_nodes group by industry").fetchall()
    return {industry: Names("产业链环节", pairs, "请填写“基础配置”产业链节点表中的环节") for industry, pairs in rows}


def words(kind: str, meanings: Mapping[str, tuple[str, ...]], between: str = "、") -> Names:
    """Words of a list, each with what else it is called -> the word; `between` them where they are offered."""
    pairs = [(said, word) for word, others in meanings.items() for said in (word, *others)]
    return Names(kind, pairs, "请填写 " + between.join(meanings))


class Provinces:
    """Where investors come from, by the province that a place's name begins with."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.regions = dict(con.execute("select province, region from regions").fetchall())
        how = "请填写省份简称，如 浙江；国外投资方请填 国外"
        self.names = Names("省份", ((name, name) for name in self.regions), how)

    def find(self, written: str) -> str:
        """The province's short name: 浙江省杭州市 -> 浙江; raises BadValue when it begins with none."""
        name = plain(written).removeprefix("中国")
        if name.startswith(OVERSEAS):
            return "国外"
        return next((short for short in self.regions if name.startswith(short)), None) or self.names.find(name)

    def is_overseas(self, province: str) -> bool:
        """Whether the province stands for a place outside the mainland."""
        return province in ABROAD


def own_province(con: duckdb.DuckDBPyConnection, provinces: Provinces) -> str | None:
    """The county's province, None while the setting isn't a province's name."""
    rows = con.execute("select value from settings where setting = 'province'").fetchall()
    try:
        return provinces.find(rows[0][0]) if rows else None
    except BadValue:
        return None


def find(table: Table, row: Row, name: str, known: Names | Provinces) -> bool:
    """Put what a name stands for in its place; an empty one is left, an unknown one rejects the row."""
    if row.values.get(name) is None:
        return False
    try:
        row.values[name] = known.find(row.values[name])
    except BadValue as error:
        table.reject(row, name, error.reason, error.remedy)
        return False
    return True


def _with_aliases(rows: list[tuple[str, list[str]]]) -> list[tuple[str, str]]:
    return [(name, name) for name, _ in rows] + [(alias, name) for name, aliases in rows for alias in aliases or []]
