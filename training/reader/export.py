"""Export the trained reader into the package: the encoder as ONNX in int8, the heads as half-precision matrices.

python training/reader/export.py --base MODEL_FOLDER --weights FOLDER [--to src/dateline/annotate/reader/data]
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from hashlib import blake2b
from pathlib import Path

import numpy as np
import torch
from network import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

DATA = Path(__file__).parents[2] / "src" / "dateline" / "annotate" / "reader" / "data"


class Encoder(nn.Module):
    """The encoder alone: ids of word pieces and their mask to hidden states."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder = reader.encoder

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        hidden: Tensor = self.encoder(pieces, attention_mask=mask).last_hidden_state
        return hidden


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=DATA)
    parser.add_argument("--float", action="store_true", help="leave the encoder in fp32, to measure what int8 costs")
    args = parser.parse_args()
    ways = json.loads((args.weights / "ways.json").read_text("utf-8"))
    reader = Reader(str(args.base), len(ways) + 1)
    reader.load_state_dict(torch.load(args.weights / "reader.pt", weights_only=True))
    reader.eval()
    args.to.mkdir(parents=True, exist_ok=True)
    example = (torch.ones((2, 9), dtype=torch.long), torch.ones((2, 9), dtype=torch.long))
    axes = {0: "windows", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            Encoder(reader), example, str(full), input_names=["pieces", "mask"], output_names=["hidden"],
            dynamic_axes={"pieces": axes, "mask": axes, "hidden": axes}, dynamo=False, opset_version=17,
        )  # fmt: skip
        if args.float:
            shutil.copy(full, args.to / "encoder.onnx")
        else:
            quantize_dynamic(full, args.to / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    np.savez_compressed(args.to / "heads.npz", **{k: v.astype(np.float16) for k, v in reader.arrays().items()})
    (args.to / "ways.json").write_text(json.dumps(ways), "utf-8")
    shutil.copy(args.base / "vocab.txt", args.to / "vocabulary.txt")
    made = b"".join((args.to / name).read_bytes() for name in ("encoder.onnx", "heads.npz", "ways.json"))
    (args.to / "name.txt").write_text(f"reader {blake2b(made, digest_size=5).hexdigest()}\n", "utf-8")
    for file in sorted(args.to.iterdir()):
        print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
