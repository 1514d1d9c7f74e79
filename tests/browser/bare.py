"""The smallest front end that can show the course's widgets: a page with Python behind it, both in this process.

It promises what anywidget promises (bare_page.js) and nothing of JupyterLab's. What a widget itself does is tried here,
as a page is there at once and JupyterLab's takes seconds; what JupyterLab does to a widget is tried in JupyterLab.
"""

import ast
import asyncio
import concurrent.futures
import contextlib
import io
import json
import os
import sys
import threading
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import comm
import IPython.display
import tornado.httpserver
import tornado.netutil
import tornado.web
import tornado.websocket
from comm.base_comm import BaseComm
from ipywidgets import widgets

from .screen import CALM, FORGET, Screen

HERE = Path(__file__).parent
THEMES = Path(sys.prefix) / "share/jupyter/lab/themes/@jupyterlab"
LIGHT, DARK = (  # JupyterLab's own colours
    (THEMES / f"theme-{name}-extension/index.css").read_text(encoding="utf-8") for name in ("light", "dark")
)
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page with widgets</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><style>{LIGHT}</style><style id="dark" media="not all">{DARK}</style><style>
  body {{ margin: 8px; background: var(--jp-layout-color0); color: var(--jp-content-font-color1); }}
  .widget-box {{ display: flex; overflow: auto; margin: 2px; }}
  .widget-vbox {{ flex-direction: column; }}
</style></head><body data-jp-theme-light="true"><main id="output"></main>
<script type="module">{(HERE / "bare_page.js").read_text(encoding="utf-8")}</script></body></html>"""


class Python:
    """Python behind a page. Like a kernel it does one thing at a time, in a thread of its own, and answers each
    message of the page; `models` are the widgets that it has, by id."""

    def __init__(self):
        self.models = {}
        self.names = {}
        self.pages = set()  # sockets: all windows that look at this Python
        self.speaks = None  # the one that is heard just now, or was last
        self.deaf = False
        self.shown = []
        self.errors = []
        self.modules = {}  # the address of a widget's module → its text
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.port = self.done(self.serve)

    def serve(self):
        python = self

        class Socket(tornado.websocket.WebSocketHandler):
            def open(self):
                python.welcome(self)

            def on_close(self):
                python.pages.discard(self)

            def on_message(self, message):
                python.hear(json.loads(message), self)

        class Page(tornado.web.RequestHandler):
            def get(self):
                self.write(PAGE)

        class Module(tornado.web.RequestHandler):
            def get(self, name):
                self.set_header("Content-Type", "text/javascript")
                self.set_header("Cache-Control", "max-age=3600, immutable")
                self.write(python.modules[f"/module/{name}"])

        pages = [("/", Page), ("/python", Socket), ("/module/(.*)", Module)]
        sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
        tornado.httpserver.HTTPServer(tornado.web.Application(pages)).add_sockets(sockets)
        return sockets[0].getsockname()[1]

    def done(self, work, *given):
        """What Python's own thread makes of some work; a mistake there is one of the test's."""
        result = concurrent.futures.Future()

        def run():
            try:
                result.set_result(work(*given))
            except BaseException as error:  # the thread lives on, and the test has to hear of it
                result.set_exception(error)

        self.loop.call_soon_threadsafe(run)
        return result.result(60)

    def tell(self, what, but=None, **said):
        """All pages hear it, but for one."""
        for page in self.pages - {but}:
            page.write_message(json.dumps({"what": what, **said}))

    def welcome(self, page):
        """A page that comes later, or again, is shown what the others are."""
        for id in self.models:
            state = self.served(widgets.widget._instances[id].get_state())
            page.write_message(json.dumps({"what": "open", "id": id, "state": state}))
        for one in self.shown:
            page.write_message(json.dumps({"what": "show", **one}))
        self.pages.add(page)

    def served(self, state):
        """A widget's state, with the address of its module in the place of the text."""
        if not (text := state.get("_esm")):
            return state
        address = f"/module/{sha256(text.encode()).hexdigest()[:16]}.js"
        self.modules[address] = text
        return state | {"_esm": address}

    def hear(self, message, page):
        """A message of a page's: what goes wrong with it is for the test."""
        if self.deaf:
            return
        self.speaks = page
        if model := self.models.get(message["id"]):
            update = {"method": "update", "state": message.get("update"), "buffer_paths": []}
            data = {"method": "custom", "content": message["custom"]} if "custom" in message else update
            try:
                model.handle_msg({"content": {"data": data}, "buffers": []})
            except Exception as error:
                self.errors.append(repr(error))

    def cell(self, code, number):
        """Runs code as a cell does: its last line is shown. At the end the pages hear the cell's number."""
        self.tell("clear")
        self.shown.clear()
        tree = ast.parse(code)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "cell", "exec"), self.names)
        if last and (shown := eval(compile(ast.Expression(last.value), "cell", "eval"), self.names)) is not None:
            self.display(shown)
        self.tell("ran", cell=number)

    def display(self, *shown):
        for one in shown:
            if isinstance(one, widgets.Widget):
                shown = {"id": one.model_id}
            elif hasattr(one, "_repr_html_"):
                shown = {"html": one._repr_html_()}
            else:
                shown = {"text": repr(one)}
            self.shown.append(shown)
            self.tell("show", **shown)

    def printed(self, code):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(code, self.names)
        return out.getvalue()

    def begin_anew(self):
        """No names, no widgets, no page."""
        widgets.Widget.close_all()
        for kept in (self.models, self.pages, self.shown):
            kept.clear()
        self.names = {"display": self.display}

    def make_comm(self, **options):
        return Line(self, **options)


