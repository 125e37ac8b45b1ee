"""What holds of every cell: whatever is written in a known form comes back equal, whatever isn't is never guessed."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from data.cells import amounts, dates, values
from data.cells.dates import When
from data.cells.uncertain_amounts import FOUND
from data.cells.values import BadValue, Doubtful

FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
AMOUNTS = st.decimals(0, 10**8, places=4)  # 万元
PER_WAN = {
    "元": Decimal(10000), "千元": Decimal(10), "万": Decimal(1), "万元": Decimal(1), "百万元": Decimal("0.01"),
    "千万": Decimal("0.001"), "亿": Decimal("0.0001"), "亿元": Decimal("0.0001"),
}  # fmt: skip
PER_MU = {"亩": Decimal(1), "公顷": 1 / Decimal(15), "平方米": Decimal(10000) / 15, "㎡": Decimal(10000) / 15}
ABOUT = ["约{}", "{}左右", "近{}", "超{}", "逾{}", "{}以上", "{}多", "不超过{}", "预计{}", "{}（含税）", "总投资{}"]
DASHES = ["-", "~", "—", "～", "至", "到", "－", "--"]
# What cells are made of, so that nonsense comes near to sense.
SCRAPS = st.lists(
    st.sampled_from(
        [*"0123456789", *"０１９", *".,，、；-—~至()（）+%#/: \n", *"年月日旬上中下底初前约近数几",
         *"百千万亿元亩个批期一十三", "预计", "季度", "以上", "待定", "新增",
         "美元", "#REF!", "2024", "E+", "\xa0", "〇", "²", "٣", "｟"]
    ),
    max_size=12,
).map("".join)  # fmt: skip
ANYTHING = st.one_of(
    SCRAPS, st.text(max_size=20), st.floats(), st.integers(), st.booleans(), st.none(), st.datetimes(), st.dates(),
    st.times(), st.timedeltas(),
)  # fmt: skip
READERS = {
    "money": amounts.money, "area": amounts.area, "figure": amounts.figure, "count": amounts.count,
    "rate": amounts.rate, "date": dates.date, "happened": lambda cell: dates.date(cell, 2026, happened=True),
    "month": lambda cell: dates.month(cell, 2026), "id": values.identifier, "text": values.text, "items": values.items,
    "flag": values.flag, "origin": values.origin, "audit": values.audit,
}  # fmt: skip


def spelled(number, separated, full_width):
    written = f"{number:,f}" if separated else f"{number:f}"
    return written.translate(FULL_WIDTH) if full_width else written


@given(AMOUNTS, st.sampled_from(sorted(PER_WAN)), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_money_in_any_unit_width_and_separator_reads_back_exactly(amount, unit, in_cell, separated, full_width, yuan):
    number = spelled(amount * PER_WAN[unit], separated, full_width)
    if in_cell:
        assert amounts.money(("¥ " if yuan else "") + number + unit, "元") == amount
    elif unit in values.MONEY:
        assert amounts.money(number, unit) == amount


@given(st.integers(0, 10**5), st.integers(0, 9999), st.sampled_from(["", "元"]))
def test_money_in_falling_units_reads_back_exactly(yi, wan, ending):
    assert amounts.money(f"{yi}亿{wan}万{ending}") == yi * 10000 + wan


@given(st.integers(1, 9999), st.sampled_from(["万元", "亿元", "亿"]))
def test_money_in_chinese_numerals_reads_back_exactly(number, unit):
    assert amounts.money(chinese(number) + unit) == number / PER_WAN[unit]


@given(st.decimals(0, 10**6, places=6), st.sampled_from(sorted(PER_MU)), st.booleans(), st.booleans())
def test_land_in_any_unit_reads_back_to_six_decimals(mu, unit, in_cell, full_width):
    number = spelled((mu * PER_MU[unit]).quantize(Decimal("1e-10")), False, full_width)
    read = amounts.area(number + unit) if in_cell or unit == "㎡" else amounts.area(number, unit)
    assert abs(read - mu) <= Decimal("0.000001")


@given(st.integers(-10**6, 10**6), st.sampled_from(["{}%", "{}％", "同比增长{}%", "增长{}％"]))
def test_a_rate_reads_back(hundredths, form):
    assert amounts.rate(form.format(Decimal(hundredths) / 100)) == pytest.approx(hundredths / 10000)


@given(AMOUNTS, st.sampled_from(sorted(PER_WAN)), st.sampled_from(ABOUT))
def test_an_amount_with_a_word_of_doubt_is_that_amount_in_doubt(amount, unit, form):
    with pytest.raises(Doubtful) as doubt:
        amounts.money(form.format(f"{amount * PER_WAN[unit]:f}{unit}"))
    assert doubt.value.value == amount
    assert 0.5 <= doubt.value.confidence <= 0.8


@given(AMOUNTS, AMOUNTS, st.sampled_from(sorted(PER_WAN)), st.sampled_from(DASHES), st.booleans())
def test_a_range_is_its_lower_end_in_doubt(one, other, unit, dash, twice):
    assume(one < other)
    low, high = (f"{number * PER_WAN[unit]:f}" for number in (one, other))
    with pytest.raises(Doubtful) as doubt:
        amounts.money(f"{low}{unit if twice else ''}{dash}{high}{unit}")
    assert (doubt.value.value, doubt.value.confidence) == (one, 0.5)


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from([*"、；;/ \n和|，批×=。", "  ", "\r\n"]))
def test_two_numbers_in_a_cell_are_never_certainly_one(one, other, between):
    for read in (amounts.money, amounts.area, amounts.figure, amounts.count, amounts.rate):
        with pytest.raises(BadValue):
            read(f"{one}{between}{other}")


@pytest.mark.parametrize("name", READERS)
@given(cell=ANYTHING)
@example(cell="9" * 400)
@example(cell="0." + "0" * 400 + "1")
@example(cell=1e300)
@example(cell=10**400)
@example(cell="9999-99-99")
@example(cell="年")
@example(cell="约" * 32_000)
@example(cell="1(" * 16_000)
@example(cell="2024-" * 6_000)
@example(cell="约" * 99 + "（" * 99)
def test_nothing_breaks_a_reader(name, cell):
    try:
        READERS[name](cell)
    except BadValue as error:
        assert error.reason and error.remedy


@given(cell=SCRAPS)
def test_a_certain_amount_has_one_number_or_falling_units(cell):
    try:
        read = amounts.money(cell)
    except BadValue:
        return
    if read is not None and len(FOUND.findall(values.evened(cell))) > 1:
        assert re.search("[亿万千]", cell)


DAYS = st.dates(dt.date(1980, 1, 1), dt.date(2099, 12, 31))
DAY_FORMS = [
    "{0.year}-{0.month:02}-{0.day:02}", "{0.year}/{0.month}/{0.day}", "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日", "{0.year}{0.month:02}{0.day:02}", "{0.year} {0.month} {0.day}",
    "{0.year}-{0.month:02}-{0.day:02} 00:00:00", "{0.year}/{0.month}/{0.day} 8:30",
    "{0.year}年{0.month}月{0.day}日上午9:30", "{0.year}-{0.month:02}-{0.day:02}T00:00:00.000Z",
    " {0.year} 年 {0.month} 月 {0.day} 日", "{0.year}年\n{0.month}月{0.day}号",
]  # fmt: skip
MONTH_FORMS = [
    "{0.year}.{0.month}", "{0.year}年{0.month}月", "{0.year}-{0.month:02}", "{0.year}{0.month:02}",
    "{0.year}/{0.month}月份",
]  # fmt: skip
TEN_DAY_FORMS = {"上旬": 5, "中旬": 15, "下旬": 25, "初": 5, "中": 15, "底": 25, "末": 25}


@given(DAYS, st.sampled_from(DAY_FORMS), st.booleans())
def test_a_day_in_any_form_reads_back_to_the_day(day, form, full_width):
    written = form.format(day)
    assert dates.date(written.translate(FULL_WIDTH) if full_width else written) == When(day, "day")


@given(DAYS)
def test_a_day_in_chinese_numerals_reads_back(day):
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    assert dates.date(f"{year}年{chinese(day.month)}月{chinese(day.day)}日") == When(day, "day")


@given(DAYS, st.booleans())
def test_a_day_in_milliseconds_or_as_a_day_number_reads_back(day, as_text):
    noon = dt.datetime.combine(day, dt.time(12), dt.timezone(dt.timedelta(hours=8)))
    assume(noon.timestamp() >= 10**9)
    for number in (int(noon.timestamp() * 1000), (day - dt.date(1899, 12, 30)).days):
        assert dates.date(str(number) if as_text else number) == When(day, "day")


@given(DAYS, st.sampled_from(MONTH_FORMS))
def test_a_month_in_any_form_reads_back_to_the_month(day, form):
    assert dates.date(form.format(day)) == When(day.replace(day=1), "month")
    assert dates.month(form.format(day)) == day.replace(day=1)


@given(DAYS, st.sampled_from(sorted(TEN_DAY_FORMS)), st.booleans(), st.booleans())
def test_ten_days_of_a_month_read_back_with_their_precision(day, part, with_year, in_words):
    month = chinese(day.month) if in_words else str(day.month)
    written = (f"{day.year}年" if with_year else "") + f"{month}月{part}"
    assert dates.date(written, day.year) == When(day.replace(day=TEN_DAY_FORMS[part]), "ten_day")


@given(DAYS, DAYS, st.sampled_from(DASHES), st.sampled_from(DAY_FORMS[2:4]))
def test_a_span_of_days_is_its_first_in_doubt(one, other, dash, form):
    assume(one < other)
    with pytest.raises(Doubtful) as doubt:
        dates.date(form.format(one) + dash + form.format(other))
    assert doubt.value.value == When(one, "day")


@given(DAYS, DAYS, st.sampled_from([*"、；;/\n和|，", "\r\n"]))
def test_two_dates_in_a_cell_are_never_certainly_one(one, other, between):
    with pytest.raises(BadValue):
        dates.date(f"{one.year}年{one.month}月{one.day}日{between}{other.year}年{other.month}月{other.day}日")


@given(st.integers(1, 12))
def test_a_span_of_months_is_its_last(number):
    for form in ("{}月", "1-{}月", "1—{}月", "2026年1至{}月", "2026年{}月份", "截至{}月", "1月~{}月"):
        assert dates.month(form.format(number), 2026) == dt.date(2026, number, 1)
    assert dates.month(chinese(number) + "月", 2026) == dt.date(2026, number, 1)


@given(st.text("0123456789", min_size=1, max_size=18), st.sampled_from(["{}", " {} ", '="{}"', "'{}", "\xa0{}\n"]))
def test_a_code_keeps_every_digit_and_zero(code, form):
    assert values.identifier(form.format(code)) == code


def chinese(number):
    """A number below 10,000 as it is spoken: 3050 -> 三千零五十, 12 -> 十二."""
    written = ""
    for digit, place in zip(f"{number:04}", ["千", "百", "十", ""], strict=True):
        if digit != "0":
            written += "零一二三四五六七八九"[int(digit)] + place
        elif written and not written.endswith("零"):
            written += "零"
    return re.sub("^一十", "十", written.rstrip("零"))
