// Compiles every module of a folder with the very Python that the site runs: node compile.mjs ENGINE FOLDER
// Modules without source start in a third of the time, and no other Python at hand may be of that version. Of packages,
// what a lesson imports first is imported, so that a site that cannot start is not built.
const [engine, root] = process.argv.slice(2);
const { loadPyodide } = await import(`${engine}/interpreter.mjs`);
const python = await loadPyodide({ indexURL: `${engine}/` });
python.FS.mkdir("/all");
python.FS.mount(python.FS.filesystems.NODEFS, { root }, "/all");
await python.runPythonAsync(`
import warnings
from pathlib import Path
from py_compile import PycInvalidationMode, compile

warnings.simplefilter("ignore")  # of others' code
for source in Path("/all").rglob("*.py"):
    name = str(source.relative_to("/all"))
    compile(source, f"{source}c", name, doraise=True, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
    source.unlink()

import sys
if Path("/all/pyodide_kernel").is_dir():
    sys.path.append("/all")
    import pyodide_kernel, footlib.widgets
`);