class Line(BaseComm):
    """What a widget's messages go through: what happens to it in Python is told the page."""

    def __init__(self, python, **options):
        self.python = python
        super().__init__(**options)

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        if msg_type == "comm_open":
            self.python.models[self.comm_id] = self
            self.python.tell("open", id=self.comm_id, state=self.python.served(data["state"]))
        elif msg_type == "comm_close":
            self.python.models.pop(self.comm_id, None)
            self.python.tell("close", id=self.comm_id)
        elif data["method"] == "update":
            self.python.tell("update", id=self.comm_id, state=data["state"])
        elif data["method"] == "echo_update":  # the others are told what one has said
            self.python.tell("update", but=self.python.speaks, id=self.comm_id, state=data["state"])
        elif data["method"] == "custom":
            said = [b64encode(one).decode() for one in buffers or []]
            self.python.tell("custom", id=self.comm_id, content=data["content"], buffers=said)


class BarePage(Screen):
    """A page with nothing but widgets."""

    def __init__(self, page, python):
        super().__init__(page)
        self.python = python
        self.cells = 0
        page.on("pageerror", lambda error: self.errors.append(error.stack or str(error)))

    def fresh(self):
        """A new page, without anybody's widget."""
        self.python.done(self.python.begin_anew)
        self.come()
        self.page.evaluate(FORGET)
        self.as_found()
        for kept in (self.errors, self.python.errors):
            kept.clear()

    def come(self):
        """The page, with whatever Python shows."""
        self.page.goto(f"http://127.0.0.1:{self.python.port}/")
        self.page.evaluate("() => pythonHere")

    def show(self, code, ready=".footlib .fl-root"):
        self.page.evaluate("() => localStorage.removeItem('footlib.safety-check')")
        self.run_cell(code)
        self.page.locator(ready).first.wait_for()

    def run_cell(self, code):
        """What the cell before had shown is gone when this is back."""
        self.cells += 1
        self.python.done(self.python.cell, code, self.cells)
        self.page.wait_for_function("cell => window.ran === cell", arg=self.cells)

    def answered(self, code):
        return self.python.done(self.python.printed, code)

    @property
    def records(self):
        return Path(os.environ["FOOTLIB_RECORDS"])

    @contextlib.contextmanager
    def held(self):
        """Python stands still."""
        go_on = threading.Event()
        self.python.loop.call_soon_threadsafe(go_on.wait)
        try:
            yield
        finally:
            go_on.set()

    @contextlib.contextmanager
    def dead(self):
        """Python is gone: nothing reaches it any more. A page that is loaded anew shows what was kept of it, as a
        notebook does that was saved with its widgets."""
        self.python.deaf = True
        try:
            yield
        finally:
            self.python.deaf = False

    def set_theme(self, name):
        self.page.evaluate("name => theme(name)", "light" if "Light" in name else "dark")


@contextlib.contextmanager
def afresh(page, monkeypatch):
    """The page without anybody's widget; while this holds, the widgets of this process are shown there. What goes wrong
    there, or in Python when it hears the page, fails the test."""
    with monkeypatch.context() as patch:
        patch.setattr(comm, "create_comm", page.python.make_comm)
        patch.setattr(IPython.display, "display", page.python.display)
        page.fresh()
        yield page
        page.python.done(page.python.begin_anew)
    assert [*page.errors, *page.python.errors] == []


@contextlib.contextmanager
def opened(browser, python, **options):
    """A window of a browser of its own."""
    context = browser.new_context(**{"viewport": {"width": 1400, "height": 1000}, "reduced_motion": CALM} | options)
    context.set_default_timeout(30_000)
    yield BarePage(context.new_page(), python)
    context.close()
