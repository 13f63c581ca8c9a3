import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { Journal } from '../journal';

/** What a capture works with. */
export interface Surroundings {
  strapi: Core.Strapi;
  journal: Journal;
}

/** A module that listens to one part of Strapi and tells the journal what happened. */
export interface Capture {
  /** The models it listens to; each single write to them becomes one transaction. */
  models?: readonly string[];
  /** Starts to listen. */
  start?: (surroundings: Surroundings) => void;
  /** Called when a request has its answer, before the answer goes out. */
  requestEnded?: (surroundings: Surroundings, ctx: Context) => Promise<void>;
}
