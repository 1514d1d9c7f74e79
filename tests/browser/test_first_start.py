"""What a learner sees first: `python start.py`, in a real browser."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import start

from .conftest import free_port, stopped, wait_for

IN_SIGHT = """() => {
  const box = document.querySelector(".jp-MarkdownViewer [data-jupyter-id=zone]").getBoundingClientRect();
  return box.top >= 0 && box.top < window.innerHeight;
}"""
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def address(tmp_path, browser):
    """A JupyterLab started as start.py does it, for somebody who has never used one."""
    assert start.refresh(ROOT / "notebooks", tmp_path / "my-course") == []
    port, home = free_port(), {"HOME": str(tmp_path), "JUPYTER_CONFIG_DIR": str(tmp_path / "config")}
    options = ["--no-browser", f"--port={port}", "--IdentityProvider.token="]
    server = subprocess.Popen(
        start.lab_command(sys.executable, tmp_path / "my-course", options, root_user=True),
        env=start.lab_environment(os.environ | home),
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/api/status")
        yield f"http://127.0.0.1:{port}"
    finally:
        stopped(server)


@pytest.mark.browser
def test_the_course_opens_on_its_first_lesson_and_a_word_of_it_on_its_glossary(address, browser):
    """The learner reads lesson 00 at once: no pop-up about news, and no request leaves the machine. A click on a linked
    word shows the glossary as a page, with the word on the screen."""
    asked, page = [], browser.new_page(viewport={"width": 1200, "height": 700})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/lab/tree/{start.FIRST_LESSON}")
    page.locator(".jp-Notebook h1", has_text="Start here").wait_for(timeout=60_000)
    come = time.monotonic()
    page.locator(".jp-Notebook a", has_text="zone").first.click(timeout=60_000)
    entry = page.locator(".jp-MarkdownViewer").get_by_role("heading", name="zone", exact=True)
    entry.wait_for(timeout=30_000)
    page.wait_for_function(IN_SIGHT)
    assert "kidney zone" in page.locator(".jp-MarkdownViewer").inner_text()
    page.wait_for_timeout(1000 * max(0, come + 5 - time.monotonic()))  # a pop-up would come a few seconds late
    pop_ups = page.locator(".jp-toastContainer, .Toastify__toast, .jp-Dialog").all_inner_texts()
    assert [text for text in pop_ups if text.strip()] == []
    page.close()
    near = (address, address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(near)] == []
