"""How often one visitor may ask what takes work to answer."""

from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle


class PerVisitor(SimpleRateThrottle):
    """So many requests in a time from one address, which is kept only as a checksum.

    The address that a proxy passes on is believed only where one is set up. Each server
    process counts for itself: an open question costs no query of the database.
    """

    cache = caches["near"]

    def get_cache_key(self, request: HttpRequest) -> str:
        """Give the key of the visitor's count, from which no address can be read."""
        address = str(request.META.get("REMOTE_ADDR", ""))
        passed_on = request.headers.get("X-Forwarded-For", "")
        if getattr(settings, "SECURE_PROXY_SSL_HEADER", None) and passed_on:
            address = passed_on.split(",")[-1].strip()
        visitor = sha256(address.encode(errors="replace")).hexdigest()
        return f"pace-{request.path}-{visitor}"
