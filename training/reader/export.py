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
import onnx
import torch
from graph import encoder_graph
from network import Reader
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic

DATA = Path(__file__).parents[2] / "src" / "dateline" / "annotate" / "reader" / "data"


FURTHEST = 1e-3  # what rounding may put between the hidden states of network and graph


def check(reader: Reader, graph: Path) -> None:
    """Stop unless the graph that was written out by hand gives the hidden states of the network."""
    session = InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    for length in (3, 40, 202):
        pieces = torch.randint(1000, 20_000, (1, length), generator=torch.Generator().manual_seed(length))
        with torch.no_grad():
            told = reader.encoder(pieces).last_hidden_state.numpy()
        apart = float(np.abs(told - session.run(None, {"pieces": pieces.numpy()})[0]).max())
        if apart > FURTHEST:
            raise SystemExit(f"graph and network differ by {apart:.4f} at {length} pieces")


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
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "encoder.onnx"
        onnx.save(encoder_graph({k: v.numpy() for k, v in reader.encoder.state_dict().items()}), str(full))
        check(reader, full)
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
