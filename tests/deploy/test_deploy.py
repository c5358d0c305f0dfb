"""The files of deploy/ against the code: the image holds what runs and no secret, and its settings are those read."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from operation import usage
from schemas.warehouse_file import ROOT
from server import allowed_hosts, health_check
from tests.deploy import confined
from tests.deploy.confined import DEPLOY
from tests.test_secrets import tracked

DOCKERFILE = confined.instructions((DEPLOY / "Dockerfile").read_text(encoding="utf-8"))
PROCESSES = "GUGUS_PROCESSES"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
UNIT = (DEPLOY / "gugus-dashboard.service").read_text(encoding="utf-8")
CADDY = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")


def of(instruction: str) -> list[str]:
    return [rest for name, rest in DOCKERFILE if name == instruction]


# --- Dockerfile -----------------------------------------------------------------------------------------------------


def test_every_path_that_the_image_copies_exists() -> None:
    for rest in of("COPY"):
        if not rest.startswith("--from="):
            source = rest.split()[0]
            assert (ROOT / source).exists() and not confined.is_ignored(source), rest


def test_the_image_runs_as_a_user_without_name_or_rights_and_every_stage_is_one_python() -> None:
    assert of("USER") == [confined.USER] and f"--uid {confined.USER}" in of("RUN")[1]
    (version,) = {rest.split()[0] for rest in of("FROM")}
    wanted = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text())
    assert wanted is not None and version == f"python:{wanted[1]}-slim"
    last = max(number for number, (name, _) in enumerate(DOCKERFILE) if name == "FROM")
    after = [name for name, _ in DOCKERFILE[last:]]
    assert after.index("USER") > after.index("RUN"), "what is written while building is written before"
    assert not re.search(r"\b(sudo|curl|wget|ADD|latest)\b", (DEPLOY / "Dockerfile").read_text())


def test_the_health_check_of_the_image_is_a_module_of_ours() -> None:
    (check,) = of("HEALTHCHECK")
    words = json.loads(check[check.index("[") :])
    assert words == ["python", "-m", health_check.__name__]
    assert f":{of('EXPOSE')[0]}/health" in health_check.ADDRESS and f"--port {of('EXPOSE')[0]}" in of("CMD")[0]


def test_no_secret_and_nothing_that_somebody_brought_goes_into_the_image() -> None:
    private = (
        ".streamlit/secrets.toml", "data/doors/accounts.json", "data/sender.key", "data/raw/register/x/record.json",
        "data/raw/rounds/x/record.json", "data/backups/x.zip", "data/mappings/x.json", f"data/{usage.FOLDER}/x.json",
        "data/warehouse-0.duckdb", ".git/config", "etl/__pycache__/x.pyc", "data/incoming/x",
    )  # fmt: skip
    assert [name for name in private if not confined.is_ignored(name)] == []
    assert [name for name in tracked() if name.startswith("tests/") and not confined.is_ignored(name)] == []


# --- compose, Caddyfile ---------------------------------------------------------------------------------------------


def test_the_containers_have_no_rights_and_a_read_only_root() -> None:
    for name, service in COMPOSE["services"].items():
        assert service["cap_drop"] == ["ALL"] and "no-new-privileges:true" in service["security_opt"], name
        assert service["restart"] == "unless-stopped" and "privileged" not in service
    dashboard = COMPOSE["services"]["dashboard"]
    assert dashboard["read_only"] is True and "ports" not in dashboard, "only the proxy is reached from outside"
    assert any(one.startswith("/tmp") for one in dashboard["tmpfs"])
    volumes = [one.split(":")[1] for one in dashboard["volumes"]]
    assert set(json.loads(of("VOLUME")[0])) <= set(volumes)
    assert set(COMPOSE["volumes"]) >= {one.split(":")[0] for one in dashboard["volumes"] if one[0] not in "./"}


def test_the_settings_of_the_containers_are_those_that_the_code_reads() -> None:
    environment = COMPOSE["services"]["dashboard"]["environment"]
    ours = {name for name in environment if name.startswith("GUGUS_")}
    assert ours == {allowed_hosts.VARIABLE, PROCESSES}
    assert f"--processes ${{{PROCESSES}" in of("CMD")[0]
    assert f"dashboard:{of('EXPOSE')[0]}" in CADDY
    assert "respond @inner 404" in CADDY and "/_stcore/metrics" in CADDY and "/health" in CADDY


def test_the_proxy_knows_the_port_of_every_process_and_keeps_a_reader_with_one() -> None:
    services = COMPOSE["services"]
    count = int(re.findall(r":-(\d+)}", services["dashboard"]["environment"][PROCESSES])[0])
    upstream = re.findall(r":-(.*)}", services["proxy"]["environment"]["GUGUS_UPSTREAM"])[0].split()
    first = int(of("EXPOSE")[0])
    assert upstream == [f"dashboard:{port}" for port in range(first, first + count)]
    assert "lb_policy cookie" in CADDY


# --- systemd --------------------------------------------------------------------------------------------------------


def test_the_unit_runs_modules_that_exist_and_writes_only_data_and_static() -> None:
    modules = re.findall(r"^Exec\w+=\S+python -m ([\w.]+)", UNIT, re.MULTILINE)
    assert modules == ["etl", "server", "server.health_check"]
    for module in modules:
        place = ROOT / module.replace(".", "/")
        assert (place / "__main__.py").is_file() or place.with_suffix(".py").is_file()
    assert re.findall(r"^ReadWritePaths=(.*)$", UNIT, re.MULTILINE) == [
        "/opt/gugus-dashboard/data /opt/gugus-dashboard/static"
    ]
    assert {"ProtectSystem=strict", "NoNewPrivileges=true", "CapabilityBoundingSet=", "PrivateTmp=true"} <= set(
        UNIT.splitlines()
    )


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_systemd_takes_the_unit_and_finds_it_little_exposed(tmp_path: Path) -> None:
    unit = tmp_path / "gugus-dashboard.service"
    unit.write_text(UNIT.replace("/opt/gugus-dashboard/.venv/bin/python", sys.executable))
    verified = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, "")
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(unit)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert judged.returncode == 0, judged.stdout[-400:]


# --- run ------------------------------------------------------------------------------------------------------------


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def contained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The command of the image, on its files and nothing else: port and folder."""
    folder = tmp_path_factory.mktemp("image")
    app, port = confined.image(folder / "app"), free_port()
    data, static = shutil.copytree(app / "data", folder / "data"), folder / "static"
    static.mkdir()
    build = confined.command(app, data, static, "-m", "etl", "build", "--if-needed")
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    serve = confined.command(app, data, static, "-m", "server", "--port", str(port))
    with (folder / "log").open("wb") as log, subprocess.Popen(serve, stdout=log, stderr=log) as process:
        if health_check.main(["--address", f"http://127.0.0.1:{port}/health", "--wait", "60"]) != 0:
            process.kill()
            raise AssertionError((folder / "log").read_text())
        yield port, folder
        process.terminate()


