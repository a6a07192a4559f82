"""How many files are sent at once: slow readers leave room for pages."""

import threading

from django.http.response import HttpResponseBase

# Fewer than the server has threads; each file that is being sent holds one.
MOST = 4
_free = threading.BoundedSemaphore(MOST)


class Slot:
    """The right to send one file, until it is sent or its reader has gone away."""

    def __init__(self) -> None:
        self.taken = _free.acquire(blocking=False)

    def free(self) -> None:
        """Give the right back; once is enough."""
        if self.taken:
            self.taken = False
            _free.release()

    __del__ = free  # an answer that is dropped before it is sent is not closed


def hold(response: HttpResponseBase, slot: Slot) -> HttpResponseBase:
    """Keep a slot taken for as long as an answer is being sent."""
    if not response.streaming:
        slot.free()  # "not modified" and the like: nothing is sent
        return response
    close = response.close

    def close_and_free() -> None:
        slot.free()
        close()

    vars(response)["close"] = close_and_free
    return response
