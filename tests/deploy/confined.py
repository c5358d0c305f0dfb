"""The files of the image, and the server run on them as the container runs it: another user, nothing writable but data.

No container engine is needed: bubblewrap makes the namespaces. What stands in the image is taken from the Dockerfile's
own .dockerignore, so that a folder that is left out by mistake is missed here as well.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from fnmatch import fnmatch
from pathlib import Path

from schemas.warehouse_file import ROOT
from tests.test_secrets import tracked

DEPLOY = ROOT / "deploy"
USER = "10001"
IGNORED = [line for line in (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines() if line[:1] not in ("", "#")]


def is_ignored(name: str) -> bool:
    """Whether a file stays out of the image (the patterns that are used: names, `*`, `**/`)."""
    parts = Path(name).parts
    starts = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    for pattern in IGNORED:
        if pattern.startswith("**/"):
            if any(fnmatch(part, pattern[3:]) for part in parts):
                return True
        elif any(fnmatch(start, pattern) for start in starts):
            return True
    return False


def image(folder: Path) -> Path:
    """The files of the image, as `COPY . .` would lay them."""
    for name in tracked():
        if not is_ignored(name):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    (folder / "static").mkdir(exist_ok=True)
    return folder


def command(app: Path, data: Path, static: Path, *words: str) -> list[str]:
    """Run Python in the image. data, static: the two folders that may be written."""
    prefixes = {sys.prefix, sys.base_prefix, str(Path(sys.prefix).resolve()), sysconfig.get_paths()["purelib"]}
    system = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/localtime")
    seen = [one for one in (*system, *sorted(prefixes)) if Path(one).exists()]
    return [
        "bwrap", "--unshare-user", "--uid", USER, "--gid", USER, "--unshare-pid", "--unshare-ipc", "--cap-drop", "ALL",
        "--die-with-parent", "--new-session", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp",
        *(part for one in seen for part in ("--ro-bind", one, one)), "--ro-bind", str(app), "/app",
        "--bind", str(data), "/app/data", "--bind", str(static), "/app/static", "--remount-ro", "/", "--chdir", "/app",
        "--clearenv", "--setenv", "HOME", "/tmp", "--setenv", "PATH", "/usr/bin:/bin",
        "--setenv", "PYTHONDONTWRITEBYTECODE", "1", sys.executable, *words,
    ]  # fmt: skip


def can_be_tried() -> bool:
    """bubblewrap is there and may make namespaces."""
    if not shutil.which("bwrap"):
        return False
    tried = ["bwrap", "--unshare-user", "--ro-bind", "/", "/", "true"]
    return subprocess.run(tried, check=False, capture_output=True).returncode == 0


def instructions(dockerfile: str) -> list[tuple[str, str]]:
    """Instructions of a Dockerfile with what stands behind them; lines that go on are joined."""
    text = re.sub(r"\\\n\s*", " ", re.sub(r"^\s*#.*\n", "", dockerfile, flags=re.MULTILINE))
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in text.splitlines() if line.strip()]
