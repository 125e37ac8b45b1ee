import pytest


@pytest.fixture
def talked(county):
    """Of four that one talked with, one became a project that started, one of a later year signed, one was lost."""
    county.project("P1", signed="2026-02-01", started="2026-06-01")
    county.project("P2", signed="2026-09-01", terminated="2026-10-05")
    county.talk("T1", "2025-03-01", signed_project="P1")
    county.talk("T2", "2026-03-01", signed_project="P2")
    county.talk("T3", "2025-05-01", lost="2026-08-01")
    county.talk("T4", "2025-06-01")
    return county


def test_the_whole_answer_goes_from_the_first_talk_on_with_what_it_became(talked):
    assert talked.ask("lifecycle/talks") == [
        ("negotiating", 2, "在谈", 4, 4, 1, None, None, 1, 1), ("signed", 3, "签约", 2, 4, 0.5, 4, 0.5, 0, 1),
        ("landed", 4, "落地", 1, 4, 0.25, 2, 0.5, 0, 0), ("started", 5, "开工", 1, 4, 0.25, 1, 1, 1, 0),
        ("completed", 6, "竣工", 0, 4, 0, 1, 0, 0, 0), ("producing", 7, "投产", 0, 4, 0, 0, None, 0, 0),
        ("at_capacity", 8, "达产", 0, 4, 0, 0, None, 0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("given", "projects"), [
    ({"cohort": 2025}, [3, 1, 1, 1]), ({"as_of": "2026-02"}, [3, 1, 0, 0]), ({"as_of": "2025-03"}, [1, 0, 0, 0]),
    ({"cohort": 2024}, []),
])  # fmt: skip
def test_a_batch_is_a_year_of_first_talks_as_it_stood_at_the_months_end(talked, given, projects):
    assert [row[0] for row in talked.ask("lifecycle/talks", columns=("projects",), **given)][:4] == projects
