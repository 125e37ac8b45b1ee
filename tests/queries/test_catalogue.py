import pytest

from queries.catalogue import catalogue, parse

GOOD = """-- 有多少？
--
-- number  个数，
--         不含终止的
-- name    名称
--
-- $scope  读者的范围
-- $node   环节

select 1 as number, 'x' as name
"""


def test_a_header_gives_title_columns_and_parameters():
    question = parse("chains/number", GOOD)
    assert (question.name, question.title) == ("chains/number", "有多少？")
    assert question.columns == {"number": "个数， 不含终止的", "name": "名称"}
    assert question.parameters == {"scope": "读者的范围", "node": "环节"}
    assert question.sql == GOOD


@pytest.mark.parametrize("first", ["-- 个数", "有多少？", "--有多少？", ""])
def test_the_first_line_must_be_a_question(first):
    with pytest.raises(ValueError, match="chains/number: the first line must be a question"):
        parse("chains/number", GOOD.replace("-- 有多少？", first))


@pytest.mark.parametrize("line", ["-- number", "number  个数", "--number  个数", "-- number 个数"])
def test_a_line_that_defines_nothing_is_refused(line):
    with pytest.raises(ValueError, match=f"chains/number: cannot read header line '{line}'"):
        parse("chains/number", f"-- 有多少？\n--\n{line}\n\nselect 1")


def test_a_definition_must_not_begin_with_its_second_line():
    with pytest.raises(ValueError, match="cannot read header line"):
        parse("chains/number", "-- 有多少？\n--\n--         不含终止的\n\nselect 1")


def test_a_name_is_defined_once():
    with pytest.raises(ValueError, match="chains/number: name is defined twice"):
        parse("chains/number", GOOD.replace("-- $scope", "-- name    又一个\n-- $scope"))


def test_what_of_all_units_everybody_may_know_is_said_column_by_column():
    told = GOOD.replace("-- $scope", "-- public  name：人人知道\n-- $scope")
    assert parse("chains/number", told).public == (frozenset({"name"}), "人人知道")
    assert parse("chains/number", told.replace("name：", "all：")).public == (frozenset({"number", "name"}), "人人知道")


@pytest.mark.parametrize("said", ["name", "：人人知道", "other：人人知道", "name、other：人人知道"])
def test_what_is_public_is_a_column_and_has_a_reason(said):
    with pytest.raises(ValueError, match="chains/number: public is all or some columns of the answer"):
        parse("chains/number", GOOD.replace("-- $scope", f"-- public  {said}\n-- $scope"))


def test_the_catalogue_names_questions_by_subject_and_file_in_alphabetical_order():
    names = list(catalogue())
    assert names == sorted(names)
    assert names[0] == "activities/assessments"
    assert all(question.name == name for name, question in catalogue().items())


PERSONAL = {  # by whom or what one is reached or identified
    "uscc", "credit_code", "phone", "telephone", "mobile", "contact", "contacts", "contact_phone", "legal_rep",
    "id_number", "email", "address",
}  # fmt: skip


def test_no_question_returns_a_column_of_numbers_by_which_somebody_is_reached_or_identified():
    assert {name: found for name, each in catalogue().items() if (found := PERSONAL & each.columns.keys())} == {}


def test_a_header_says_what_adds_up_and_what_is_made_of_the_sums():
    told = GOOD.replace("-- $scope", "-- totals  number、name = number / number\n-- $scope")
    assert parse("chains/number", told).totals == {"number": "", "name": "number / number"}


@pytest.mark.parametrize("said", ["other", "number = other / number", "number = 1"])
def test_a_total_is_of_columns_of_the_answer(said):
    with pytest.raises(ValueError, match="total"):
        parse("chains/number", GOOD.replace("-- $scope", f"-- totals  {said}\n-- $scope"))
