// Makes up statecharts and records how XState behaves on them, for XStateTest, which starts it:
//
//   npm install xstate@5.33.3        (anywhere)
//   AW_XSTATE=<there> mvn -pl runtime/machine test -Dtest=XStateTest
//
// By hand, where xstate is installed: node xstate-cases.mjs <count> <seed> > cases.jsonl
//
// The machines are written in our language; what XState wants as code (raise, cancel, stateIn,
// assign, conditions) is translated on the way in. A step is an event, time that passes (`advance`,
// in milliseconds) or the end of a service (`done`, `error`); what it gives is in SEEN below.
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const {
  createMachine, createActor, SimulatedClock, fromPromise, assign, raise, cancel, spawnChild, stopChild, stateIn, and, or, not,
} = require('xstate');

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
    this.services = 0;
    this.alphabet = ['A', 'B', 'C', 'D.x', 'D.y', 'D', 'D.x.z'].slice(0, 3 + random(5));
    this.timers = chance(30);
    this.raises = chance(40);
    this.counts = chance(35);
    this.invokes = chance(30);
    this.chains = chance(25);
    this.budget = 4 + random(16);
  }

  machine() {
    const root = this.state(0, null);
    for (const one of this.all) this.connect(one);
    if (this.counts) root.node.context = { n: 0, m: 1 };
    if (chance(25)) root.node.output = this.output();
    return root.node;
  }

  output() {
    return this.counts && chance(60) ? { n: '${n}', ok: true } : chance(50) ? { a: random(5) } : pick(['text', 7, false]);
  }

  state(depth, parent) {
    const id = 's' + this.ids++;
    const node = { id };
    const entry = { node, parent, depth, children: [] };
    this.all.push(entry);
    const inner = depth === 0 || (depth < 5 && this.budget > 1 && chance(45));
    if (!inner && (parent.node.type !== 'parallel' || chance(10)) && chance(parent.node.type === 'parallel' ? 50 : 13)) {
      node.type = 'final';
      node.entry = ['en:' + id];
      if (chance(30)) node.exit = ['ex:' + id];
      if (chance(40)) node.output = this.output();
      return entry;
    }
    node.entry = ['en:' + id];
    node.exit = ['ex:' + id];
    if (chance(10)) node.tags = ['tag' + random(3)];
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
        if (chance(15)) node.initial = { target: node.initial, actions: ['in:' + id] };
      }
      for (let n = random(4); n > 1; n -= 2) {
        const h = 's' + this.ids++;
        const history = { id: h, type: 'history', history: chance(50) ? 'deep' : 'shallow' };
        node.states[h] = history;
        const one = { node: history, parent: entry, depth: depth + 1, children: [], history: true };
        this.all.push(one);
        if (chance(40)) {
          const beside = pick(chance(50) ? entry.children : this.below(entry).slice(1).filter((b) => !b.history)).node.id;
          history.target = '#' + beside;
        }
      }
    }
    return entry;
  }

  connect(entry) {
    const { node } = entry;
    if (entry.history || node.type === 'final') return;
    const on = {};
    for (const event of [...this.alphabet, 'D.*', 'D.x.*', '*']) {
      if (!chance(event.endsWith('*') ? 7 : 30)) continue;
      if (chance(6)) { on[event] = pick([null, {}]); continue; }
      const list = [];
      do list.push(this.transition(entry)); while (chance(25));
      on[event] = chance(10) && list[0].target && !list[0].guard ? list[0].target : list;
    }
    if (Object.keys(on).length) node.on = on;
    if (chance(this.chains ? 40 : 10)) {
      node.always = [this.transition(entry, true)];
      while (chance(30)) node.always.push(this.transition(entry, true));
    }
    if (node.states && chance(45)) node.onDone = [this.transition(entry)];
    if (this.timers && chance(35)) {
      node.after = {};
      for (let n = 1 + random(3); n > 0; n--) {
        const list = [this.transition(entry)];
        while (chance(25)) list.push(this.transition(entry));
        node.after[chance(8) ? 0 : chance(10) ? 'soon' : 10 * (1 + random(4))] = list;
      }
    }
    if (this.invokes && chance(30)) {
      node.invoke = [];
      for (let n = 1 + random(2); n > 0; n--) node.invoke.push(this.service(entry));
    }
    if (chance(20)) node.entry.push(...this.extra());
    if (chance(10)) node.exit.push(...this.extra());
  }

  service(entry) {
    const made = { src: 'p' + random(2) };
    if (chance(60)) made.id = 'i' + this.services++;
    if (this.counts && chance(40)) made.input = { n: '${n}' };
    if (chance(70)) made.onDone = [this.transition(entry)];
    if (chance(60)) made.onError = [this.transition(entry)];
    return made;
  }

  extra() {
    const made = [];
    if (this.raises && chance(60)) made.push(this.raising());
    if (this.counts && chance(60)) made.push({ assign: pick([{ n: 'n + 1' }, { n: 'n + m', m: 'n % 3' }, { m: 'm + 1' }]) });
    if (this.invokes && chance(15)) {
      const id = 'c' + random(2);
      made.push({ stopChild: id });
      if (chance(70)) made.push({ spawnChild: 'p' + random(2), id });
    }
    return made;
  }

  raising() {
    const event = chance(90) ? pick(this.alphabet) : 'xstate.done.state.' + pick(this.all).node.id;
    if (!this.timers || chance(50)) return { raise: event };
    if (chance(30)) return { cancel: 'r' + random(3) };
    const made = { raise: event, delay: chance(10) ? 0 : chance(10) ? 'soon' : 10 * (1 + random(5)) };
    if (chance(75)) made.id = 'r' + random(3);
    return made;
  }

  transition(entry, always = false) {
    const made = { actions: ['t:' + this.transitions++] };
    if (chance(20)) made.actions.push(...this.extra());
    if (!chance(always ? 5 : 15)) made.target = this.target(entry);
    if (chance(20) && made.target) made.reenter = true;
    if (always && !made.target) made.guard = 'F';
    else if (chance(always && this.chains ? 60 : 25)) made.guard = this.guard(0);
    return made;
  }

  guard(depth) {
    if (this.counts && chance(40)) return { if: pick(['n % 2 == 0', 'n > m', 'm < 3']) };
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
    if (chance(5) && entry.parent) return pick(entry.parent.children).node.id;
    if (chance(5) && one.parent && one.parent.parent) return '#' + one.parent.node.id + '.' + one.node.id;
    return '#' + one.node.id;
  }

  below(entry) {
    return [entry, ...entry.children.flatMap((child) => this.below(child))];
  }
}

