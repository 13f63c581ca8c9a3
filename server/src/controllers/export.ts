import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import { type ExportQuery, exportQuerySchema, formatOf, readForExport } from '../query';
import { type Change, type Json, ROWS_TRAILER } from '../contracts';
import { reportFailure } from '../report-failure';
import type { JournalService } from '../services';
import { validate } from './validate';

/** What the export was asked for, as the event of it shows. */
const asked = (query: Omit<ExportQuery, 'rowCount'>): Change[] => {
  const values = JSON.parse(JSON.stringify(query)) as Record<string, Json>;
  return Object.entries(values).map(([field, after]) => ({ field, before: null, after }));
};

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Streams all events that the filters show, in constant memory. An error in the middle tears the connection down, so that
   * the download fails and no short file looks whole. What was handed out is an event itself.
   */
  async download(ctx: Context) {
    const query = validate(exportQuerySchema, ctx.query);
    const { format, timeZone, rowCount, ...filters } = query;
    const { contentType, head, write } = formatOf(format, timeZone);
    let rows = 0;

    async function* content() {
      yield head;
      for await (const events of readForExport(strapi, filters)) {
        rows += events.length;
        yield write(events);
      }
      if (rowCount === 'line') yield `${ROWS_TRAILER}: ${rows}\n`;
    }

    const tell = async (outcome: 'success' | 'failure') => {
      const { journal } = strapi.plugin(PLUGIN_ID).service<JournalService>('journal');
      await journal.record({
        category: PLUGIN_ID,
        action: 'exported',
        outcome,
        entity: null,
        changes: [
          ...asked({ format, timeZone, ...filters }),
          { field: 'rows', before: null, after: rows },
        ],
      });
      // Not at the end of the request: whoever has the whole file can be sure that this is known.
      await journal.endRequest(ctx);
    };

    const isGzip = ctx.acceptsEncodings('gzip', 'identity') === 'gzip';
    ctx.status = 200;
    ctx.set({
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="audit-log.${format}"`,
      'Cache-Control': 'no-store',
      Trailer: ROWS_TRAILER,
      ...(isGzip && { 'Content-Encoding': 'gzip' }),
    });
    // The answer is written here, not by Koa: Koa leaves the connection open when a stream breaks off.
    ctx.respond = false;
    const { res } = ctx;
    try {
      const source = Readable.from(content());
      await pipeline(source, isGzip ? createGzip() : new PassThrough(), res, { end: false });
      await tell('success');
      res.addTrailers({ [ROWS_TRAILER]: String(rows) });
      res.end();
    } catch (error) {
      await tell('failure');
      reportFailure(strapi, `An export broke off after ${rows} events.`, error);
      res.destroy();
    }
  },
});
