"""Every view by its name in the address, the first page first: whatever page is written next is walked through, too."""

from ui.navigation import BY_LINK, OF_A_UNIT, PAGES, SCRIPTS

# These show what their address names, or what is a unit's own.
APART = {"present", "presenter", "dossier", "unit", BY_LINK, OF_A_UNIT}
ADDRESSES = {script: address for address, script in SCRIPTS.items()} | {"overview": ""}
SCRIPTED = sorted(path.stem for path in PAGES.glob("*.py"))
VIEWS = sorted(ADDRESSES.get(name, name) for name in SCRIPTED if name not in APART)
