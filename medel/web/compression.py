"""Compression: of pages and streams, but never of what is packed or of a part."""

import zlib
from collections.abc import Iterable, Iterator
from typing import cast

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

GZIP_FORMAT = 31  # zlib's word for: with the head and tail of a gzip file
FAST = 1
PACKED = frozenset(
    {
        "application/zip",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)


# What such an answer says: it is packed, or parts of it may be asked for.
READY = ("Content-Encoding", "Accept-Ranges")


class Compress(GZipMiddleware):
    """Compresses answers for those who read that; streams fast rather than small."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress, unless it is packed already or a file that offers parts."""
        headers = response.headers
        if headers.get("Content-Type") in PACKED or any(
            name in headers for name in READY
        ):
            return response
        if not isinstance(response, StreamingHttpResponse) or response.is_async:
            return super().process_response(request, response)
        parts = cast("Iterator[bytes]", response.streaming_content)
        packed = super().process_response(request, response)
        if "gzip" in packed.headers.get("Content-Encoding", ""):
            response.streaming_content = pack(parts)
        return packed


def pack(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Compress a stream as it comes."""
    packer = zlib.compressobj(FAST, wbits=GZIP_FORMAT)
    for part in parts:
        if packed := packer.compress(part):
            yield packed
    yield packer.flush()
