import type { Socket } from 'node:net';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { uuidv7 } from 'uuidv7';
import type { Actor, RequestFacts } from '../contracts';
import { deviceName } from './device';
import type { SourceOf } from './source';

/** Long enough for any real browser, short enough that nobody can fill the table with it. */
const MAX_LENGTH = 512;

/**
 * How long a request that is over lends its origin to work that it has left behind: a query that
 * nobody awaits, a mail that is sent after the answer. What starts later is not its work.
 */
export const LEFT_BEHIND_MS = 10_000;

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
 * answer; but what it has sent may still be read. Such a connection is closed before that: nobody can
 * write to the app without an address.
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
