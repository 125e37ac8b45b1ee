"""Who may see some units learns nothing of others: of two counties that are the same in all that is his, each question
says the same, but for the columns that its header marks as public, one by one, with the reason.
"""

import datetime as dt

import pytest

import queries

MONTH = dt.date(2026, 10, 1)
TREE = {"R": None, "A": "R", "A1": "A", "M": "R", "B": "R", "C": "R", "C1": "C"}  # M became part of A in June
VIEWERS = {"A": {"A", "A1", "M"}, "A1": {"A1"}, "M": {"M"}}
PROJECTS = {  # by whom each was brought in, the first one reports for all
    "PA": ("A",), "PA1": ("A1",), "PM": ("M",), "PS": ("A", "B"), "PT": ("B", "A1"), "PB": ("B",), "PC1": ("C1", "B"),
}  # fmt: skip
PAST = [("2023-03", 5), ("2023-12", 7), ("2024-01", 4), ("2024-12", 9), ("2025-12", 6)]  # three whole years
GIVEN = {
    "projects/rows": [{}, {"figure": "arrived"}, {"node": "铜箔"}, {"cohort": 2026, "step": "signed"}],
    "lifecycle/rates": [{}, {"by": "unit"}],
    "negotiations/notes": [{"negotiation_id": "T4"}],
    "dispatch/comments": [{"meeting": MONTH.replace(day=20)}],
}
SCOPES = [
    queries.Scope(MONTH, may_see=("A",)),
    queries.Scope(MONTH.replace(month=5), units=("A镇", "B镇"), may_see=("A",)),  # who asks for what isn't his
    queries.Scope(MONTH, may_see=("A1",)),
]
# Who may see a unit that was merged learns which one took it in.
OF_ONE = {"search/names": [queries.Scope(MONTH, may_see=("M",))]}
WHOLLY = ("activities/assessments", "rankings/city", "rankings/city_months")
each_question = pytest.mark.parametrize("question", queries.catalogue().values(), ids=lambda question: question.name)


class Secret:
    """How a county is told for somebody: all that isn't his under other names and numbers, if `changed`."""

    def __init__(self, own, changed):
        self.own, self.changed = own, changed

    def of(self, *units):
        return self.changed and self.own.isdisjoint(units)

    def name(self, unit):
        return f"{unit}Z" if unit != "R" and self.of(unit) else unit

    def number(self, number, *units):
        return 3 * number + 7 if self.of(*units) else number


def fill(county, secret):
    """The tree with something of every kind of each unit, and of the county's own."""
    county.con.execute("delete from units where unit_id = 'A'")
    for place, (unit, parent) in enumerate(TREE.items()):
        name, number = secret.name(unit), secret.number(500 + place, unit)
        if parent:
            county.unit(name, f"{name}镇", group=None if "1" in unit else "乡镇", parent=secret.name(parent))
        county.target(name, number)
        county.activity(f"H{name}", "2026-03-05", host=name, companies=number)
        county.restatement("2025-10", number, name)
        county.first_report(name, "2026-09", number, "2026-10-03")
        county.con.execute("insert into unit_deliveries values (?, '2026-08-01', '2026-09-25', ?, 0)",
                           [name, "2026-09-20" if number < 1000 else None])  # fmt: skip
        county.issue(f"W{place}", unit=name, due="2026-04-01", description=f"{name}问题", raised_by=f"{name}镇")
        county.matter(f"D{place}", unit=name)
        county.talk(f"T{place}", unit=name, planned=number, sure=0.5)
        county.talk(f"L{place}", unit=name, planned=number, lost="2026-05-05")
        county.talk_note(f"T{place}", "2026-09-09")
    county.con.execute(
        "update units set merged_into = ?, merged_since = date '2026-06-01' where unit_id = ?",
        [secret.name("A"), secret.name("M")],
    )
    county.con.execute(
        "insert into parks values ('南园', ?, '园区', [?])", [secret.name("B"), f"{secret.name('B')}园"]
    )
    county.chain("电子信息", "铜箔")
    county.con.execute("insert into chain_groups values ('一组', '电子信息', ?)", [f"{secret.name('B')}镇"])
    of_county(county, secret.number(5, "R"))
    for place, (project, units) in enumerate(PROJECTS.items()):
        add(county, secret, project, units, place)
    of_steps(county, secret)
    if secret.of("B"):
        county.funds("PBZ", "2026-11", 1)
        county.funds("PBZ", "2026-12", 1, audit="审核中")


def of_steps(county, secret):
    """What is usual of a step: B's projects started after so many days, those of A and of both are planned to."""
    county.setting("class_size", "6")
    for name, units in (("NA", ("A",)), ("NS", ("B", "A"))):
        shares = {secret.name(unit): "1" if len(units) == 1 else "0.5" for unit in units}
        county.project(name, secret.name(units[0]), shares=shares, signed="2026-10-01")
        county.event(name, "started", planned="2026-11-20")
    started = dt.date(2026, 6, 1) + dt.timedelta(days=secret.number(20, "B"))
    for number in range(3 + secret.of("B")):
        county.project(f"{secret.name('B')}N{number}", secret.name("B"), signed="2026-06-01", started=f"{started}")


