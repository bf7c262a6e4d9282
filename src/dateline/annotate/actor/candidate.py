"""The record that recognising hands to resolving."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.actor.classify import Role
from dateline.annotate.actor.table import KnownActor
from dateline.model.actor import MentionForm


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a party: tokens `[first, last]` around `head`.

    Attributes:
        core: the words by which two mentions are compared, lower case ("fuad", "masum" without title).
        known: the entries of the table that the name may be.
        plural: several human beings or things. definite: points back ("the group", "these men").
        counted: a number stands before the noun. parts: the members of a compound ("Malian and French troops").
        offices: words of title and office before a person's name.
    """

    first: int
    last: int
    head: int
    form: MentionForm
    role: Role
    core: tuple[str, ...]
    known: tuple[KnownActor, ...] = ()
    plural: bool = False
    definite: bool = False
    counted: bool = False
    parts: tuple[int, ...] = ()
    offices: tuple[str, ...] = ()

    def holds(self, other: Candidate) -> bool:
        """Whether the other lies within this one, or this within the other."""
        return (self.first <= other.first and other.last <= self.last) or (
            other.first <= self.first and self.last <= other.last
        )
