import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Actor, AuditOrigin, RequestFacts } from '../contracts';
import { getService } from '../get-service';
import { reportFailure } from '../report-failure';
import { actorOf, adminActor, type AdminUserRow, strategyOf, SYSTEM } from './actor';
import { RequestStart, routePatternOf, routeState } from './request';
import { createSourceOf, type SourceOf } from './source';

/** Who did it, from where, and how it came in. */
export interface Origin {
  actor: Actor;
  source: string | null;
  origin: AuditOrigin;
  request: RequestFacts | null;
  /** The path of the route that answers the request, as it was declared: `/api/orders/:id`. */
  routePattern: string | null;
}

/** Strapi's own executable, with a command other than those that start the server. */
const isCommand = ([, executable = '', command = '']: string[]): boolean =>
  /[\\/](strapi|strapi\.js|strapi\.cmd)$/.test(executable) &&
  !['', 'start', 'develop', 'dev', 'watch-admin'].includes(command);

/** Whether Koa has made this context. Strapi and plugins also run code in contexts of their own. */
const isRequest = (ctx: unknown): ctx is Context => {
  const { app, req, res, state } = (ctx ?? {}) as Partial<Context>;
  return Boolean(app && req?.headers && req.socket && res?.once && state);
};

/** What Strapi and its plugins put in a context that is not a request, such as `scheduler`. */
const auditSourceOf = (ctx: unknown): string | null => {
  const { auditSource } = (ctx as { state?: { auditSource?: unknown } } | undefined)?.state ?? {};
  return typeof auditSource === 'string' ? auditSource : null;
};

/** Where what happens comes from, in one running app. */
export class Origins {
  readonly #strapi: Core.Strapi;
  readonly #sourceOf: SourceOf;
  readonly #starts = new WeakMap<Context, RequestStart>();
  /** Set while a cron job runs, with the context of the request that added the job. */
  readonly #jobs = new AsyncLocalStorage<{ inherited: unknown }>();

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
    this.#sourceOf = createSourceOf(strapi);
  }

  begin(ctx: Context): void {
    this.#startOf(ctx);
  }

  handled(ctx: Context): void {
    this.#startOf(ctx).handled();
  }

  /** Runs a cron job. It is not the work of the request that added it. */
  runJob<T>(job: () => T): T {
    return this.#jobs.run({ inherited: this.#strapi.requestContext.get() }, job);
  }

  /** The request that the running code belongs to, if any. It survives work that nobody awaits. */
  currentRequest(): Context | undefined {
    const ctx: unknown = this.#context();
    return isRequest(ctx) && !this.#startOf(ctx).isOver ? ctx : undefined;
  }

  sourceOf(ctx: Context): string | null {
    return this.#startOf(ctx).source;
  }

  /** The origin of what happens now. Never throws, whatever the context looks like. */
  async current(): Promise<Origin> {
    try {
      const ctx = this.currentRequest();
      return ctx ? await this.#ofRequest(ctx) : this.#withoutRequest();
    } catch (error) {
      reportFailure(this.#strapi, 'The origin of an event could not be found out.', error);
      return { actor: SYSTEM, source: null, origin: 'system', request: null, routePattern: null };
    }
  }

  async #ofRequest(ctx: Context): Promise<Origin> {
    const start = this.#startOf(ctx);
    const origin = this.#wayOf(ctx);
    const actor = origin === 'mcp' ? await this.#personBehind(ctx, start) : actorOf(ctx);
    return {
      actor,
      source: start.source,
      origin,
      request: start.facts,
      routePattern: routePatternOf(ctx),
    };
  }

  #withoutRequest(): Origin {
    const name = auditSourceOf(this.#context());
    return {
      actor: name === null ? SYSTEM : { ...SYSTEM, name },
      source: null,
      origin: this.#wayWithoutRequest(name),
      request: null,
      routePattern: null,
    };
  }

  #wayWithoutRequest(auditSource: string | null): AuditOrigin {
    if (this.#jobs.getStore() || auditSource === 'scheduler') return 'cron';
    return isCommand(process.argv) ? 'cli' : 'system';
  }

  #wayOf(ctx: Context): AuditOrigin {
    if (auditSourceOf(ctx) === 'mcp') return 'mcp';
    const endpoint: unknown = this.#strapi.plugin('graphql')?.config('endpoint', '/graphql');
    if (endpoint !== undefined && ctx.path === endpoint) return 'graphql';
    // The panel uses a session, and signs in before there is one. Programs use tokens.
    const isAdminRoute = routeState(ctx)?.info?.type === 'admin';
    return isAdminRoute && [undefined, 'admin'].includes(strategyOf(ctx)) ? 'panel' : 'api';
  }

  /** Strapi's MCP server authenticates by itself and gives only the id of the administrator. */
  async #personBehind(ctx: Context, start: RequestStart): Promise<Actor> {
    const user = (ctx.state as { user?: AdminUserRow }).user;
    if (!user) return actorOf(ctx);
    if (!start.person) {
      const where = { id: user.id };
      const query = this.#strapi.db.queryBuilder('admin::user').init({ where }).first();
      start.person = adminActor(((await query.execute()) as AdminUserRow | null) ?? user);
    }
    return start.person;
  }

  /** Strapi's current context, unless it belongs to the request that added the running job. */
  #context(): unknown {
    const ctx: unknown = this.#strapi.requestContext.get();
    const job = this.#jobs.getStore();
    return job && job.inherited === ctx ? undefined : ctx;
  }

  #startOf(ctx: Context): RequestStart {
    const known = this.#starts.get(ctx);
    if (known) return known;
    const start = new RequestStart(ctx, this.#sourceOf);
    this.#starts.set(ctx, start);
    return start;
  }
}

/** The request that the running code belongs to, if any. It survives work that nobody awaits. */
export const currentRequest = (strapi: Core.Strapi): Context | undefined =>
  getService(strapi, 'origins').currentRequest();

/** The origin of what happens now: of the current request, or the system where there is none. */
export const currentOrigin = (strapi: Core.Strapi): Promise<Origin> =>
  getService(strapi, 'origins').current();

/** Where a request came from, as precisely as the operator wants it kept. */
export const sourceOf = (strapi: Core.Strapi, ctx: Context): string | null =>
  getService(strapi, 'origins').sourceOf(ctx);