def of_county(county, number):
    """What is nobody's in particular."""
    for each in range(number):
        county.supervisor(f"S{each}", "2026-01-01")
    county.assessment(2025, "一等奖", number)
    for place, name in ((number, "邻县"), (number + 1, "某县")):
        county.bulletin("2026-09", name, place, 1000 - place, own=name == "某县")


def add(county, secret, project, units, place):
    """A project with all that there is to know of one."""
    key, by = f"{project}Z" if secret.of(*units) else project, secret.name(units[0])
    money = secret.number(100 + place, *units)
    county.project(
        key, by, shares={secret.name(unit): "1" if len(units) == 1 else "0.5" for unit in units},
        project_name=f"{key}项目", park="南园", chain_node="铜箔", key=True, agreed=money, phase1_investment=2 * money,
        leader=f"{key}县长", lead_unit=f"{secret.name('B')}镇", signed="2026-01-05", started="2025-12-01",
    )  # fmt: skip
    county.event(key, "completed", planned="2026-02-01")
    county.con.execute(
        "insert into former_plans values (?, 'completed', '2026-03-01', 1, '2026-01-01', 'day', 1, '台账', 1)", [key]
    )
    for month, part in (*PAST, ("2025-03", 3), ("2026-03", 2), ("2026-09", 1), ("2026-10", 1)):
        county.funds(key, month, money // part)
    county.progress(key, "2026-09", money, money // 2, problem=f"{key}问题")
    county.milestone(key, f"{key}里程碑", "2026-09", money)
    county.firm(key, "2026-03", 3 * money, money)
    county.official(key, "2026-03", money)
    for unit, due in (("A1", "2026-03-10" if project == "PB" else "2026-05-01"), ("B", "2026-03-20")):
        county.issue(f"W{place}{unit}", unit=secret.name(unit), project=key, due=due, description=f"{key}问题",
        progress=key,
                     leader=f"{key}县长", measure=f"{key}措施", owner=f"{key}科长", raised_by=key)  # fmt: skip
    county.con.execute(
        "insert into readings select batch_id, sheet, row_no, 'agreed_investment', '投资额', ?, '万元', ?, ?, null,"
        " 0.5, '约数' from projects where project_id = ?", [f"约{money}", f"{money}", f"{money}", key],
    )  # fmt: skip


def text(value):
    value = value.tolist() if hasattr(value, "tolist") else value
    return "" if value is None or value == [] else str(value)


def differing(one, other):
    """The columns in which two answers differ; `all` when they haven't as many rows."""
    if len(one) != len(other):
        return {"all"}
    return {name for name in one if [text(each) for each in one[name]] != [text(each) for each in other[name]]}


@pytest.fixture(scope="module")
def counties(new_county):
    """A county, and for each viewer another that he can't tell from it."""
    told = {None: Secret(set(), changed=False)} | {name: Secret(own, changed=True) for name, own in VIEWERS.items()}
    made = {viewer: new_county() for viewer in told}
    for viewer, secret in told.items():
        fill(made[viewer], secret)
        made[viewer].lay()
    return made


@pytest.fixture(scope="module")
def open_columns(counties):
    """What each question tells of what isn't the viewer's: found out once."""
    found = {}
    for question in queries.catalogue().values():
        found[question.name] = {
            column
            for scope in [*SCOPES, *OF_ONE.get(question.name, [])]
            for given in GIVEN.get(question.name, [{}])
            for column in differing(
                queries.ask(counties[None].version, question.name, scope, **given),
                queries.ask(counties[scope.may_see[0]].version, question.name, scope, **given),
            )
        }
    return found


@each_question
def test_what_is_not_his_changes_nothing_but_what_the_header_says_is_public_and_why(open_columns, question):
    public, _ = question.public
    assert open_columns[question.name] <= public


def test_nothing_is_said_to_be_public_that_tells_nothing(open_columns):
    assert {name: each.public[0] for name, each in queries.catalogue().items() if each.public[0]} == {
        name: frozenset(queries.catalogue()[name].columns) if name in WHOLLY else columns
        for name, columns in open_columns.items()
        if columns
    }


@pytest.mark.parametrize("name", [
    "checks/witnesses", "projects/dossier", "projects/funds", "projects/progress", "projects/readings",
    "projects/rows",
])
def test_of_a_project_that_is_not_his_nothing_is_said_whatever_he_asks_for(counties, name):
    for project, rows in (("PB", 0), ("PS", 1)):
        scope = queries.Scope(MONTH, projects=(project,), may_see=("A",))
        assert min(len(queries.ask(counties[None].version, name, scope)), 1) == rows
