"""How a visitor reached us, and whether that can only be somebody who sits at this machine.

A reverse proxy on the same machine reaches us from 127.0.0.1 for every stranger in the world; a page of a stranger can
make a browser at this machine reach us under the stranger's own name (DNS rebinding). So the address of the peer alone
says nothing: everything below must say "this machine", and nothing may say that somebody handed the visit on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

# Browsers send none of these when they open the page's connection; proxies, tunnels and networks of caches do.
_HANDED_ON = frozenset({"forwarded", "via", "cdn-loop", "true-client-ip", "client-ip"})
_HANDED_ON_STARTS = ("x-", "cf-", "fastly-", "fly-", "ngrok-", "tailscale-", "akamai-")


@dataclass(frozen=True)
class Connection:
    """peer: address that the connection came from. bound: address that the server listens on. hosts, origins: every
    header of that name, as sent. headers: names of all headers. None or empty: not known.
    """

    peer: str | None = None
    bound: str | None = None
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()

    @property
    def is_of_this_machine(self) -> bool:
        """Whether everything says so: who does not say (no Origin, no peer) is a stranger."""
        if len(self.hosts) != 1 or len(self.origins) != 1 or was_handed_on(self.headers):
            return False
        origin = urlsplit(self.origins[0])
        return (
            _is_loopback(self.peer)
            and _is_loopback(self.bound)
            and _is_loopback(_name(f"//{self.hosts[0]}"))
            # The page was served by this very server: not by another program on this machine, at another port.
            and origin.scheme in ("http", "https")
            and self.origins[0].lower() == f"{origin.scheme}://{self.hosts[0].lower()}"
        )


def was_handed_on(headers: Iterable[str]) -> bool:
    """Whether a header says that a proxy stands between."""
    names = [name.strip().lower() for name in headers]
    return any(name in _HANDED_ON or name.startswith(_HANDED_ON_STARTS) for name in names)


def _name(address: str) -> str | None:
    """The bare host of `//host:port`; None when there is more in it, or it is none."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    if parts.username is not None or parts.password is not None or parts.path or parts.query or parts.fragment:
        return None
    return parts.hostname


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        found = ip_address(host or "")
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return found.ipv4_mapped.is_loopback
    return found.is_loopback
