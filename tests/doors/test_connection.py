"""Who sits at this machine, and who only looks as if: proxies on the same machine, DNS rebinding, containers."""

from dataclasses import replace

import pytest

from doors.connection import Connection

HERE = Connection(
    "127.0.0.1", "127.0.0.1", ("127.0.0.1:8501",), ("http://127.0.0.1:8501",), ("Host", "Origin", "Cookie")
)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"hosts": ("localhost:8501",), "origins": ("http://localhost:8501",)},
        {"hosts": ("LOCALHOST:8501",), "origins": ("http://localhost:8501",)},
        {"peer": "::1", "bound": "::1", "hosts": ("[::1]:8501",), "origins": ("http://[::1]:8501",)},
        {"peer": "::ffff:127.0.0.1"},
        {"peer": "127.0.0.2", "bound": "localhost"},
        {"hosts": ("127.0.0.1",), "origins": ("http://127.0.0.1",)},
        {
            "headers": (
                "Host",
                "Origin",
                "User-Agent",
                "Sec-WebSocket-Key",
                "Accept-Language",
                "Cookie",
                "Pragma",
                "DNT",
            )
        },
    ],
)
def test_a_browser_at_this_machine_is_known(change: dict[str, object]) -> None:
    assert replace(HERE, **change).is_of_this_machine


STRANGERS = {
    "another machine in the network": {"peer": "192.168.1.20"},
    "another machine that says it is this one": {"peer": "10.0.0.5", "hosts": ("localhost:8501",)},
    "nobody knows from where (a socket file)": {"peer": None},
    "an address that is none": {"peer": "localhost.example.id"},
    "a server that other machines reach": {"bound": "0.0.0.0"},
    "a server bound to its address in the network": {"bound": "192.168.1.2"},
    "a server of which nobody knows where it listens": {"bound": None},
    "a container, every address": {"bound": "::"},
    "a proxy that keeps the public name": {"hosts": ("gugus.example.id",), "origins": ("https://gugus.example.id",)},
    "a proxy that puts its own name as Host (nginx)": {"origins": ("https://gugus.example.id",)},
    "DNS rebinding: a stranger's name that leads here": {
        "hosts": ("evil.example:8501",),
        "origins": ("http://evil.example:8501",),
    },
    "a name that begins like this machine": {
        "hosts": ("127.0.0.1.evil.example:8501",),
        "origins": ("http://127.0.0.1.evil.example:8501",),
    },
    "a name that ends like this machine": {
        "hosts": ("evil.localhost:8501",),
        "origins": ("http://evil.localhost:8501",),
    },
    "this machine as the user of a stranger": {
        "hosts": ("127.0.0.1:8501@evil.example",),
        "origins": ("http://127.0.0.1:8501@evil.example",),
    },
    "a number that some programs read as this machine": {"hosts": ("2130706433:8501",), "origins": ("http://2130706433:8501",)},
    "a stranger's page that opens our socket": {"origins": ("https://evil.example",)},
    "another program on this machine": {"origins": ("http://127.0.0.1:3000",)},
    "another name of this machine": {"origins": ("http://localhost:8501",)},
    "a file or a sandboxed frame": {"origins": ("null",)},
    "no browser: no Origin": {"origins": ()},
    "two origins": {"origins": ("http://127.0.0.1:8501", "https://evil.example")},
    "two hosts": {"hosts": ("127.0.0.1:8501", "evil.example")},
    "no host": {"hosts": ()},
    "an origin with a path": {"origins": ("http://127.0.0.1:8501/x",)},
    "an extension of the browser": {"origins": ("chrome-extension://127.0.0.1:8501",)},
    "a port that is none": {"hosts": ("127.0.0.1:x",), "origins": ("http://127.0.0.1:x",)},
}  # fmt: skip


@pytest.mark.parametrize("change", STRANGERS.values(), ids=STRANGERS)
def test_a_stranger_is_not_taken_for_somebody_at_this_machine(change: dict[str, object]) -> None:
    assert not replace(HERE, **change).is_of_this_machine


@pytest.mark.parametrize(
    "header",
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "x-forwarded-other", "X-Real-IP",
        "Via", "CF-Connecting-IP", "CDN-Loop", "True-Client-IP", "X-Client-IP", "X-Original-Forwarded-For",
        "X-ProxyUser-Ip", "Fastly-Client-IP", "Fly-Client-IP", "Ngrok-Trace-Id", "Tailscale-User-Login",
    ],
)  # fmt: skip
def test_a_proxy_on_this_machine_that_hands_a_visit_on_does_not_turn_it_into_ours(header: str) -> None:
    assert not replace(HERE, headers=(*HERE.headers, header)).is_of_this_machine


def test_who_says_nothing_is_a_stranger() -> None:
    assert not Connection().is_of_this_machine
