import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Journal } from '../journal';

/** What a capture works with. */
export interface Surroundings {
  strapi: Core.Strapi;
  journal: Journal;
}

/** Called when a request has its answer, before the answer goes out. */
export type RequestEnded = (surroundings: Surroundings, ctx: Context) => Promise<void>;

/** A module that listens to one part of Strapi and tells the journal what happened. */
export interface Capture {
  /** The models it listens to; each single write to them becomes one transaction. */
  models?: readonly string[];
  /** Called while routes can still be wrapped. */
  register?: (surroundings: Surroundings) => void;
  /** Starts to listen, once the database is there. */
  start?: (surroundings: Surroundings) => void;
  requestEnded?: RequestEnded;
  /** Called before the process ends, to tell what is still held back. */
  stop?: (surroundings: Surroundings) => Promise<void>;
}
