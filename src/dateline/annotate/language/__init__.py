"""Tokens, sentences, tags and dependencies, behind a port of our own."""

from dateline.annotate.language.spacy_parser import Parser, load_parser

__all__ = ["Parser", "load_parser"]
