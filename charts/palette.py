"""What each colour means: the one palette of pictures and slides."""

BLUE = "#1F5FA8"  # this year, or what was chosen
BLUE_PALE = "#A9C3E0"  # beside what a filter has chosen: the others that it is compared with
BLUE_TINT = "#E4EDF7"  # ground under blue things; never carries a value alone
GREY = "#9AA7B5"  # last year, the plan, the rest; marks only, too pale for text
GREY_TINT = "#EEF1F4"
INK = "#1B2A41"  # target, pace, names and figures
SECONDARY = "#5B6B82"  # units, notes, axis labels: 5.4:1 on white
WHITE = "#FFFFFF"

GREEN, YELLOW, RED = "#1E8E5A", "#D98E04", "#C0392B"
# Worst first; colour never without its shape. Who has reported no plan has no light.
LIGHTS = {"红": (RED, "■"), "黄": (YELLOW, "▲"), "绿": (GREEN, "●"), "未报计划": (SECONDARY, "○")}
LIGHT_INKS = {"红": "#A93226", "黄": "#8A5200", "绿": "#166B44", "未报计划": SECONDARY}  # dark enough for text
