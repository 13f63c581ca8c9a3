import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { uuidv7 } from 'uuidv7';
import type { Actor, RequestFacts } from '../contracts';
import type { SourceOf } from './source';

/** The controller action at work, where it is not the one of the route. */
const atWork = new AsyncLocalStorage<string>();

/**
 * Runs `work` as the controller action `name`, such as `users-permissions::auth.callback`. GraphQL
 * calls several of them on one route, and several at once in a batch, so that the name belongs to
 * the running code and not to the request.
 */
export const asAction = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  atWork.run(name, work);

interface RouteState {
  route?: { handler?: unknown; info?: { type?: string; pluginName?: string; apiName?: string } };
}

/** What Strapi says of the route that answers a request; `undefined` where there is none yet. */
export const routeState = (ctx: Context | undefined): RouteState['route'] =>
  (ctx?.state as RouteState | undefined)?.route;

/**
 * `<plugin>::<handler>` of what answers the current request, such as `admin::authentication.login`.
 */
export const routeOf = (ctx: Context | undefined): string | null => {
  const action = ctx && atWork.getStore();
  if (action) return action;
  const route = routeState(ctx);
  if (typeof route?.handler !== 'string') return null;
  return `${route.info?.pluginName ?? route.info?.apiName ?? ''}::${route.handler}`;
};

/** The path of the route that answers a request, as it was declared; `null` where none does. */
export const routePatternOf = (ctx: Context): string | null => {
  const { _matchedRoute: pattern } = ctx as { _matchedRoute?: unknown };
  return typeof pattern === 'string' ? pattern : null;
};

/** Browsers whose user agents also name the browser that they are built on come before that one. */
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
 * The browser and the operating system of a user agent, such as "Chrome on macOS"; `null` where
 * neither is known. `@strapi/utils` has the same from 5.50 on, which is too late.
 */
export const deviceName = (userAgent: string | null): string | null => {
  if (!userAgent) return null;
  const known = [nameIn(userAgent, BROWSERS), nameIn(userAgent, SYSTEMS)];
  return known.filter(Boolean).join(' on ') || null;
};

/** Long enough for any real browser, short enough that nobody can fill the table with it. */
const MAX_LENGTH = 512;

/**
 * How long a request that is over lends its origin to work that it has left behind: a query that
 * nobody awaits, a mail that is sent after the answer. What starts later is not its work.
 */
const LEFT_BEHIND_MS = 10_000;

/**
 * What is taken of a request when it begins. Later the client may have reset the connection, which
 * takes its address along, or a middleware may have rewritten the path.
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
  /** The person behind the request, where Strapi says only the id. */
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

  /** What an event keeps of the request; the same id for every event of it. */
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

  /** Strapi has done with the request; its answer may still be on the way. */
  handled(): void {
    this.#isHandled = true;
    this.#noteEnd();
  }

  /** Whether what runs now can no longer be the work of this request. */
  get isOver(): boolean {
    return this.#overSince !== null && performance.now() - this.#overSince > LEFT_BEHIND_MS;
  }

  #noteEnd(): void {
    if (this.#isHandled && this.#isClosed) this.#overSince ??= performance.now();
  }
}

/**
 * Reads the address of each connection when it opens. Node keeps it, also when the peer is gone.
 *
 * A peer that has reset the connection before it was accepted has no address any more, and takes no
 * answer; but what it has sent may still be read. Such a connection is closed before that: nobody
 * can write to the app without an address.
 */
export const readAddressesEarly = (strapi: Core.Strapi): (() => void) => {
  const { httpServer } = strapi.server;
  const read = (socket: Socket): void => {
    if (socket.remoteAddress !== undefined) return;
    // The connections of a Unix socket never have one.
    if (typeof httpServer.address() === 'object') socket.destroy();
  };
  httpServer.on('connection', read);
  return () => void httpServer.off('connection', read);
};
