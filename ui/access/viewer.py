"""Who looks: the one gate at which it is said which units a viewer may see."""

from queries import EVERY_UNIT, Units


def may_see() -> Units:
    """The ids of the units whose rows the viewer may see, `may_see` of a scope; None: all.

    Without a sign-in the dashboard answers on its own machine only, whose owner sees all.
    """
    return EVERY_UNIT
