/** Finds the shortest list of acts, each as small as possible, that still causes a problem. */
import type { Act, CallAct, Template } from './act';
import { isReference } from './act';
import { signatureOf } from './problem';
import { Pair } from './run';

/** Whether these acts, done to a new pair, cause the problem. */
const failsWith = async (acts: Act[], signature: string): Promise<boolean> => {
  const pair = await Pair.start();
  try {
    for (const act of acts) {
      const { problems } = await pair.perform(act, 'always');
      if (problems.some((problem) => signatureOf(problem) === signature)) return true;
    }
    return false;
  } finally {
    await pair.stop();
  }
};

/** Whether a list of acts still causes it. */
type Fails = (acts: Act[]) => Promise<boolean>;

/** Leaves out ever smaller parts of the list, as long as what is left fails. */
const fewer = async (acts: Act[], fails: Fails): Promise<Act[]> => {
  let left = acts;
  for (let size = Math.ceil((left.length - 1) / 2); size >= 1;) {
    let isShorter = false;
    // The last act is the one that showed it.
    for (let start = 0; start < left.length - 1; start += size) {
      const shorter = [
        ...left.slice(0, start),
        ...left.slice(Math.min(start + size, left.length - 1)),
      ];
      if (await fails(shorter)) {
        left = shorter;
        isShorter = true;
        start -= size;
      }
    }
    if (size === 1 && !isShorter) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return left;
};

/** The same template with one key or element less, in every way there is. */
const smallerTemplates = (template: Template): Template[] => {
  if (template === null || typeof template !== 'object' || isReference(template)) return [];
  if (Array.isArray(template)) {
    return template.flatMap((item, index) => [
      template.filter((_, other) => other !== index),
      ...smallerTemplates(item).map((smaller) =>
        template.map((same, other) => (other === index ? smaller : same)),
      ),
    ]);
  }
  return Object.entries(template).flatMap(([key, value]) => [
    Object.fromEntries(Object.entries(template).filter(([other]) => other !== key)),
    ...smallerTemplates(value).map((smaller) => ({ ...template, [key]: smaller })),
  ]);
};

/** The data of a call. Without its condition, a call would be another. */
const smallerCalls = (act: CallAct): CallAct[] => {
  const { params } = act;
  if (params === null || typeof params !== 'object' || Array.isArray(params)) return [];
  if (isReference(params) || params.data === undefined) return [];
  return smallerTemplates(params.data).map((data) => ({ ...act, params: { ...params, data } }));
};

const smallerActs = (act: Act): Act[] => {
  if (act.do === 'http') {
    return act.body === undefined
      ? []
      : smallerTemplates(act.body).map((body) => ({ ...act, body }));
  }
  if (act.do !== 'transaction') return smallerCalls(act);
  const { acts } = act;
  return acts.flatMap((call, index) => [
    ...(acts.length > 1 ? [{ ...act, acts: acts.filter((_, other) => other !== index) }] : []),
    ...smallerCalls(call).map((smaller) => ({
      ...act,
      acts: acts.map((same, other) => (other === index ? smaller : same)),
    })),
  ]);
};

const simpler = async (acts: Act[], fails: Fails): Promise<Act[]> => {
  let left = acts;
  for (let index = left.length - 1; index >= 0; index -= 1) {
    for (let isSimpler = true; isSimpler;) {
      isSimpler = false;
      for (const smaller of smallerActs(left[index] as Act)) {
        const candidate = left.map((act, other) => (other === index ? smaller : act));
        if (!(await fails(candidate))) continue;
        left = candidate;
        isSimpler = true;
        break;
      }
    }
  }
  return left;
};

const GROWTH = 4;

/** The shortest end of the list that fails: most problems come of the last few acts. */
const shortestEnd = async (acts: Act[], fails: Fails): Promise<Act[] | null> => {
  for (let length = 1; length < acts.length; length *= GROWTH) {
    const end = acts.slice(-length);
    if (await fails(end)) return end;
  }
  return (await fails(acts)) ? acts : null;
};
/**
 * `acts` ends with the one that showed the problem. Each try starts two apps, so that the time may
 * not do for all of them.
 */
export const shrink = async (acts: Act[], signature: string, seconds: number): Promise<Act[]> => {
  const end = performance.now() + seconds * 1000;
  const fails: Fails = async (candidate) =>
    performance.now() < end && failsWith(candidate, signature);
  const shorter = await shortestEnd(acts, fails);
  return shorter ? simpler(await fewer(shorter, fails), fails) : acts;
};
