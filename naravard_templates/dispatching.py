"""Linting through somebody else's executor: threads, processes, or other machines (Dask's `client.get_executor()`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass

from naravard_templates.brand.sending import BrandTicket, packed, ticket, unpacked
from naravard_templates.brand.types import Brand
from naravard_templates.errors import BrandError, UsageError
from naravard_templates.linting import Codes, Task, checked
from naravard_templates.model.finding import FileError, FileReport, FileStatus, Message
from naravard_templates.model.limits import Limits

# So many files are handed to an executor at a time: nobody knows how many processes it has.
_WINDOW = 128

# None: whoever was asked does not have the brand.
Answer = FileReport | None


@dataclass(frozen=True, slots=True)
class Order:
    """What is sent for a file; the brands themselves only where they were asked for."""

    task: Task
    select: Codes
    limits: Limits
    tickets: tuple[BrandTicket, ...]
    brands: tuple[bytes, ...] = ()


def carried_out(order: Order) -> Answer:
    """The form that other processes call. Raises BrandError, UsageError."""
    if order.brands:
        brands = [unpacked(data, ticket.digest) for data, ticket in zip(order.brands, order.tickets, strict=True)]
        return checked(order.task, brands, order.select, order.limits)
    known = [brand for ticket in order.tickets if (brand := ticket.brand()) is not None]
    if len(known) < len(order.tickets):
        return None
    return checked(order.task, known, order.select, order.limits)


@dataclass(frozen=True)
class Dispatch:
    """A run through an executor, which stays whoever's it is: it is never shut down here."""

    executor: Executor
    brands: Sequence[Brand]
    select: Codes
    limits: Limits

    def reports(self, tasks: Iterable[Task]) -> Generator[FileReport]:
        """A report for each task, in their order, as soon as it is there. Closed early, it calls off the others."""
        tickets = tuple(map(ticket, self.brands))
        pending: deque[tuple[Order, Future[Answer]]] = deque()
        try:
            for task in tasks:
                order = Order(task, self.select, self.limits, tickets)
                pending.append((order, self._submitted(order)))
                while len(pending) >= _WINDOW or (pending and pending[0][1].done()):
                    yield self._report(*pending.popleft())
            while pending:
                yield self._report(*pending.popleft())
        finally:
            for _, future in pending:
                future.cancel()

    def _submitted(self, order: Order) -> Future[Answer]:
        try:
            return self.executor.submit(carried_out, order)
        except RuntimeError as error:  # it was shut down, or has broken
            refused: Future[Answer] = Future()
            refused.set_exception(error)
            return refused

    def _report(self, order: Order, future: Future[Answer]) -> FileReport:
        try:
            report = future.result()
            if report is None:
                whole = Order(order.task, order.select, order.limits, order.tickets, tuple(map(packed, self.brands)))
                report = self._submitted(whole).result()
        except (BrandError, UsageError):
            raise
        except CancelledError:
            return _not_checked(order.task, Message("The check of this file was called off before it began."))
        except Exception as error:  # what went wrong with the file itself is in a report
            kind = " ".join(f"{type(error).__name__}: {error}".split())
            return _not_checked(order.task, Message(
                "The executor gave no result for this file ({kind}). Check the file by itself: it, or one that was "
                "checked at the same time, may be damaged or too large.", {"kind": kind}))
        assert report is not None
        return report


def _not_checked(task: Task, reason: Message) -> FileReport:
    return FileReport(str(task.path), FileStatus.UNCHECKED, error=FileError("NV001", reason))