// ---- what XState wants as code

const code = (expression) => new Function('c', 'with (c) { return (' + expression + '); }');

function value(template, context) {
  if (typeof template === 'string') return template.startsWith('${') ? code(template.slice(2, -1))(context) : template;
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([k, v]) => [k, value(v, context)]));
}

const translateGuard = (guard) => typeof guard === 'string' ? guard
  : guard.if ? ({ context }) => code(guard.if)(context)
  : guard.stateIn ? stateIn(guard.stateIn)
  : guard.not ? not(translateGuard(guard.not))
  : guard.and ? and(guard.and.map(translateGuard)) : or(guard.or.map(translateGuard));

function translateAction(action) {
  if (typeof action === 'string') return action;
  if (action.cancel) return cancel(action.cancel);
  if (action.stopChild) return stopChild(action.stopChild);
  if (action.spawnChild) return spawnChild(action.spawnChild, { id: action.id });
  if (action.assign) {
    return assign(Object.fromEntries(Object.entries(action.assign).map(([k, v]) => [k, ({ context }) => code(v)(context)])));
  }
  return action.delay === undefined ? raise({ type: action.raise })
    : raise({ type: action.raise }, { delay: action.delay, id: action.id });
}

function translate(node, key) {
  if (Array.isArray(node)) {
    return node.map((item) => key === 'actions' || key === 'entry' || key === 'exit' ? translateAction(item) : translate(item));
  }
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([k, v]) => [k,
    k === 'guard' ? translateGuard(v)
    : k === 'output' || k === 'input' ? ({ context }) => value(v, context ?? {})
    : k === 'context' ? v
    : k === 'on' && v ? Object.fromEntries(Object.entries(v).map(([event, list]) => [event, list === null ? {} : translate(list)]))
    : translate(v, k)]));
}

