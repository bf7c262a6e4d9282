"""The encoder as an ONNX graph, written out by hand: one window a call, no mask, one product for query, key and value.

A graph that torch exports masks what never needs a mask when windows come one by one, and takes a third more time.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

Weights = Mapping[str, NDArray[np.float32]]
HEADS = 12
TINY = 1e-12  # added to the variance by BERT's layer norms


class Graph:
    """Nodes in order of computing, with the weights that they ask for."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[object] = []
        self.stored: dict[str, object] = {}

    def store(self, name: str, array: NDArray[np.generic]) -> str:
        """Keep an array in the graph; its name."""
        self.stored[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def whole(self, *numbers: int) -> str:
        """A constant of whole numbers."""
        return self.store("_".join(["whole", *map(str, numbers)]), np.array(numbers, dtype=np.int64))

    def add(self, op: str, *inputs: str, outputs: int = 1, name: str = "", **attributes: object) -> list[str]:
        """Add a node; the names of its outputs."""
        name = name or f"{op}_{len(self.nodes)}"
        out = [f"{name}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), out, name, **attributes))
        return out

    def one(self, op: str, *inputs: str, **attributes: object) -> str:
        """Add a node with one output; its name."""
        return self.add(op, *inputs, **attributes)[0]  # type: ignore[arg-type]

    def linear(self, x: str, *names: str, scale: tuple[float, ...] = ()) -> str:
        """One layer of weights, or several on the same input side by side, each scaled."""
        scales = scale or (1.0,) * len(names)
        matrix = np.concatenate(
            [self.weights[f"{n}.weight"] * np.float32(s) for n, s in zip(names, scales, strict=True)]
        )
        bias = np.concatenate([self.weights[f"{n}.bias"] * np.float32(s) for n, s in zip(names, scales, strict=True)])
        product = self.one("MatMul", x, self.store(f"{names[0]}.weight", matrix.T))
        return self.one("Add", product, self.store(f"{names[0]}.bias", bias))

    def norm(self, x: str, name: str) -> str:
        """A layer norm."""
        weight, bias = (self.store(f"{name}.{kind}", self.weights[f"{name}.{kind}"]) for kind in ("weight", "bias"))
        return self.one("LayerNormalization", x, weight, bias, axis=-1, epsilon=TINY)


def encoder_graph(weights: Weights) -> ModelProto:
    """The graph of a BERT encoder: `pieces` (1, n) to `hidden` (1, n, width).

    Args:
        weights: the arrays of `BertModel.state_dict()`.
    """
    graph = Graph(weights)
    x = _embedded(graph)
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    for number in range(layers):
        x = _layer(graph, x, f"encoder.layer.{number}")
    graph.nodes.append(helper.make_node("Identity", [x], ["hidden"], "hidden"))
    width = weights["embeddings.LayerNorm.weight"].shape[0]
    takes = helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "n"])
    gives = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, [1, "n", width])
    made = helper.make_graph(graph.nodes, "encoder", [takes], [gives], list(graph.stored.values()))
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def _embedded(graph: Graph) -> str:
    """Vectors of pieces and places; all are of the first kind of text."""
    weights = graph.weights
    words = graph.store("words", weights["embeddings.word_embeddings.weight"])
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    places = graph.store("places", weights["embeddings.position_embeddings.weight"] + kind)
    length = graph.one("Shape", "pieces", start=1, end=2)
    here = graph.one("Slice", places, graph.whole(0), length, graph.whole(0))
    return graph.norm(graph.one("Add", graph.one("Gather", words, "pieces"), here), "embeddings.LayerNorm")


def _layer(graph: Graph, x: str, name: str) -> str:
    """Attention, then two layers of weights, each added to what came in."""
    width = graph.weights["embeddings.LayerNorm.weight"].shape[0]
    own = f"{name}.attention.self"
    scale = ((width // HEADS) ** -0.5, 1.0, 1.0)
    joined = graph.linear(x, f"{own}.query", f"{own}.key", f"{own}.value", scale=scale)
    apart = graph.one("Reshape", joined, graph.whole(-1, 3, HEADS, width // HEADS))
    apart = graph.one("Transpose", apart, perm=[1, 2, 0, 3])
    query, key, value = graph.add("Split", apart, graph.whole(1, 1, 1), outputs=3, axis=0)
    looks = graph.one("MatMul", query, graph.one("Transpose", key, perm=[0, 1, 3, 2]))
    seen = graph.one("MatMul", graph.one("Softmax", looks, axis=-1), value)
    seen = graph.one("Reshape", graph.one("Transpose", seen, perm=[0, 2, 1, 3]), graph.whole(1, -1, width))
    out = graph.linear(seen, f"{name}.attention.output.dense")
    x = graph.norm(graph.one("Add", out, x), f"{name}.attention.output.LayerNorm")
    wide = graph.one("Gelu", graph.linear(x, f"{name}.intermediate.dense"))
    out = graph.linear(wide, f"{name}.output.dense")
    return graph.norm(graph.one("Add", out, x), f"{name}.output.LayerNorm")