NEEDS_BWRAP = pytest.mark.skipif(not confined.can_be_tried(), reason="bubblewrap is not there or may not be used")


@NEEDS_BWRAP
def test_the_image_builds_and_serves_as_another_user_with_nothing_writable_but_two_folders(
    contained: tuple[int, Path],
) -> None:
    port, folder = contained
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
        assert b"Gugus" in page.read()
    before, after = ({path.name for path in (folder / one).iterdir()} for one in ("app/data", "data"))
    written = after - before
    assert "warehouse.current" in written and any((folder / "static").rglob("*")), "the map of the page"
    attempt = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('x')"
    for place, can in (("/app/x", False), ("/x", False), ("/usr/x", False), ("/app/data/x", True), ("/tmp/x", True)):
        words = confined.command(folder / "app", folder / "data", folder / "static", "-c", attempt, place)
        assert (subprocess.run(words, check=False, capture_output=True).returncode == 0) == can, place


@NEEDS_BWRAP
def test_the_log_of_the_image_is_lines_of_json(contained: tuple[int, Path]) -> None:
    lines = (contained[1] / "log").read_text().splitlines()
    assert lines[0].startswith("Gugus Dashboard: http")
    assert json.loads(lines[1])["event"] == "started"


@pytest.mark.skipif(not shutil.which("caddy"), reason="no Caddy on this machine")
@NEEDS_BWRAP
def test_caddy_takes_the_file_and_a_request_comes_through(contained: tuple[int, Path], tmp_path: Path) -> None:
    port, front = contained[0], free_port()
    text = CADDY.replace("{$GUGUS_HOST} {", f"http://127.0.0.1:{front} {{", 1)
    (tmp_path / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text)
    environment = {**os.environ, "HOME": str(tmp_path), "GUGUS_UPSTREAM": f"127.0.0.1:{port}"}
    words = ["caddy", "run", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]
    with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as proxy:
        try:
            until = time.monotonic() + 20
            while True:
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{front}/", timeout=5) as page:
                        assert page.status == 200 and page.headers["Strict-Transport-Security"] == "max-age=31536000"
                    break
                except OSError:
                    assert time.monotonic() < until, "Caddy does not answer"
                    time.sleep(0.2)
            for inner in ("/health", "/_stcore/metrics"):
                with pytest.raises(urllib.error.HTTPError, match="404"):
                    urllib.request.urlopen(f"http://127.0.0.1:{front}{inner}", timeout=5)
        finally:
            proxy.terminate()


def test_the_health_check_says_no_where_nothing_answers() -> None:
    address = f"http://127.0.0.1:{free_port()}/health"
    assert health_check.main(["--address", address]) == 1
    assert health_check.main(["--address", "file:///etc/passwd"]) == 1
