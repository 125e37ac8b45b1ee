"""What a number format adds to a number that people see."""

import pytest

from data.files.formats.number_format import shown, speaks


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (2.5, '0.00"亿元"', "2.5亿元"),
        (2.5, '0.00"亿元";[Red]-0.00"亿元"', "2.5亿元"),
        (-2.5, '0.00"亿元";[Red]\\(0.00"亿元"\\)', "-2.5亿元"),
        (12000, "#,##0万元", "12000万元"),
        (5, 'General" 元"', "5元"),
        (5, '0.00"(亿元)"', "5(亿元)"),
        (5, '"约"0"万元"', "约5万元"),
        (3, '0"月"', "3月"),
        (1, '"P"000', "P001"),
        (1234567890, '0.00,,"百万元"', "1234.56789百万元"),
        (12345, "#,##0,", "12.345"),
        (12345678, "0!.0000", "1234.5678"),
        (123456789, '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "1.23456789亿"),
        (12345, '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "1.2345万"),
        (0.0908, "0.00%", "9.08%"),
        (9.08, '0.00"%"', "9.08%"),
        (9.08, "0.00\\%", "9.08%"),
        (250, "[$$-409]#,##0.00", "$250"),
        (250, "[$USD] #,##0.00", "USD250"),
        (250, "[$¥-411]#,##0", "JPY250"),
        (250, "[$¥-804]#,##0", "¥250"),
        (250, "[$$-C04]#,##0", "HKD250"),
        (-250, '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)', "$-250"),
        (5, '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', "¥5"),
    ],
)
def test_what_a_format_says_of_a_number_is_shown_with_all_its_digits(number, code, text):
    assert shown(number, code) == text


@pytest.mark.parametrize(
    "code",
    [
        "", "General", "@", "0.00", "#,##0.00", "0.00E+00", "# ?/?", "0.0_);(0.0)", "[Red]0;[Blue]-0", "0.00;-0.00;",
        'yyyy"年"m"月"', '0000"年"00"月"', "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        "[DBNum1][$-804]General",
    ],
)  # fmt: skip
def test_a_format_that_changes_no_meaning_says_nothing(code):
    assert (shown(5, code), speaks(code)) == (None, False)


def test_only_the_condition_that_holds_is_asked():
    assert shown(123, '[>=10000]0!.0,"万";0') is None


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (500, ";;;", "500（不显示）"),
        (-2.5, "0.00;;", "-2.5（不显示）"),
        (-500, "0;0", "500"),
        (-500, "#,##0.00_ ;_ #,##0.00_ ", "500"),
    ],
)
def test_what_a_format_hides_is_said(number, code, text):
    assert (shown(number, code), speaks(code)) == (text, True)


@pytest.mark.parametrize(
    ("number", "code"),
    [(0, ";;;"), (0, "0;-0;;@"), (500, "0;0"), (-500, "0;[Red]0"), (-5, "0;(0)"), (-5, '0;"▲"0'), (-5, "[<0]0;0")],
)
def test_a_zero_that_is_hidden_or_a_sign_that_a_colour_tells_hides_nothing(number, code):
    assert shown(number, code) in (None, "▲-5")
