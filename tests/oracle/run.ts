import { type Act, isReference } from './act';
import { createActs } from './acts';
import { checkCompleteness } from './completeness';
import type { Facts } from './facts';
import { compareAnswers, differencesBetween, toProblems } from './harmlessness';
import { isDivergence, type Problem } from './problem';
import { createRandom } from './random';
import { readFacts } from './read-facts';
import { toEvent } from './recorded';
import { type Model, Schema } from './schema';
import { type Answer, startSubject, type Subject } from './subject';
import type { Tables } from './tables';

/** What the oracles made of one act. */
export interface Judged {
  act: Act;
  answer: Answer;
  problems: Problem[];
}

const ACTS_BETWEEN_COMPARISONS = 5;

/** The kind of an act in a few words: `PUT /admin/roles/:id`, `query update api::oracle.thing`. */
export const kindOf = (act: Act): string => {
  if (act.do === 'transaction') return `transaction of ${act.acts.map(kindOf).join(', ')}`;
  if (act.do !== 'http') return `${act.do} ${act.method} ${act.uid}`;
  const path = act.path.map((part) => (isReference(part) ? ':id' : String(part))).join('');
  return `${act.method} ${path.split('?')[0]}`;
};

/** Two apps, one with the plugin and one without, to which the same is done. */
export class Pair {
  readonly schema: Schema;
  readonly #subject: Subject;
  readonly #twin: Subject;
  #known = new Set<string>();
  #done = 0;
  #tables: Tables;
  #facts: Facts;
  #lastEvent: number;

  private constructor(
    schema: Schema,
    subject: Subject,
    twin: Subject,
    tables: Tables,
    lastEvent: number,
  ) {
    this.schema = schema;
    this.#subject = subject;
    this.#twin = twin;
    this.#tables = tables;
    this.#facts = readFacts(schema, tables);
    this.#lastEvent = lastEvent;
  }

  static async start(): Promise<Pair> {
    const [subject, without] = await Promise.all([
      startSubject('with', true),
      startSubject('without', false),
    ]);
    const schema = new Schema((await subject.inside.ask({ ask: 'schema' })) as Model[]);
    const tables = await subject.tables.read();
    const lastEvent = Number((await subject.tables.eventsAfter(0)).pop()?.id ?? 0);
    const pair = new Pair(schema, subject, without, tables, lastEvent);
    pair.#known = new Set(await pair.#differences());
    return pair;
  }

  /**
   * Does it to both, and looks at what came of it. The rows of both are compared `always`, or once
   * in a while because that takes longer than an act.
   */
  async perform(act: Act, compareRows: 'always' | 'sometimes' = 'sometimes'): Promise<Judged> {
    this.#done += 1;
    const isDue = compareRows === 'always' || this.#done % ACTS_BETWEEN_COMPARISONS === 0;
    const [answer, twins] = await Promise.all([
      this.#subject.perform(act),
      this.#twin.perform(act),
    ]);
    const problems = [
      ...(await this.#checkCompleteness()),
      ...compareAnswers(answer, twins, kindOf(act)),
      ...(isDue ? await this.#checkRows() : []),
    ];
    return { act, answer, problems };
  }

  async #checkCompleteness(): Promise<Problem[]> {
    const rows = await this.#subject.tables.eventsAfter(this.#lastEvent);
    this.#lastEvent = Number(rows[rows.length - 1]?.id ?? this.#lastEvent);
    const tables = await this.#subject.tables.read(this.#tables);
    const isSame = [...tables].every(([name, list]) => list === this.#tables.get(name));
    if (isSame && rows.length === 0) return [];
    const before = this.#facts;
    this.#tables = tables;
    this.#facts = isSame ? before : readFacts(this.schema, tables);
    return checkCompleteness(before, this.#facts, rows.map(toEvent));
  }

  async #differences(): Promise<string[]> {
    const tables = await this.#twin.tables.read();
    return differencesBetween(
      [this.#facts, this.#subject.tables.names],
      [readFacts(this.schema, tables), this.#twin.tables.names],
    );
  }

  async #checkRows(): Promise<Problem[]> {
    const differences = await this.#differences();
    const problems = toProblems(differences, this.#known);
    this.#known = new Set(differences);
    return problems;
  }

  async stop(): Promise<void> {
    await Promise.all([this.#subject.stop(), this.#twin.stop()]);
  }
}

/**
 * Draws acts from a seed, one after the other, and does them. Two apps that have gone apart have
 * nothing to say to each other any more: a new pair takes their place.
 */
export async function* acts(seed: number, count: number): AsyncGenerator<Judged> {
  const random = createRandom(seed);
  let pair = await Pair.start();
  try {
    const draw = createActs(pair.schema);
    for (let index = 0; index < count; index += 1) {
      const judged = await pair.perform(draw(random));
      yield judged;
      if (judged.problems.some(isDivergence)) {
        await pair.stop();
        pair = await Pair.start();
      }
    }
  } finally {
    await pair.stop();
  }
}
