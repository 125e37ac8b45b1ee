import pytest


@pytest.fixture
def batches(county):
    """Signed in 2025: one stays, one started, one ended after landing; in 2024 one that produces, without a landing."""
    county.project("P1", signed="2025-03-01")
    county.project("P2", signed="2025-05-01", landed="2025-06-01", started="2025-09-01")
    county.project("P3", signed="2025-07-01", landed="2025-08-01", terminated="2026-02-01", industry="乡村旅游")
    county.project("P4", signed="2024-02-01", started="2024-06-01", completed="2025-05-01", producing="2025-08-01")
    county.project("P5", signed="2025-03-01", started="2025-04-01", audit="审核中")
    return county


def test_the_whole_answer_is_of_one_batch_and_counts_a_step_that_a_later_one_proves(batches):
    assert batches.ask("lifecycle/funnel") == [
        ("signed", 3, "签约", 4, 4, 1, None, None, 1, 0),
        ("landed", 4, "落地", 3, 4, 0.75, 4, 0.75, 0, 1),
        ("started", 5, "开工", 2, 4, 0.5, 3, 0.6667, 1, 0),
        ("completed", 6, "竣工", 1, 4, 0.25, 2, 0.5, 0, 0),
        ("producing", 7, "投产", 1, 4, 0.25, 1, 1, 1, 0),
        ("at_capacity", 8, "达产", 0, 4, 0, 1, 0, 0, 0),
    ]


FIGURES = ("step", "projects")


@pytest.mark.parametrize(("given", "projects"), [
    ({"cohort": 2025}, [3, 2, 1, 0, 0, 0]), ({"cohort": "2024"}, [1, 1, 1, 1, 1, 0]), ({"cohort": 2020}, []),
    ({"industries": ("乡村旅游",)}, [1, 1, 0, 0, 0, 0]),
    ({"as_of": "2025-08"}, [4, 3, 1, 1, 1, 0]), ({"as_of": "2025-04"}, [2, 1, 1, 0, 0, 0]), ({"as_of": "2024-01"}, []),
])  # fmt: skip
def test_a_batch_is_a_year_of_signing_within_the_filters_as_it_stood_at_the_months_end(batches, given, projects):
    assert [row[1] for row in batches.ask("lifecycle/funnel", columns=FIGURES, **given)] == projects


def test_a_unit_sees_the_projects_that_it_has_a_part_in(batches):
    batches.unit("B", "乙镇")
    batches.project("P6", shares={"A": "0.4", "B": "0.6"}, signed="2026-01-01")
    assert [row[1] for row in batches.ask("lifecycle/funnel", units=("乙镇",), columns=FIGURES)] == [1, 0, 0, 0, 0, 0]
