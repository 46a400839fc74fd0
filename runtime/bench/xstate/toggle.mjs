// Events per CPU-second of XState's toggle machine as an actor; npm install xstate@5 beside it first.
import { createRequire } from 'node:module';
const { createMachine, createActor } = createRequire(process.cwd() + '/')('xstate');
const toggle = createMachine({
  initial: 'off',
  states: { off: { on: { TOGGLE: 'on' } }, on: { on: { TOGGLE: 'off' } } },
});
const actor = createActor(toggle);
actor.start();
const round = (events) => { for (let i = 0; i < events; i++) actor.send({ type: 'TOGGLE' }); };
round(500_000);
for (let n = 0; n < 3; n++) {
  const before = process.cpuUsage();
  round(1_000_000);
  const used = process.cpuUsage(before);
  console.log(`XState: ${Math.round(1_000_000 / ((used.user + used.system) / 1e6))} events per CPU-second`);
}
