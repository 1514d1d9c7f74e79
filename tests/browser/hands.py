"""What the browser tests do and look at again and again: press, tab to, hear, is anything cut off, is axe content."""

from .screen import THEMES as THEMES
from .screen import Screen

WIDTHS = (448, 700, 1100)  # of the output: in a narrow window, a split one, a wide one
ONLY_WRONG = {"resultTypes": ["violations"]}  # a report on all that is right takes axe longer than its tests

ACTIVE = """() => { const el = document.activeElement;
  return [el.getAttribute('role') ?? el.type ?? el.tagName.toLowerCase(),
    el.getAttribute('aria-label') ?? el.labels?.[0]?.textContent ?? el.textContent]; }"""
# What sticks out of the panel, or holds more than it can show, sidewards or downwards (a clock is set tight).
CUT = """el => { const all = document.head.appendChild(document.createElement('style'));
  all.textContent = '.footlib * { content-visibility: visible !important; }';  // also what is out of sight just now
  const frame = el.getBoundingClientRect();
  const found = [...el.querySelectorAll(':not(svg *)')].filter((one) => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    if (!box.width || style.clipPath === 'inset(50%)') return false;  // meant for the ear only
    const outside = box.right > frame.right + 1 || box.left < frame.left - 1;
    return outside || style.display !== 'inline' && (
      one.scrollWidth > one.clientWidth + 1 && style.overflowX !== 'visible'
      || one.matches(':is(div, p, li, section):not(.fl-clock)') && style.overflowY === 'visible'
        && one.clientHeight && one.scrollHeight > one.clientHeight + 1);
  }).map((one) => `${one.className} ${one.textContent.slice(0, 40)}`);
  all.remove();
  return found; }"""


def press(where, name):
    """A button of the page or of a part of it, by exactly its name."""
    (where.page if isinstance(where, Screen) else where).get_by_role("button", name=name, exact=True).click()


def tab_to(lab, role, name, most=80):
    """Presses Tab until the focus is on a thing of that role and name."""
    seen = []
    for _ in range(most):
        lab.page.keyboard.press("Tab")
        seen.append(lab.page.evaluate(ACTIVE))
        if seen[-1][0] == role and name in seen[-1][1]:
            return
    raise AssertionError(f"no {role} {name!r} in {seen}")


def focused(lab, name):
    """The focus comes to a thing of that name: some go there only once Python has answered."""
    lab.page.wait_for_function(f"name => ({ACTIVE})()[1] === name", arg=name)


def cut_off(lab, panel):
    """What of a panel is cut off or sticks out of it, once it has come to rest."""
    lab.still()
    return lab.page.locator(panel).first.evaluate(CUT)


def serious(lab, panel):
    """What axe finds wrong with a panel that is serious or worse: names, roles, contrast, structure."""
    from axe_playwright_python.sync_playwright import Axe

    lab.still()
    axe = Axe()
    if lab.page.evaluate("() => 'axe' in window"):
        axe.axe_script = ""  # half a megabyte that the page has already
    found = axe.run(lab.page, context=panel, options=ONLY_WRONG).response["violations"]
    return [
        (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
