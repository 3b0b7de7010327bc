"""RSoft Analytics: who is calling, what was said last, and which calls become customers.

What ``streamlit run`` takes. Imported, it is the ASGI app; run as a script, by a
visitor's browser, it is the frame around every page. The pages are the files in
``pages/``: the file tree is the menu.
"""

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from rsoft_analytics import cli, server
from rsoft_analytics.ui.frame import frame

app = st.App(
    __file__,
    routes=server.routes(cli.perform),
    middleware=server.MIDDLEWARE,
    lifespan=server.lifespan,
    secrets=server.secrets(),
)

if get_script_run_ctx(suppress_warning=True):
    frame(Path(__file__).parent / "pages")
else:
    server.refuse_unsafe_options()
