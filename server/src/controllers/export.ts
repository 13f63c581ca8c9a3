import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import { type Action, type Change, type Json, type Outcome, ROWS_TRAILER } from '../contracts';
import { getService } from '../get-service';
import { exportWithProof } from '../proof';
import {
  type ExportQuery,
  exportQuerySchema,
  filterShape,
  formatOf,
  readForExport,
} from '../query';
import { reportFailure } from '../report-failure';
import type { ExportFilters } from '../seal';
import { openSnapshot } from './seal';
import { validate } from './validate';

/** The filters of the export, as given in its query. */
const filtersOf = (ctx: Context, { from, to }: ExportQuery): ExportFilters => ({
  from: from.toISOString(),
  ...(to && { to: to.toISOString() }),
  ...Object.fromEntries(
    Object.entries(ctx.query as Record<string, string | string[]>).filter(
      ([name]) => name in filterShape && name !== 'from' && name !== 'to',
    ),
  ),
});

/** The options of the export, as its event shows them. */
const asked = (ctx: Context, query: ExportQuery): Change[] => {
  const { format, timeZone, proof } = query;
  const facts: [string, Json | undefined][] = [
    ['format', format],
    ['timeZone', timeZone],
    ['proof', proof || undefined],
    ...Object.entries(filtersOf(ctx, query)),
  ];
  return facts.flatMap(([field, after]) =>
    after === undefined ? [] : [{ field, before: null, after }],
  );
};

/** The text is so repetitive that the quickest level is enough. */
const QUICK = { level: 1, chunkSize: 64 * 1024 } as const;

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Streams all events that the filters show, in constant memory. An error destroys the connection,
   * so that the download fails and no short file looks complete. The export itself is an event.
   */
  async download(ctx: Context) {
    const query = validate(exportQuerySchema, ctx.query);
    const { format, timeZone, rowCount, proof, ...filters } = query;
    const { contentType, head, write } = formatOf(format, timeZone);
    const sum = createHash('sha256');
    let rows = 0;

    async function* plain() {
      yield { text: Buffer.from(head), events: 0 };
      for await (const some of readForExport(strapi, filters)) {
        yield { text: write(some), events: some.length };
      }
    }

    async function* content() {
      const parts = proof ? exportWithProof(strapi, filters, filtersOf(ctx, query)) : plain();
      for await (const { text, events } of parts) {
        const bytes = typeof text === 'string' ? Buffer.from(text) : text;
        sum.update(bytes);
        rows += events;
        yield bytes;
      }
      if (rowCount === 'line') yield Buffer.from(`${ROWS_TRAILER}: ${rows}\n`);
    }

    if (proof) await openSnapshot(strapi);

    const { journal } = getService(strapi, 'journal');
    const record = (action: Action<'audit-log'>, outcome: Outcome, changes: Change[] = []) =>
      journal.record({
        category: PLUGIN_ID,
        action,
        outcome,
        entity: null,
        changes: [...asked(ctx, query), ...changes],
      });
    const recordEnd = (outcome: Outcome) =>
      record('exported', outcome, [
        { field: 'rows', before: null, after: rows },
        // Any copy of the file can be compared with this later.
        ...(outcome === 'success'
          ? [{ field: 'sha256', before: null, after: sum.digest('hex') }]
          : []),
      ]);

    // Before the first byte goes out, so that an aborted export is recorded too.
    await record('export-started', 'success');
    await journal.endRequest(ctx);
    // Waiting events are sealed first, including that one, so that each has its proof.
    if (proof) await getService(strapi, 'sealing').sealNow();

    const isGzip = ctx.acceptsEncodings('gzip', 'identity') === 'gzip';
    ctx.status = 200;
    ctx.set({
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="audit-log.${format}"`,
      'Cache-Control': 'no-store',
      Trailer: ROWS_TRAILER,
      ...(isGzip && { 'Content-Encoding': 'gzip' }),
    });
    // Written here, not by Koa, which leaves the connection open when a stream fails.
    ctx.respond = false;
    const { res } = ctx;
    try {
      // A part has a few hundred kilobytes. One is written while one waits.
      const source = Readable.from(content(), { highWaterMark: 1 });
      await pipeline(source, isGzip ? createGzip(QUICK) : new PassThrough(), res, { end: false });
      await recordEnd('success');
      res.addTrailers({ [ROWS_TRAILER]: String(rows) });
      res.end();
    } catch (error) {
      await recordEnd('failure');
      reportFailure(strapi, `An export broke off after ${rows} events.`, error);
      res.destroy();
    }
  },
});
