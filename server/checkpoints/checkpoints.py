"""Saves a workshop as it is, and brings it back at the next start. Never in the way: without one, the log is folded.

Everything here blocks, so it belongs off the event loop. Whose words a checkpoint holds may be forgotten at any time:
it is sealed under the key that was there before the events were read, and once that key is gone no state that was
folded before is saved any more.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

from domain.books import Books
from domain.workshop.events import WorkshopOpened
from domain.workshop.state import Version
from projections.house import Projections
from server.checkpoints.pickled import Moment, pickled, unpickled
from server.checkpoints.release import release
from server.checkpoints.seal import DoesNotFit, OtherRelease, Place, seal, unseal
from server.collector import at_rest
from server.directory import CHECKPOINT, DirectoryUnavailable
from server.log.sealing import Keys
from server.log.store import LogError, Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Folded:
    """A workshop as the log has it. key: the id of the one to save it under. saved: seq of its checkpoint, or 0."""

    projections: Projections
    key: str
    saved: int


class Checkpoints:
    """Of all workshops of one log. shelf: from all versions of the documents so far to the books of the last."""

    def __init__(self, store: Store, keys: Keys, shelf: Callable[[tuple[Version, ...]], Books]) -> None:
        self.store = store
        self._keys = keys
        self.shelf = shelf

    def key(self, workshop: str) -> str:
        """The id of the key to save under. Ask before the first event is read.

        "" if there is none and none can be made, as on a full disk: the log can be read all the same.
        """
        try:
            return self._keys.key_for(workshop, CHECKPOINT)[0]
        except DirectoryUnavailable as error:
            log.warning("workshop %s can have no checkpoint: %s", workshop, error)
            return ""

    def save(self, moment: Moment, key_id: str, rest: Callable[[], None] | None = None) -> bool:
        """Whether it is kept now. What goes wrong is logged, for nothing is lost. rest: see `pickled`."""
        workshop, seq = moment[0].id, moment[0].seq
        try:
            key = self._keys.key(key_id)
            place = self._place(workshop, seq)
            if key is None or place is None:
                return False  # somebody was forgotten after these events were read, or the log has lost them
            self.store.put_checkpoint(workshop, seq, self._sealed(moment, place, key_id, key, rest))
        except (LogError, DirectoryUnavailable) as error:
            log.warning("workshop %s has no checkpoint at %d: %s", workshop, seq, error)
            return False
        except Exception:
            log.exception("workshop %s has no checkpoint at %d", workshop, seq)
            return False
        return True

    def fold(self, workshop: str) -> Folded | None:
        """All events of a workshop, from the newest checkpoint that fits or from the first. LogError.

        None if the log holds no such workshop.
        """
        begun = self.begun(workshop)
        if begun is None:
            return None
        key = self.key(workshop)
        with at_rest():
            projections = self._load(workshop) or begun
            saved = projections.workshop.seq
            projections.follow(self.store.read(workshop, after=saved))
        return Folded(projections, key, saved)

    def begun(self, workshop: str) -> Projections | None:
        """Before its first event; None if the log holds no such workshop. LogError."""
        first = next(iter(self.store.read(workshop, limit=1)), None)
        if first is None or not isinstance(first.event, WorkshopOpened):
            return None
        opening = Version(first.event.budget, first.event.catalogue, first.event.assumptions, 1, 0, "")
        return Projections(workshop, self.shelf((opening,)), self.shelf)

    def _load(self, workshop: str) -> Projections | None:
        """All that was folded up to the newest checkpoint; None if there is none that fits. LogUnavailable."""
        found = self.store.get_checkpoint(workshop)
        if found is None:
            return None
        seq, sealed = found
        try:
            return self._opened(workshop, seq, sealed)
        except (LogError, DirectoryUnavailable):
            raise
        except OtherRelease as error:
            log.info("the checkpoint of workshop %s at %d is not used: %s", workshop, seq, error)
        except Exception as error:  # whatever it is, the log can be folded
            log.warning("the checkpoint of workshop %s at %d is thrown away: %s", workshop, seq, error)
            self._drop(workshop)
        return None

    def _opened(self, workshop: str, seq: int, sealed: bytes) -> Projections:
        place = self._place(workshop, seq)
        if place is None:
            raise DoesNotFit("the log ends before it")
        (state, memory), written = unpickled(unseal(sealed, place, self._keys))
        projections = Projections.recalled(state, memory, self.shelf)
        self.store.recall_origins(workshop, written)
        return projections

    def _sealed(self, moment: Moment, place: Place, key_id: str, key: bytes, rest: Callable[[], None] | None) -> bytes:
        return seal(pickled((moment, self.store.origins(place.workshop)), rest), place, key_id, key)

    def _place(self, workshop: str, seq: int) -> Place | None:
        event = self.store.stored(workshop, seq)
        if event is None:
            return None
        return Place(release(), self.store.epoch, workshop, seq, hashlib.sha256(event).digest())

    def _drop(self, workshop: str) -> None:
        try:
            self.store.drop_checkpoints(workshop)
        except LogError as error:
            log.warning("it could not be removed: %s", error)
