"""What the tests share: an empty store, one with the samples, and the app on either."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.demo.filling import fill
from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.store import Store
from rsoft_analytics.ui.opening import opened

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
PATIENCE = 60  # seconds until a page that runs is given up


@pytest.fixture
def empty_store() -> Iterator[Store]:
    """A store in memory with nothing in it."""
    with Store(None) as store:
        yield store


@pytest.fixture(scope="session")
def sample_store() -> Iterator[Store]:
    """A store in memory with every export of data/samples: to be read, not changed."""
    with Store(None) as store:
        with_samples(store)
        yield store


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed store with every export of data/samples: to be copied or served."""
    path = tmp_path_factory.mktemp("samples") / "rsoft.duckdb"
    with Store(path) as store:
        with_samples(store)
    return path


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed store with an invented team's exports: to be read or copied."""
    folder = tmp_path_factory.mktemp("demo")
    with Store(folder / "rsoft.duckdb") as store:
        fill(store, folder / "exports", 1200, 7)
    return folder / "rsoft.duckdb"


def copied(store: Path, folder: Path) -> Path:
    """A copy of a closed store, with what lies beside it and finds who is in its ledgers."""
    for beside in ("", ".key", ".heads"):
        shutil.copy(store.with_name(store.name + beside), folder)
    return folder / store.name


@pytest.fixture
def app(sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on a store of its own with the samples, not yet run."""
    yield from dashboard_on(copied(sample_file, tmp_path), monkeypatch)


@pytest.fixture(scope="session")
def served_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same file copied, for a dashboard that runs as long as the tests do."""
    return copied(sample_file, tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def guarded_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same file copied, for a dashboard to which one signs in."""
    return copied(sample_file, tmp_path_factory.mktemp("guarded"))


@pytest.fixture
def empty_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on an empty store of its own, not yet run."""
    yield from dashboard_on(tmp_path / "rsoft.duckdb", monkeypatch)


def dashboard_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on a store's file, which is closed when the test is over."""
    monkeypatch.setenv("RSOFT_STORE", str(path))
    yield AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
    opened.clear()


def page_on(path: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """A page of the dashboard on a store's file, opened."""
    for app in dashboard_on(path, monkeypatch):
        app.run().switch_page(page).run()
        assert not app.exception
        yield app


def with_samples(store: Store) -> None:
    """Import every export of data/samples; before users were asked, as some name no phone."""
    with collected([SAMPLES]) as found:
        import_all(store, sorted(found, key=lambda one: "/consent" in one.name))
