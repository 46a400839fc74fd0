// Makes up statecharts and records how XState behaves on them, for StatechartCasesTest.
//
//   npm install xstate@5.33.3        (anywhere; run the script from there)
//   node xstate-cases.mjs 2000 1 > statecharts/cases.jsonl
//   AW_CONFORMANCE=. mvn -pl runtime/machine test -Dtest=StatechartCasesTest
//
// The machines are written in our language; what XState wants as code (raise, cancel, stateIn) is
// translated on the way in.
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const { createMachine, createActor, SimulatedClock, raise, cancel, stateIn, and, or, not } = require('xstate');

const count = Number(process.argv[2] ?? 1000);
let seed = Number(process.argv[3] ?? 1);

function random(n) { // a linear congruential generator: the same cases everywhere
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 4294967296) * n);
}
const chance = (percent) => random(100) < percent;
const pick = (list) => list[random(list.length)];

class Sketch {
  constructor() {
    this.ids = 0;
    this.all = [];
    this.transitions = 0;
    this.alphabet = ['A', 'B', 'C', 'D.x', 'D.y'].slice(0, 3 + random(3));
    this.timers = chance(25);
    this.raises = chance(40);
    this.budget = 4 + random(16);
  }

  machine() {
    const root = this.state(0, null);
    for (const one of this.all) this.connect(one);
    return root.node;
  }

  state(depth, parent) {
    const id = 's' + this.ids++;
    const node = { id };
    const entry = { node, parent, depth, children: [] };
    this.all.push(entry);
    const inner = depth === 0 || (depth < 5 && this.budget > 1 && chance(45));
    if (!inner) {
      const kind = parent && parent.node.type !== 'parallel' ? random(10) : 9;
      if (kind === 0) {
        node.type = 'final';
        node.entry = ['en:' + id];
        if (chance(20)) node.exit = ['ex:' + id];
        return entry;
      }
    }
    node.entry = ['en:' + id];
    node.exit = ['ex:' + id];
    if (inner) {
      const parallel = chance(30);
      if (parallel) node.type = 'parallel';
      const wanted = 1 + random(4);
      node.states = {};
      for (let i = 0; i < wanted && (i === 0 || this.budget > 0); i++) {
        this.budget--;
        const child = this.state(depth + 1, entry);
        entry.children.push(child);
        node.states[child.node.id] = child.node;
      }
      if (!parallel) {
        const initial = pick(entry.children);
        node.initial = initial.node.id;
      }
      if (chance(25)) {
        const h = 's' + this.ids++;
        const history = { id: h, type: 'history', history: chance(50) ? 'deep' : 'shallow' };
        node.states[h] = history;
        const one = { node: history, parent: entry, depth: depth + 1, children: [], history: true };
        this.all.push(one);
        if (chance(40) && !parallel) history.target = '#' + pick(entry.children).node.id;
      }
    }
    return entry;
  }

  connect(entry) {
    const { node } = entry;
    if (entry.history || node.type === 'final') return;
    const on = {};
    for (const event of [...this.alphabet, 'D.*', '*']) {
      if (!chance(event.endsWith('*') ? 7 : 30)) continue;
      if (chance(6)) { on[event] = null; continue; }
      const list = [];
      do list.push(this.transition(entry)); while (chance(25));
      on[event] = list;
    }
    if (Object.keys(on).length) node.on = on;
    if (chance(10)) node.always = [this.transition(entry, true)];
    if (node.states && chance(45)) node.onDone = [this.transition(entry)];
    if (this.timers && chance(35)) {
      node.after = {};
      for (let n = 1 + random(2); n > 0; n--) node.after[10 * (1 + random(4))] = [this.transition(entry)];
    }
    if (this.raises && chance(15)) node.entry.push(this.raising());
    if (this.raises && chance(8)) node.exit.push(this.raising());
  }

  raising() {
    const event = pick(this.alphabet);
    if (!this.timers || chance(50)) return { raise: event };
    if (chance(30)) return { cancel: 'r' + random(3) };
    return { raise: event, delay: 10 * (1 + random(5)), id: 'r' + random(3) };
  }

  transition(entry, always = false) {
    const made = { actions: ['t:' + this.transitions++] };
    if (this.raises && chance(12)) made.actions.push(this.raising());
    if (!chance(always ? 5 : 15)) made.target = this.target(entry);
    if (chance(20) && made.target) made.reenter = true;
    if (always && !made.target) made.guard = 'F';
    else if (chance(25)) made.guard = this.guard(0);
    return made;
  }

