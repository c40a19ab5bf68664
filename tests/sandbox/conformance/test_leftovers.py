"""Nothing that a submission does is there for the next one."""

from __future__ import annotations

import pytest

from autograder.sandbox import Sandbox

from ..conversation import PATIENT, call, load, value

PROBES = "import builtins, gc, os, random, resource, signal, sys, threading, torch, numpy as np, warnings, locale\n"

STATE_OF_THE_PROCESS = {
    "torch.sigmoid": ("torch.sigmoid = lambda x: x", "float(torch.sigmoid(torch.tensor(0.0)))"),
    "a method of Tensor": ("torch.Tensor.sum = lambda self: 7", "float(torch.ones(2).sum())"),
    "numpy.exp": ("np.exp = lambda x: x", "float(np.exp(0.0))"),
    "a builtin": ("builtins.pow = lambda x, y: 7", "builtins.pow(2, 2)"),
    "a module": ("sys.modules['math'] = None", "sys.modules.get('math') is not None"),
    "a module of the server": ("sys.modules['inside.agent'].Agent = None", "'inside.agent' in sys.modules"),
    "the import path": ("sys.path.insert(0, '/scratch')", "'/scratch' in sys.path"),
    "the environment": ("os.environ['WHO'] = 'ada'", "os.environ.get('WHO')"),
    "the file mode mask": ("os.umask(0o777)", "(lambda old: [os.umask(old), old][1])(os.umask(0))"),
    "the working folder": ("os.chdir('/')", "os.getcwd() != '/'"),
    "a signal handler": ("signal.signal(signal.SIGTERM, signal.SIG_IGN)", "str(signal.getsignal(signal.SIGTERM))"),
    "an alarm": ("signal.setitimer(signal.ITIMER_REAL, 0.5)", "signal.getitimer(signal.ITIMER_REAL)[0]"),
    "a blocked signal": ("signal.pthread_sigmask(signal.SIG_BLOCK, {15})", "len(signal.pthread_sigmask(0, []))"),
    "python's generator": ("random.seed(1)", "random.random()"),
    "numpy's generator": ("np.random.seed(1)", "float(np.random.rand())"),
    "torch's generator": ("torch.manual_seed(1)", "float(torch.rand(1))"),
    "the garbage collector": ("gc.disable()", "gc.isenabled()"),
    "the recursion limit": ("sys.setrecursionlimit(10**6)", "sys.getrecursionlimit()"),
    "the default dtype": ("torch.set_default_dtype(torch.float64)", "str(torch.get_default_dtype())"),
    "torch's threads": ("torch.set_num_threads(3)", "torch.get_num_threads()"),
    "grad mode": ("torch.set_grad_enabled(False)", "torch.is_grad_enabled()"),
    "the profile hook": ("sys.setprofile(lambda *_: None)", "sys.getprofile() is None"),
    "the trace hook": ("sys.settrace(lambda *_: None)", "sys.gettrace() is None"),
    "the print options": ("torch.set_printoptions(precision=1)", "str(torch.tensor(0.1234))"),
    "numpy's error state": ("np.seterr(all='raise')", "np.geterr()['divide']"),
    "a warning filter": ("warnings.simplefilter('error')", "len(warnings.filters)"),
    "a limit": ("resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9))", "resource.getrlimit(resource.RLIMIT_NOFILE)[0]"),
    "a thread": ("threading.Thread(target=signal.pause, daemon=True).start()", "len(os.listdir('/proc/self/task'))"),
    "the name of the process": ("open('/proc/self/comm', 'w').write('ada')", "open('/proc/self/comm').read()"),
    "an exit handler": ("__import__('atexit').register(print)", "__import__('atexit')._ncallbacks() < 99"),
}


@pytest.mark.parametrize(("mess", "probe"), STATE_OF_THE_PROCESS.values(), ids=STATE_OF_THE_PROCESS.keys())
def test_the_state_of_the_process_is_fresh(sandbox: Sandbox, mess: str, probe: str):
    look = f"{PROBES}def attack():\n    return {probe}"
    before = value(sandbox, look)
    value(sandbox, f"{PROBES}def attack():\n    {mess}")
    assert value(sandbox, look) == before


def test_files_are_gone(confined: Sandbox):
    value(confined, "def attack():\n    open('answers.txt', 'w').write('42')")
    assert value(confined, "import os\ndef attack():\n    return os.listdir(os.path.expanduser('~'))") == []


def test_a_tree_of_3000_folders_is_gone(confined: Sandbox):
    source = """
        import os

        def attack():
            for _ in range(3000):
                os.mkdir("d")
                os.chdir("d")
            open("bottom", "w").close()
    """
    value(confined, source)
    assert value(confined, "import os\ndef attack():\n    return os.listdir(os.path.expanduser('~'))") == []


def test_odd_files_are_gone(confined: Sandbox):
    source = """
        import contextlib, os

        def attack():
            os.mkdir("locked")
            os.mkdir("sealed", 0)
            open(b"\\xff\\n\\x01", "w").close()
            os.mkfifo("pipe")
            os.symlink("/", "root")
            open("locked/in", "w").close()
            for folder in ("locked", "."):
                with contextlib.suppress(PermissionError):
                    os.chmod(folder, 0)
    """
    value(confined, source)
    assert value(confined, "import os\ndef attack():\n    return os.listdir(os.path.expanduser('~'))") == []


@pytest.mark.parametrize(
    "attempt",
    [
        "multiprocessing.shared_memory.SharedMemory(create=True, size=99)",
        "multiprocessing.Lock()",
        "open('/dev/shm/note', 'w')",
        "mmap.mmap(os.open('/dev/shm', os.O_TMPFILE | os.O_RDWR), 99)",
        "torch.ones(9).share_memory_()",
    ],
)
def test_shared_memory_cannot_be_made(confined: Sandbox, attempt: str):
    source = f"import mmap, multiprocessing.shared_memory, os, torch\ndef attack():\n    {attempt}"
    with confined.submission(PATIENT) as session:
        load(session, source)
        answered = call(session, "attack")
    assert answered.raised is not None
    assert answered.raised.type in {"OSError", "PermissionError", "RuntimeError"}


def test_no_process_is_left(namespaced: Sandbox):
    threads = """
        import threading, time

        def attack():
            for _ in range(5):
                threading.Thread(target=time.sleep, args=(600,)).start()
    """
    value(namespaced, threads)
    listing = "import os\ndef attack():\n    return sum(name.isdigit() for name in os.listdir('/proc'))"
    assert value(namespaced, listing) == 2


def test_what_was_printed_does_not_reach_the_next_submission(sandbox: Sandbox):
    for line in ("first", "second"):
        with sandbox.submission(PATIENT) as session:
            load(session, f"print({line!r})")
        assert session.printed == f"{line}\n"
