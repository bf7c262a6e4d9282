"""The stages in order, over many documents: the only room that knows workers."""
