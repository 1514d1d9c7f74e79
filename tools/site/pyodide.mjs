// What JupyterLite's kernel takes for Pyodide: the same interpreter, with all that the course needs in it already.
// One file instead of forty wheels, unpacked while the interpreter is compiled; modules that need no compiling; and
// what every lesson imports is imported. `begin` may come before the kernel asks (early.mjs).
import { loadPyodide as load } from "./interpreter.mjs";

export { version } from "./interpreter.mjs";

const HERE = new URL(".", import.meta.url).href;
const PACKAGES = "/lib/python3.14/site-packages";
const IMPORTS = `
import pyodide_kernel
pyodide_kernel.ipython_shell.Completer.use_jedi = False  # five megabytes for the one who presses Tab: names are found without
from footlib import load, widgets
load()
`;
const say = (stage) => self.postMessage({ footlib: stage }); // for waking.js; the kernel overhears what is not its own
let started;

export const begin = () => (started ??= start());

export async function loadPyodide({ stdout, stderr }) {
  const python = await begin();
  python.setStdout({ batched: stdout });
  python.setStderr({ batched: stderr });
  return python;
}

async function start() {
  say("starting");
  try {
    const [python, files] = await Promise.all([load({ indexURL: HERE, convertNullToNone: true }), unpacked(`${HERE}course.bin`)]);
    for (const [name, content] of files) {
      const path = `${PACKAGES}/${name}`;
      python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
      python.FS.writeFile(path, content, { canOwn: true });
    }
    await python.runPythonAsync(IMPORTS);
    say("awake");
    return python;
  } catch (error) {
    console.error(error.message);
    say("failed");
    throw error;
  }
}

// How many bytes the list of names and sizes has, that list as JSON, then the files themselves; all through gzip.
async function unpacked(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const stream = answer.body.pipeThrough(new DecompressionStream("gzip"));
  const all = new Uint8Array(await new Response(stream).arrayBuffer());
  let at = 4 + new DataView(all.buffer).getUint32(0, true);
  const list = JSON.parse(new TextDecoder().decode(all.subarray(4, at)));
  return list.map(([name, size]) => [name, all.subarray(at, (at += size))]);
}
