"""Turning to a page as whoever opens its address does: no other page is drawn before."""

from streamlit.testing.v1 import AppTest

OTHERWISE_CALLED = ("overview", "intake")  # in the address: nothing, and data; AppTest learns that from a run only


def turned_to(app: AppTest, page: str) -> AppTest:
    """The app on a page by the name of its script; not yet run there."""
    if page in OTHERWISE_CALLED:
        app.run()
    return app.switch_page(f"../pages/{page}.py")
