import { catalogueCode, type Category } from '../../contracts';
import type { Operation } from '../../event';
import { currentRequest, routeOf } from '../../origin';
import type { CaptureContext } from '../capture';
import { bulkEvent } from './bulk-writes';
import { difference } from './difference';
import { flattenRow } from './flatten-row';
import type { Row } from './lifecycles';
import type { ActorOfWrite, ModelDefinition } from './model-definition';
import type { OwnAttributes } from './own-attributes';
import type { Criteria } from './snapshot';

/** A write of more rows than are compared one by one. */
interface BulkWrite {
  operation: Operation;
  count: number;
  criteria?: Criteria;
  /** The values that every row got. */
  data?: Record<string, unknown>;
}

/** Reports the changed rows of one model to the journal, as its definition says. */
export class RowReporter {
  readonly #definition: ModelDefinition;
  readonly #context: CaptureContext;
  readonly #own: OwnAttributes;
  readonly #actorOf: ActorOfWrite | undefined;

  constructor(definition: ModelDefinition, context: CaptureContext, own: OwnAttributes) {
    this.#definition = definition;
    this.#context = context;
    this.#own = own;
    this.#actorOf = definition.createActorOf?.();
  }

  row(operation: Operation, before: Row | null, after: Row | null): Promise<void> {
    const definition = this.#definition;
    const row = (after ?? before) as Row;
    const { nameUpdate } = definition;
    const request = currentRequest(this.#context.strapi);
    const route = routeOf(request);
    return this.#context.journal.add({
      category: this.#category(row),
      entity: {
        type: definition.uid,
        id: definition.id?.(row) ?? String(row.id),
        label: definition.label(row),
      },
      operation,
      changes: difference(before && this.#flatten(before), after && this.#flatten(after)),
      nameUpdate: nameUpdate && ((changes) => nameUpdate(changes, route)),
      nameCreation: definition.nameCreation?.(route),
      actor: this.#actorOf?.(row, { route, request, before }),
    });
  }

  async many({ operation, count, criteria, data = {} }: BulkWrite): Promise<void> {
    const definition = this.#definition;
    const { strapi, journal } = this.#context;
    const given = { id: 0, ...data };
    const changes = difference(null, this.#flatten(given)).filter(({ field }) => field in data);
    const named =
      operation === 'updated'
        ? definition.nameUpdate?.(changes, routeOf(currentRequest(strapi)))
        : null;
    await journal.record({
      ...catalogueCode(this.#category(given), named ?? operation),
      ...bulkEvent(strapi, definition.uid, { count, criteria, data: changes }),
    });
  }

  #category(row: Row): Category {
    const { category } = this.#definition;
    return typeof category === 'string' ? category : category(row);
  }

  #flatten(row: Row) {
    return new Map([...flattenRow(this.#definition, row), ...this.#own.flatten(row)]);
  }
}
