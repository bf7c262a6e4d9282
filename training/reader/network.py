"""The network: an encoder of word pieces, a vector a word, and small heads on it.

The encoder is exported to ONNX, the heads are kept as plain matrices (`arrays`): what runs later needs no torch.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertModel

from dateline.annotate.reader.labels import ATTRIBUTES, LAYERS, ROLES, size
from dateline.annotate.reader.words import BUCKETS, FEATURES

WIDTH = 256
EMBEDDED = {
    "pos": 12, "dep": 16, "ent": 8, "shape": 4, "hint_word": 12, "hint_trigger": 12, "hint_actor": 12, "hint_place": 6,
    "hint_time": 4, "hint_quantity": 8, "hint_attribution": 4,
}  # fmt: skip
PAIR, WAY, NEAR = 128, 32, 8


class Reader(nn.Module):
    """Scores of the words of a window in every layer, of the triggers' attributes, of the roles of pairs of words."""

    def __init__(self, base: str, ways: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.features = nn.ModuleDict({name: nn.Embedding(n, EMBEDDED[name]) for name, n in FEATURES.items()})
        self.dropout = nn.Dropout(dropout)
        self.word = nn.Linear(self.encoder.config.hidden_size + sum(EMBEDDED.values()), WIDTH)
        self.layers = nn.ModuleDict({name: nn.Linear(WIDTH, size(name)) for name in LAYERS})
        self.attributes = nn.ModuleDict({name: nn.Linear(WIDTH, len(names)) for name, names in ATTRIBUTES.items()})
        self.trigger = nn.Linear(WIDTH, PAIR)
        self.filler = nn.Linear(WIDTH, PAIR)
        self.way = nn.Embedding(ways, WAY)
        self.near = nn.Embedding(2 * len(BUCKETS) + 2, NEAR)
        self.kind = nn.Embedding(size("trigger"), NEAR)
        self.context = nn.Linear(WAY + 2 * NEAR + len(ROLES), PAIR)
        self.role = nn.Linear(PAIR, len(ROLES))
        self.mention = nn.Linear(WIDTH, PAIR)
        self.tie = nn.Linear(WAY + 3 * NEAR + 1, PAIR)
        self.same = nn.Linear(PAIR, 1)

    def words(self, pieces: Tensor, mask: Tensor, heads: Tensor, features: Tensor) -> Tensor:
        """Vectors of words: (windows, words, WIDTH). `heads` is where each word begins in its row of pieces."""
        hidden = self.encoder(pieces, attention_mask=mask).last_hidden_state
        at = heads.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        told = [embed(features[..., k]) for k, embed in enumerate(self.features.values())]
        joined = torch.cat([torch.gather(hidden, 1, at), *told], dim=-1)
        return self.dropout(nn.functional.gelu(self.word(self.dropout(joined)), approximate="tanh"))

    def roles(self, words: tuple[Tensor, Tensor], way: Tensor, near: Tensor, kind: Tensor, told: Tensor) -> Tensor:
        """Scores of every role: one row a pair of a trigger's vector and a filler's vector (`words`)."""
        context = self.context(torch.cat([self.way(way), self.near(near), self.kind(kind), told], dim=-1))
        one, other = self.trigger(words[0]), self.filler(words[1])
        joined = nn.functional.gelu(one + other + context, approximate="tanh") * torch.tanh(one * other + context)
        return self.role(self.dropout(joined))

    def sames(
        self, words: tuple[Tensor, Tensor], way: Tensor, near: Tensor, kinds: tuple[Tensor, Tensor], alike: Tensor
    ) -> Tensor:
        """Scores of one happening: one row a pair of triggers; `alike` is 1 where they are one word."""
        told = [self.way(way), self.near(near), self.kind(kinds[0]), self.kind(kinds[1]), alike.unsqueeze(-1)]
        context = self.tie(torch.cat(told, dim=-1))
        one, other = self.mention(words[0]), self.mention(words[1])
        joined = nn.functional.gelu(one + other + context, approximate="tanh") * torch.tanh(one * other + context)
        return self.same(self.dropout(joined)).squeeze(-1)

    def arrays(self) -> dict[str, np.ndarray]:
        """All weights but those of the encoder."""
        own = {k: v for k, v in self.state_dict().items() if not k.startswith("encoder.")}
        return {k: v.detach().float().numpy() for k, v in own.items()}
