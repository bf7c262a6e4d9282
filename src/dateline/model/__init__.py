"""The records of dateline: frozen, typed, without I/O and without third parties."""