// ---- how it behaves

function leaves(snapshot) {
  return snapshot._nodes.filter((node) => node.type === 'atomic' || node.type === 'final').map((n) => n.id).sort();
}

const turn = () => new Promise((done) => setImmediate(done));

async function record(name) {
  const sketch = new Sketch();
  const machine = sketch.machine();
  let log = [];
  let seen = [];
  const live = new Map();
  const names = new Set();
  JSON.stringify(machine, (_, text) => {
    if (typeof text === 'string' && /^(en|ex|in|t):/.test(text)) names.add(text);
    return text;
  });
  const actions = Object.fromEntries([...names].map((n) => [n, ({ event }) => {
    log.push(n);
    seen.push(event.type + ' ' + JSON.stringify(event.output ?? null));
  }]));
  const service = () => fromPromise(({ input, self }) => new Promise((resolve, reject) => {
    live.set(self, { resolve, reject, input: input ?? null });
  }));
  const built = createMachine(translate(machine), {
    actions, guards: { T: () => true, F: () => false }, delays: { soon: 15 }, actors: { p0: service(), p1: service() },
  });
  const clock = new SimulatedClock();
  let microsteps = 0;
  let endless = false;
  const inspect = (event) => {
    if (event.type === '@xstate.microstep' && ++microsteps > 500) {
      endless = true;
      throw new Error('no end');
    }
  };
  const actor = createActor(built, { clock, inspect });
  let failed;
  actor.subscribe({ error: (error) => { failed = error; } });
  const steps = [];
  const children = () => Object.entries(actor.getSnapshot().children)
    .filter(([, child]) => live.has(child) && child.getSnapshot().status === 'active').map(([id]) => id).sort();
  const running = (id) => live.get(actor.getSnapshot().children[id]);
  // SEEN: what is compared after each step
  const note = (step) => {
    const snapshot = actor.getSnapshot();
    steps.push({
      ...step, configuration: leaves(snapshot), value: snapshot.value, status: snapshot.status, log, seen,
      context: snapshot.context, result: snapshot.output ?? null, tags: [...snapshot.tags].sort(),
      children: snapshot.status === 'active' ? children().map((id) => id + ' ' + JSON.stringify(running(id).input)) : [],
    });
    log = [];
    seen = [];
    microsteps = 0;
  };
  actor.start();
  await turn();
  if (failed) throw failed;
  note({ event: null });
  for (let i = 0; i < 18; i++) {
    const services = children();
    if (sketch.timers && chance(35)) {
      const advance = pick([0, 5, 10, 10, 15, 20, 30]);
      clock.increment(advance);
      // XState's clock forgets what the last timer of a turn starts for the same moment
      while (!failed && [...clock.timeouts.values()].some((t) => t.start + t.timeout <= clock.now())) clock.increment(0);
      await turn();
      if (endless || failed) break;
      note({ advance });
    } else if (services.length && chance(45)) {
      const id = pick(services);
      const step = chance(70) ? { done: id, output: random(10) } : { error: id };
      if ('done' in step) running(id).resolve(step.output);
      else running(id).reject('broken');
      await turn();
      await turn();
      if (endless) break;
      note(step);
      if (failed) break;
    } else {
      const event = chance(5) ? 'unknown' : pick(sketch.alphabet);
      actor.send({ type: event });
      await turn();
      if (endless || failed) break;
      note({ event });
    }
  }
  actor.stop();
  return { name, alphabet: sketch.alphabet, machine, steps };
}

process.on('unhandledRejection', () => {}); // a service that fails after it was stopped

let refused = 0;
for (let i = 0; i < count; i++) {
  const before = seed;
  try {
    const made = await record(`seed-${before}`);
    process.stdout.write(JSON.stringify(made) + '\n');
  } catch (error) {
    refused++; // XState refuses the machine, or does not come to an end
    if (process.env.VERBOSE) console.error(before, String(error.message).slice(0, 150));
  }
}
console.error(`${count - refused} cases, ${refused} refused by XState`);
