"""How much one address may send through a public form, and which one that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from django.conf import settings

from tolok.engine import packs

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

    from django.http import HttpRequest

    from tolok.engine.schema.forms import PhotoRoom

    Address = IPv4Address | IPv6Address
    Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class Limit:
    """What one address may send: at most `minute` a minute; `plain` an hour count at once, `proven` with a proof.

    What is more than a minute's is answered 429; what is more than an hour's waits for a moderator, never for nothing.
    """

    minute: int
    plain: int
    proven: int


# Whoever has one address of a network like this has all of them.
HOUSEHOLD = 64  # bits


def limit_of(form: str, pack: str) -> Limit:
    """What the deployment says (TOLOK_FORM_LIMITS), else what the policy pack says; no query."""
    if given := settings.FORM_LIMITS.get(form):
        return Limit(*given)
    limits, unnamed = _limits_of(pack)
    return limits.get(form, unnamed)


@cache
def _limits_of(pack: str) -> tuple[dict[str, Limit], Limit]:
    forms = packs.load(pack).contents.forms
    named = {each.form: Limit(each.minute, each.plain, each.proven) for each in forms.limits}
    return named, Limit(forms.unnamed, forms.unnamed, forms.unnamed)


@cache
def photo_room(pack: str) -> PhotoRoom:
    """How many megabytes of photos may come in a day, as the policy pack says; no query."""
    return packs.load(pack).contents.forms.photos


def address_of(request: HttpRequest) -> str:
    """The address of a request that counts; empty where none can be read."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return sender(request.META.get("REMOTE_ADDR", ""), forwarded, settings.TRUSTED_PROXIES)


def sender(remote: str, forwarded: str, trusted: Iterable[str]) -> str:
    """The address that counts: the rightmost one that no trusted proxy has; what stands left of it is hearsay.

    An IPv6 address counts as its network, and one that can't be read as that of the proxy that wrote it.
    """
    networks = [ip_network(each, strict=False) for each in trusted]
    found = _read(remote)
    for text in reversed(forwarded.split(",")):
        if found is None or not _is_in(found, networks) or (further := _read(text)) is None:
            break
        found = further
    return _household(found) if found is not None else ""


def _read(text: str) -> Address | None:
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_in(address: Address, networks: list[Network]) -> bool:
    return any(address in network for network in networks)


def _household(address: Address) -> str:
    return str(address) if address.version == 4 else str(ip_network((address, HOUSEHOLD), strict=False))
