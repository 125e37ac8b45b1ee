"""`python -m tests.fuzz`: see looking.py, which only the process that looks imports.

Each process that the kills start runs this module first, and would be ended before it had imported all of that.
"""

import sys

if __name__ == "__main__":
    from tests.fuzz.looking import main

    sys.exit(main())
