"""The dashboard, and invented data to try it on."""

import click

from rsoft_analytics import terminal
from rsoft_analytics.commands.running import command, opened
from rsoft_analytics.settings import store_path


@command
@click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535))
@click.option("--host", default="localhost", show_default=True)
def serve(store: str | None, as_json: bool, port: int, host: str) -> None:
    """Open the dashboard."""
    from rsoft_analytics.server import serve as run  # Streamlit takes a second to import

    run(port=port, host=host, store=store_path(store))


@command
@click.option("--calls", default=12_000, show_default=True, type=click.IntRange(50, 2_000_000))
@click.option("--seed", default=7, show_default=True)
def demo(store: str | None, as_json: bool, calls: int, seed: int) -> int:
    """Fill an empty store with invented exports, and publish the right answers beside them."""
    from rsoft_analytics.demo.filling import fill

    with terminal.bar_unless(as_json) as bar, opened(store) as open_store:
        folder = store_path(store).parent / "demo"
        reports = fill(open_store, folder, calls, seed, bar)
    answers = folder / "answers.json"
    files = [one.as_json() for one in reports]
    document = {"folder": str(folder), "answers": str(answers), "files": files}
    terminal.show(document, as_json, lambda: terminal.import_lines(reports, f"Answers: {answers}"))
    return terminal.refusals(reports)
