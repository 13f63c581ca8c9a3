import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { uuidv7 } from 'uuidv7';
import type { Actor, RequestFacts } from '../contracts';
import type { SourceOf } from './source';

/** The controller action that runs, if it is not the one of the route. */
const runningAction = new AsyncLocalStorage<string>();

/**
 * Runs `work` as the controller action `name`, such as `users-permissions::auth.callback`. GraphQL
 * calls several of them on one route, some at the same time, so the name belongs to the running
 * code and not to the request.
 */
export const asAction = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  runningAction.run(name, work);

interface RouteState {
  route?: { handler?: unknown; info?: { type?: string; pluginName?: string; apiName?: string } };
}

/** The route that answers a request; `undefined` if there is none yet. */
export const routeState = (ctx: Context | undefined): RouteState['route'] =>
  (ctx?.state as RouteState | undefined)?.route;

/**
 * The handler of the current request as `<plugin>::<handler>`, such as
 * `admin::authentication.login`.
 */
export const routeOf = (ctx: Context | undefined): string | null => {
  const action = ctx && runningAction.getStore();
  if (action) return action;
  const route = routeState(ctx);
  if (typeof route?.handler !== 'string') return null;
  return `${route.info?.pluginName ?? route.info?.apiName ?? ''}::${route.handler}`;
};

/** The declared path of the route that answers a request; `null` if none does. */
export const routePatternOf = (ctx: Context): string | null => {
  const { _matchedRoute: pattern } = ctx as { _matchedRoute?: unknown };
  return typeof pattern === 'string' ? pattern : null;
};

/** A browser that also names the browser it is built on comes before that one. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:YaBrowser|Yowser)\//, 'Yandex Browser'],
  [/\bBrave\//, 'Brave'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

/** iOS also says "Mac OS X", and Android also says "Linux". */
const SYSTEMS: [RegExp, string][] = [
  [/\bWindows NT\b/, 'Windows'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\b(?:Macintosh|Mac OS X)\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const nameIn = (userAgent: string, names: [RegExp, string][]): string | undefined =>
  names.find(([pattern]) => pattern.test(userAgent))?.[1];

/**
 * The browser and the operating system of a user agent, such as "Chrome on macOS"; `null` if
 * neither is known. `@strapi/utils` has a similar function only since 5.50.
 */
export const deviceName = (userAgent: string | null): string | null => {
  if (!userAgent) return null;
  const known = [nameIn(userAgent, BROWSERS), nameIn(userAgent, SYSTEMS)];
  return known.filter(Boolean).join(' on ') || null;
};

/** Long enough for any real browser, short enough that nobody can fill the table with it. */
const MAX_LENGTH = 512;

/**
 * After a request has ended, work that it left behind keeps its origin for this long: a query that
 * nobody awaits, a mail that is sent after the answer.
 */
const LEFT_BEHIND_MS = 10_000;

/**
 * What is read from a request when it begins. Later the client may have reset the connection, and
 * with it the address is lost, or a middleware may have rewritten the path.
 */
export class RequestStart {
  readonly source: string | null;
  readonly #method: string;
  readonly #path: string;
  readonly #userAgent: string;
  #facts: RequestFacts | null = null;
  #isHandled = false;
  #isClosed = false;
  #overSince: number | null = null;
  /** The person behind the request, if Strapi gives only the id. */
  person: Actor | null = null;

  constructor(ctx: Context, sourceOf: SourceOf) {
    this.source = sourceOf(ctx);
    this.#method = ctx.method;
    this.#path = ctx.path;
    this.#userAgent = ctx.get('user-agent');
    this.#isClosed = ctx.res.closed;
    ctx.res.once('close', () => {
      this.#isClosed = true;
      this.#noteEnd();
    });
  }

  /**
   * The facts of the request that an event keeps. All events of a request have the same request id.
   */
  get facts(): RequestFacts {
    const userAgent = this.#userAgent.slice(0, MAX_LENGTH) || null;
    this.#facts ??= {
      id: uuidv7(),
      method: this.#method,
      path: this.#path.slice(0, MAX_LENGTH),
      userAgent,
      device: deviceName(userAgent),
    };
    return this.#facts;
  }

  /** Strapi has handled the request. The answer may still be on the way. */
  handled(): void {
    this.#isHandled = true;
    this.#noteEnd();
  }

  /** Whether the request ended too long ago to be the origin of what runs now. */
  get isOver(): boolean {
    return this.#overSince !== null && performance.now() - this.#overSince > LEFT_BEHIND_MS;
  }

  #noteEnd(): void {
    if (this.#isHandled && this.#isClosed) this.#overSince ??= performance.now();
  }
}

/**
 * Reads the address of each connection when it opens. Node then keeps it after the peer is gone.
 *
 * A peer that resets the connection before it is accepted has no address, but what it has sent may
 * still be read. Such a connection is closed, so that nobody can write to the app without an
 * address.
 */
export const readAddressesEarly = (strapi: Core.Strapi): (() => void) => {
  const { httpServer } = strapi.server;
  const read = (socket: Socket): void => {
    if (socket.remoteAddress !== undefined) return;
    // Connections of a Unix socket never have an address.
    if (typeof httpServer.address() === 'object') socket.destroy();
  };
  httpServer.on('connection', read);
  return () => void httpServer.off('connection', read);
};
