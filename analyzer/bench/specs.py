"""Writes the specs that the analyzer is measured with."""
import itertools
import json
import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "docs/samples"


def flat(size):
    """So many states, three events each; a random way leads from every state to three others."""
    chance = random.Random(7)
    lines = ["machine: flat", "initial: s0", "states:"]
    for state in range(size):
        # the first keeps all of them reachable, the others are anywhere
        targets = [(state + 1) % size, chance.randrange(size), chance.randrange(size)]
        lines += [f"  s{state}:", "    on:"] + [f"      E{i}: s{target}" for i, target in enumerate(targets)]
    return "\n".join(lines) + "\n"


def parallel(regions, size):
    """Regions of so many states in a ring, each with an event of its own."""
    lines = ["machine: parallel", "type: parallel", "states:"]
    for region in range(regions):
        lines += [f"  r{region}:", "    initial: s0", "    states:"]
        lines += [f"      s{state}: {{ on: {{ E{region}: s{(state + 1) % size} }} }}" for state in range(size)]
    return "\n".join(lines) + "\n"


def chain(size):
    """One state after the other: the last is as deep as there are states."""
    lines = ["machine: chain", "initial: s0", "states:"]
    lines += [f"  s{state}: {{ on: {{ NEXT: s{state + 1} }} }}" for state in range(size - 1)]
    return "\n".join(lines + [f"  s{size - 1}: {{ type: final }}"]) + "\n"


def folder(count, size, place):
    """So many machines beside each other; gives the path of their folder."""
    machines = place / "machines"
    machines.mkdir()
    for number in range(count):
        (machines / f"m{number}.yaml").write_text(flat(size))
    return machines


def system(name, count, folder):
    """A sample with so many actors; gives the path of the system's file."""
    target = folder / f"{name}-{count}"
    target.mkdir()
    for file in (SAMPLES / name).glob("*.yaml"):
        text = file.read_text()
        if file.name == "system.yaml":
            lines = text.splitlines()
            text = "\n".join(f"{line.split(':')[0]}: {count}" if line.strip().startswith("count:")
                             else f"{line.split(':')[0]}: {{ capacity: {count} }}"
                             if name == "leader-election" and line.strip().startswith("mailbox:") else line
                             for line in lines) + "\n"
        (target / file.name).write_text(text)
    return target / "system.yaml"


def as_json(kind, *sizes):
    """The machines once more as XState configurations, for its own tools."""
    if kind == "flat":
        chance = random.Random(7)
        states = {}
        for state in range(sizes[0]):
            targets = [(state + 1) % sizes[0], chance.randrange(sizes[0]), chance.randrange(sizes[0])]
            states[f"s{state}"] = {"on": {f"E{i}": f"s{target}" for i, target in enumerate(targets)}}
        return json.dumps({"id": "flat", "initial": "s0", "states": states})
    if kind == "parallel":
        regions, size = sizes
        return json.dumps({"id": "parallel", "type": "parallel", "states": {
            f"r{region}": {"initial": "s0", "states": {
                f"s{state}": {"on": {f"E{region}": f"s{(state + 1) % size}"}} for state in range(size)}}
            for region in range(regions)}})
    size = sizes[0]
    states = {f"s{state}": {"on": {"NEXT": f"s{state + 1}"}} for state in range(size - 1)}
    states[f"s{size - 1}"] = {"type": "final"}
    return json.dumps({"id": "chain", "initial": "s0", "states": states})
