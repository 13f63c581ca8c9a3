/**
 * The clock of the process that fills the playground. It is set back a fortnight and moved forward
 * through it, so that everything is really done, and recorded, at the time it is said to have
 * happened. Timers run as ever.
 */
const realNow = Date.now;

let offset = 0;

const now = () => realNow() + offset;

globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});

/** Sets the clock back to where everything begins. */
export function startAt(time) {
  offset = time.getTime() - realNow();
}

/** Moves the clock forward to `time`, unless that has passed. */
export function advanceTo(time) {
  offset = Math.max(offset, time.getTime() - realNow());
}

export function advanceBy(seconds) {
  offset += seconds * 1000;
}
