// A front end with nothing but what anywidget promises (anywidget.dev/en/afm): models, views, boxes. Python is at the
// other end of one socket; what it shows stands in the output.

const models = new Map(); // id → model
const closed = new Set(); // ids of models that are no more
const waiting = new Map(); // id → whoever waits for that model
const styles = new Map(); // the id of a class of widgets → its style sheet
const shown = []; // the views in the output
const output = document.getElementById("output");
const socket = new WebSocket(`ws://${location.host}/python`);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

class Model {
  constructor(id, state) {
    Object.assign(this, { id, state, changed: new Set(), heard: new Map(), views: new Set(), widget_manager: manager });
    for (const name of ["get", "set", "save_changes", "send", "on", "off"]) this[name] = this[name].bind(this);
    this.module = state._esm && begun(this, state._esm);
    if (state._css) styleOf(state);
  }
  get(name) { return this.state[name]; }
  set(name, value) {
    this.changed.add(name);
    this.take({ [name]: value });
  }
  /** All that is new is there before anybody hears of any of it. */
  take(values) {
    const news = Object.keys(values).filter((name) => !same(this.state[name], values[name]));
    for (const name of news) this.state[name] = values[name];
    for (const name of news) this.tell(`change:${name}`, this, this.state[name]);
    if (news.length) this.tell("change", this);
  }
  save_changes() {
    const update = Object.fromEntries([...this.changed].map((name) => [name, this.state[name]]));
    this.changed.clear();
    if (Object.keys(update).length) socket.send(JSON.stringify({ id: this.id, update }));
  }
  send(custom) { socket.send(JSON.stringify({ id: this.id, custom })); }
  on(event, hear) { this.heard.set(event, [...(this.heard.get(event) ?? []), hear]); }
  off(event, hear) { this.heard.set(event, (this.heard.get(event) ?? []).filter((one) => one !== hear)); }
  tell(event, ...said) { for (const hear of this.heard.get(event) ?? []) hear(...said); }
}

/** Each model has a module of its own, as with anywidget. Python puts the address of a module into the place of its
 *  text: what the browser has compiled for one test it keeps for the next. */
async function begun(model, address) {
  const { default: given } = await import(`${address}#${model.id}`);
  const widget = typeof given === "function" ? await given() : given;
  model.end = await widget.initialize?.({ model });
  return widget;
}

function styleOf({ _anywidget_id: id, _css: text }) {
  if (!styles.has(id)) styles.set(id, document.head.appendChild(document.createElement("style")));
  styles.get(id).textContent = text;
}

const manager = {
  get_model: (id) => new Promise((found, none) => {
    if (models.has(id)) found(models.get(id));
    else if (closed.has(id)) none(new Error(`${id} is closed`));
    else waiting.set(id, [...(waiting.get(id) ?? []), found]);
  }),
  async create_view(model) {
    const el = document.createElement("div");
    const view = { el, remove() { this.end?.(); model.views.delete(this); el.remove(); } };
    model.views.add(view);
    classes(model, el);
    if (model.module) {
      const widget = await model.module;
      view.end = await widget.render?.({ model, el });
    } else if ("children" in model.state) box(model, view);
    else el.textContent = model.get("value") ?? model.get("description") ?? "";
    return view;
  },
};

function classes(model, el) {
  let now = [];
  const follow = () => {
    el.classList.remove(...now);
    el.classList.add(...(now = model.get("_dom_classes") ?? []));
  };
  model.on("change:_dom_classes", follow);
  follow();
}

/** A box of ipywidgets: its children, one under the other or side by side; who stays keeps its place. */
function box(model, view) {
  view.el.classList.add("widget-box", model.get("_model_name") === "HBoxModel" ? "widget-hbox" : "widget-vbox");
  let inside = new Map();
  const fill = async () => {
    const ids = model.get("children").map((one) => one.replace("IPY_MODEL_", ""));
    const made = await Promise.all(ids.map((id) => inside.get(id) ?? manager.get_model(id).then(manager.create_view)));
    inside.forEach((one, id) => { if (!ids.includes(id)) one.remove(); });
    inside = new Map(ids.map((id, i) => [id, made[i]]));
    made.forEach(({ el }, i) => { if (view.el.children[i] !== el) view.el.insertBefore(el, view.el.children[i] ?? null); });
  };
  model.on("change:children", fill);
  view.end = () => { model.off("change:children", fill); inside.forEach((one) => one.remove()); };
  return fill();
}

const HEARD = {
  open: ({ id, state }) => {
    models.set(id, new Model(id, state));
    (waiting.get(id) ?? []).forEach((found) => found(models.get(id)));
    waiting.delete(id);
  },
  update: ({ id, state }) => models.get(id)?.take(state),
  custom({ id, content, buffers }) {
    const bytes = buffers.map((one) => new DataView(Uint8Array.from(atob(one), (c) => c.charCodeAt(0)).buffer));
    models.get(id)?.tell("msg:custom", content, bytes);
  },
  close: ({ id }) => {
    models.get(id)?.end?.();
    [...(models.get(id)?.views ?? [])].forEach((view) => view.remove());
    models.delete(id);
    closed.add(id);
  },
  ran: ({ cell }) => { window.ran = cell; },
  clear() {
    shown.splice(0).forEach((view) => view.remove());
    output.replaceChildren();
  },
  async show({ id, html, text }) {
    const place = output.appendChild(document.createElement("div"));
    place.className = "output";
    if (html) place.innerHTML = html;
    else if (text) place.textContent = text;
    else {
      const view = await manager.create_view(await manager.get_model(id));
      shown.push(view);
      place.append(view.el);
    }
  },
};

socket.onmessage = ({ data }) => {
  const said = JSON.parse(data);
  HEARD[said.what](said);
};
window.theme = (name) => {
  document.getElementById("dark").media = name === "dark" ? "all" : "not all";
  document.body.dataset.jpThemeLight = name === "light";
};
window.pythonHere = new Promise((there) => { socket.onopen = there; });
