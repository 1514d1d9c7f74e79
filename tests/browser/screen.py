"""What is open in the browser of a test: a page that shows widgets, with Python behind it."""

import json
import time

LIGHT = "JupyterLab Light"
THEMES = (LIGHT, "JupyterLab Dark")
PATIENCE = 60  # seconds; only a test that fails waits so long
CALM = "reduce"  # moving hands take most of a core, in every window: they move where a test looks at them
MOVING = "no-preference"

# Resolves when nothing moves any more: no colour of ours on its way, and for three frames every box where it was,
# to the pixel (a clock may run, a bar may grow). What never comes to rest is named after ten seconds.
STILL = """() => new Promise((done, fail) => {
  const ours = () => [...document.querySelectorAll('.footlib :not(svg *)')];
  const moving = () => document.getAnimations().some(({ effect, transitionProperty }) =>
    effect.target?.closest('.footlib') && /color|opacity|background|fill|stroke/.test(transitionProperty));
  const boxOf = (el) => {
    const { x, y, width, height } = el.getBoundingClientRect();
    return [x, y, width, height, el.scrollWidth].map(Math.round).join();
  };
  const begin = performance.now();
  let before = new Map(), quiet = 0;
  const look = () => {
    const now = new Map(ours().map((el) => [el, boxOf(el)]));
    const moved = [...now].filter(([el, box]) => before.get(el) !== box).map(([el]) => el.className);
    quiet = moved.length || before.size !== now.size || moving() ? 0 : quiet + 1;
    before = now;
    if (quiet === 3) done();
    else if (performance.now() - begin > 10000 && quiet === 0) fail(new Error(`never at rest: ${moved.slice(0, 5)}`));
    else requestAnimationFrame(look);
  };
  look();
})"""
FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

FORGET = """() => Object.keys(localStorage).filter(key => key.startsWith('footlib.'))
  .forEach(key => localStorage.removeItem(key))"""


class Screen:
    """What every front end under test can: sets width and theme, asks Python, and waits for what is meant, not for
    time. How it shows a widget and reaches Python is its own."""

    def __init__(self, page):
        self.page = page
        self.requests = []
        self.errors = []
        page.on("request", lambda request: self.requests.append(request.url))

    def show(self, code, ready=".footlib .fl-root"):
        """Runs code as the only cell, and waits for its widget."""
        raise NotImplementedError

    def answered(self, code):
        """What Python prints of a piece of code; a mistake of Python's fails the test."""
        raise NotImplementedError

    def set_theme(self, name):
        raise NotImplementedError

    def as_found(self):
        """As every test finds it: wide, light, at rest, the mouse out of the way."""
        self.page.emulate_media(reduced_motion=CALM)
        self.page.mouse.move(0, 0)
        self.page.set_viewport_size({"width": 1400, "height": 1000})
        self.theme(LIGHT)

    def planner(self, code="p = planner()"):
        self.show(f"from footlib import planner\n{code}\np", ".footlib-planner .footlib-routine .fl-root")

    def ask(self, expression):
        """The value of a Python expression."""
        return json.loads(self.answered(f"import json; print(json.dumps({expression}))"))

    def run(self, code):
        self.answered(code)

    def hears(self, expression, value):
        """Waits until a Python expression has this value: what was done on the screen has arrived."""
        end = time.monotonic() + PATIENCE
        while (found := self.ask(expression)) != value and time.monotonic() < end:
            pass  # the question itself takes its time
        assert found == value

    def width(self, pixels, selector=".footlib-planner"):
        """The window becomes as wide as gives the output this width."""
        part = self.page.locator(selector).first
        for _ in range(6):
            now = part.evaluate("el => el.getBoundingClientRect().width")
            if round(now) == pixels:
                return
            size = self.page.viewport_size
            self.page.set_viewport_size({"width": round(size["width"] + pixels - now), "height": size["height"]})
            self.still()
        raise AssertionError(f"{selector} is {now} wide, never {pixels}")

    def theme(self, name):
        light = "true" if "Light" in name else "false"
        here = self.page.locator(f'body[data-jp-theme-light="{light}"]')
        if not here.count():
            self.set_theme(name)
            here.wait_for(state="attached")
            self.still()

    def themes(self):
        """Each theme in turn, the one that is on first: a change takes longer than most of what is looked at in it."""
        light = self.page.evaluate("() => document.body.dataset.jpThemeLight === 'true'")
        for name in THEMES if light else THEMES[::-1]:
            self.theme(name)
            yield name

    def still(self):
        """Waits until nothing on the page moves any more."""
        self.page.evaluate(STILL)

    def frame(self):
        """Lets the page do what it has begun: two frames."""
        self.page.evaluate(FRAME)
