"""From a document to its mentions: one room per layer, each recognises and then resolves."""
