"""The browser that the tests look at the pages with: found on the machine, or fetched."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ON_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")
PROGRAM_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
ON_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def installed() -> "str | None":
    """The path of a browser that this machine has; None leaves it to Playwright's own."""
    named = os.environ.get("RSOFT_BROWSER")
    on_path = [shutil.which(name) for name in NAMES]
    folders = [Path(os.environ[name]) for name in PROGRAM_FOLDERS if name in os.environ]
    on_windows = [str(folder / name) for folder in folders for name in ON_WINDOWS]
    candidates = [named, *on_path, *on_windows, *ON_MACOS]
    return next((each for each in candidates if each and Path(each).is_file()), None)


def fetch(python: Path) -> None:
    """Get a browser: the system's where it can be installed, else Playwright's own."""
    if installed():
        return
    if from_debian("chromium") and installed():
        return
    fetched = subprocess.run([python, "-m", "playwright", "install", "chromium"], check=False)
    if fetched.returncode:
        sys.exit(
            "The tests look at the pages in a browser, and none was found or could be fetched. "
            "Install Chromium or Chrome, or name one in RSOFT_BROWSER, then run this again."
        )


def from_debian(*packages: str) -> bool:
    """Install packages where this is Debian or Ubuntu and that may be done; whether it was."""
    if not shutil.which("apt-get"):
        return False
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and not succeeds([*as_root, "true"]):
        return False
    quietly = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*quietly, "install", "-y", "--no-install-recommends", *packages]
    return succeeds([*quietly, "update"]) and succeeds(install)


def succeeds(command: "list[str]") -> bool:
    """Whether a program is there, and ends well."""
    found = shutil.which(command[0]) is not None
    return found and subprocess.run(command, check=False).returncode == 0