  guard(depth) {
    switch (depth > 2 ? random(4) : random(9)) {
      case 0: case 1: return 'T';
      case 2: return 'F';
      case 3: case 4: case 5: return { stateIn: '#' + this.active().node.id };
      case 6: return { not: this.guard(depth + 1) };
      case 7: return { and: [this.guard(depth + 1), this.guard(depth + 1)] };
      default: return { or: [this.guard(depth + 1), this.guard(depth + 1)] };
    }
  }

  active() {
    return pick(this.all.filter((one) => !one.history));
  }

  target(entry) {
    const one = pick(this.all);
    // several targets: one in each of some regions of a parallel state
    if (chance(12)) {
      const parallels = this.all.filter((p) => p.node.type === 'parallel' && p.children.length > 1);
      if (parallels.length) {
        const regions = [...pick(parallels).children];
        const targets = regions.filter(() => chance(70)).map((region) => '#' + pick(this.below(region)).node.id);
        if (targets.length > 1) return targets;
      }
    }
    if (chance(10) && entry.children.length) return '.' + pick(entry.children).node.id;
    return '#' + one.node.id;
  }

  below(entry) {
    return [entry, ...entry.children.flatMap((child) => this.below(child))];
  }
}

const translateGuard = (guard) => typeof guard === 'string' ? guard
  : guard.stateIn ? stateIn(guard.stateIn)
  : guard.not ? not(translateGuard(guard.not))
  : guard.and ? and(guard.and.map(translateGuard)) : or(guard.or.map(translateGuard));

function translateAction(action) {
  if (typeof action === 'string') return action;
  if (action.cancel) return cancel(action.cancel);
  return action.delay === undefined ? raise({ type: action.raise })
    : raise({ type: action.raise }, { delay: action.delay, id: action.id });
}

function translate(value, key) {
  if (Array.isArray(value)) {
    return value.map((item) => key === 'actions' || key === 'entry' || key === 'exit'
      ? translateAction(item) : translate(item));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) =>
    [k, k === 'guard' ? translateGuard(v) : k === 'on' && v ? Object.fromEntries(Object.entries(v).map(
      ([event, list]) => [event, list === null ? {} : translate(list)])) : translate(v, k)]));
}

function leaves(snapshot) {
  return snapshot._nodes.filter((node) => node.type === 'atomic' || node.type === 'final').map((n) => n.id).sort();
}

function record(name) {
  const sketch = new Sketch();
  const machine = sketch.machine();
  let log = [];
  const names = new Set();
  JSON.stringify(machine, (_, value) => {
    if (typeof value === 'string' && /^(en|ex|t):/.test(value)) names.add(value);
    return value;
  });
  const actions = Object.fromEntries([...names].map((n) => [n, () => { log.push(n); }]));
  const built = createMachine(translate(machine), { actions, guards: { T: () => true, F: () => false } });
  const clock = new SimulatedClock();
  let microsteps = 0;
  const inspect = (event) => {
    if (event.type === '@xstate.microstep' && ++microsteps > 500) throw new Error('no end');
  };
  const actor = createActor(built, { clock, inspect });
  let failed;
  actor.subscribe({ error: (error) => { failed = error; } });
  const steps = [];
  const note = (step) => {
    const snapshot = actor.getSnapshot();
    steps.push({ ...step, configuration: leaves(snapshot), value: snapshot.value, status: snapshot.status, log });
    log = [];
    microsteps = 0;
  };
  actor.start();
  if (failed) throw failed;
  note({ event: null });
  for (let i = 0; i < 18 && !failed; i++) {
    if (sketch.timers && chance(35)) {
      const advance = pick([5, 10, 10, 15, 20, 30]);
      clock.increment(advance);
      if (failed) break;
      note({ advance });
    } else {
      const event = chance(5) ? 'unknown' : pick(sketch.alphabet);
      actor.send({ type: event });
      if (failed) break;
      note({ event });
    }
  }
  actor.stop();
  return { name, alphabet: sketch.alphabet, machine, steps };
}

let refused = 0;
for (let i = 0; i < count; i++) {
  const before = seed;
  try {
    const made = record(`seed-${before}`);
    process.stdout.write(JSON.stringify(made) + '\n');
  } catch (error) {
    refused++; // XState refuses the machine, or does not come to an end
    if (process.env.VERBOSE) console.error(before, String(error.message).slice(0, 150));
  }
}
console.error(`${count - refused} cases, ${refused} refused by XState`);
