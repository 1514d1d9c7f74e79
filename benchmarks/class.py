"""A class on one machine: so many learners' kernels at once, what memory each takes, and how long a tick takes.

    python benchmarks/class.py             1, 5, 10 and 20 kernels
    python benchmarks/class.py 1 5 10      or these

Each learner has the planner in a kernel of its own, with the safety check answered, ticks a condition, looks at the new
routine for one to five seconds, and ticks again. A tick is timed from the message that a browser would send to the
kernel's word that all of it is done, through the kernel's own sockets: without browser, server and network.
"Everybody at once" is the worst moment: all tick in the same instant. Stops before the memory runs out.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import Empty
from subprocess import DEVNULL
from threading import Barrier

import psutil
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

ROOT = Path(__file__).parent.parent
SIZES, TICKS, THINKS = (1, 5, 10, 20), 12, (1.0, 5.0)  # ticks of each learner; seconds between them
CONDITIONS = ("tired-feet", "flat-feet", "high-heels", "cold-feet", "stress-and-sleep", "heel-pain")
SPARE = 1_500  # MB of memory that stay free
PATIENCE = 120
BEGIN = "from footlib import planner\np = planner(remember=False)\np.cautions = ()\np.answered = True\np"
ASK = "print(p.picker.comm.comm_id)"


class Learner:
    """One kernel with its planner, and its ticks in seconds."""

    def __init__(self, scratch: str, number: int) -> None:
        records = {"FOOTLIB_RECORDS": f"{scratch}/{number}.sqlite", "PYTHONPATH": str(ROOT)}
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(env=os.environ | records, stderr=DEVNULL)
        self.client: BlockingKernelClient = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        self.run(BEGIN)
        self.comm = self.run(ASK).strip()
        self.picked, self.ticks = "", []

    def run(self, code: str) -> str:
        """What some code prints."""
        said = []
        reply = self.client.execute_interactive(
            code, timeout=PATIENCE, output_hook=lambda one: said.append(one["content"].get("text", ""))
        )
        if reply["content"]["status"] != "ok":
            raise SystemExit(f"A kernel cannot show the planner: {reply['content']['evalue']}")
        return "".join(said)

    def tick(self) -> None:
        """One condition, and the time until the kernel has answered and rests."""
        self.picked = random.choice([one for one in CONDITIONS if one != self.picked])
        state = {"picked": [self.picked], "asked": str(random.random())}
        content = {"comm_id": self.comm, "data": {"method": "update", "state": state, "buffer_paths": []}}
        message = self.client.session.msg("comm_msg", content)
        began = time.perf_counter()
        self.client.shell_channel.send(message)
        heard = False
        while True:
            try:
                got = self.client.get_iopub_msg(timeout=PATIENCE)
            except Empty:
                raise SystemExit("A kernel does not answer.") from None
            if got["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            heard = heard or state["asked"] in str(got["content"].get("data", ""))
            if got["content"].get("execution_state") == "idle":
                break
        self.ticks.append(time.perf_counter() - began)
        if not heard:
            raise SystemExit("The planner did not take the tick.")

    def learn(self) -> None:
        for _ in range(TICKS):
            time.sleep(random.uniform(*THINKS))
            self.tick()

    def memory(self) -> float:
        """MB that this kernel takes alone, with its share of what all have in common."""
        return psutil.Process(self.manager.provisioner.process.pid).memory_full_info().pss / 1e6  # pyright: ignore

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def measure(count: int, scratch: str) -> str:
    """The line of a table for so many learners."""
    with ExitStack() as stack:
        learners = []
        for number in range(count):
            if psutil.virtual_memory().available / 1e6 < SPARE:
                return f"| {count} | not measured: no memory is left after {number} kernels | | | | |"
            learners.append(Learner(scratch, number))
            stack.callback(learners[-1].close)
        load = psutil.getloadavg()[0]
        with ThreadPoolExecutor(count) as pool:
            list(pool.map(Learner.learn, learners))
            calm = sorted(one for learner in learners for one in learner.ticks)
            start = Barrier(count)
            list(pool.map(lambda one: (start.wait(), one.tick()), learners))
        together = [learner.ticks[-1] for learner in learners]
        memory = statistics.median(learner.memory() for learner in learners)
    high = calm[min(len(calm) - 1, round(0.95 * len(calm)))]
    times = f"{statistics.median(calm) * 1000:.0f} ms | {high * 1000:.0f} ms | {max(together) * 1000:.0f} ms"
    return f"| {count} | {memory:.0f} MB | {times} | {load:.1f} |"


def main() -> None:
    sizes = [int(one) for one in sys.argv[1:]] or SIZES
    random.seed(1)
    total = psutil.virtual_memory().total / 1e9
    print(f"{psutil.cpu_count()} cores, {total:.0f} GB, Python {sys.version.split()[0]}\n")
    print("| kernels | memory each | a tick, median | 95th percentile | everybody at once | load at the start |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for count in sizes:
            print(measure(count, scratch), flush=True)


if __name__ == "__main__":
    main()
