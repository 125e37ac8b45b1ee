"""Chinese numerals as digits: 二〇二四年三月 -> 2024年3月, 三千五百万元 -> 3500万元, 一点二亿 -> 1.2亿."""

import re

DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2} | {
    character: value for value, character in enumerate("壹贰叁肆伍陆柒捌玖", start=1)
}  # fmt: skip
PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
D, ZERO = "[一二三四五六七八九两壹贰叁肆伍陆柒捌玖]", "[零〇]"
BY_PLACE = re.compile(
    f"(?:{D}[千仟](?!{D}$))?(?:{ZERO}(?=.))?(?:{D}[百佰](?!{D}$))?(?:{ZERO}(?=.))?(?:{D}?[十拾])?(?:{ZERO}?{D})?"
)
PLACED = re.compile(f"({D})?([千仟百佰十拾])|({D})")
RUN = re.compile(f"[{''.join(DIGITS)}十拾][{''.join(DIGITS)}{''.join(PLACES)}点]*")


def to_digits(written: str, spelled: bool = False) -> str:
    """Text with each numeral that begins with a digit or ten put in digits; what is no numeral stays as it is.

    `spelled` numerals, digit by digit, are those of years (二〇二四); in amounts 三五亿 means "3 to 5" and stays.
    """
    return RUN.sub(lambda run: _number(run[0], spelled) or run[0], written)


def _number(run: str, spelled: bool) -> str | None:
    """A run of numerals as digits; None for what is no certain number: 二三十, 三千五, 十点."""
    whole, point, fraction = run.partition("点")
    if point and not (fraction and all(character in DIGITS for character in fraction)):
        return None
    if any(character in PLACES for character in whole):
        number = _by_place(whole)
    else:
        number = _by_digit(whole) if spelled or len(whole) == 1 else None
    return number and number + point.replace("点", ".") + _by_digit(fraction)


def _by_digit(run: str) -> str:
    """二〇二四 -> 2024."""
    return "".join(str(DIGITS[character]) for character in run)


def _by_place(run: str) -> str | None:
    """三千零五十 -> 3050, 十二 -> 12. Places fall; a last digit right after 百 or 千 would leave its own place open."""
    if not BY_PLACE.fullmatch(run):
        return None
    total = 0
    for digit, place, last in PLACED.findall(run):
        total += DIGITS.get(digit, 1) * PLACES[place] if place else DIGITS[last]
    return str(total)
