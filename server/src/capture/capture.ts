import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Journal } from '../journal';
import type { RepeatAggregator } from './lib/repeat-aggregator';
import type { Seams } from '../strapi';

/** What a capture works with. */
export interface CaptureContext {
  strapi: Core.Strapi;
  journal: Journal;
  /** Takes what the capture depends on of Strapi's internals. */
  seams: Seams;
  /** Takes attempts that may be repeated many times. */
  repeats: RepeatAggregator;
}

/** Called when a request has its answer, before the answer goes out. */
export type RequestEnded = (context: CaptureContext, ctx: Context) => Promise<void>;

/** A module that listens to one part of Strapi and tells the journal what happened. */
export interface Capture {
  /** The models it listens to; each single write to them becomes one transaction. */
  models?: readonly string[];
  /** Called while routes can still be wrapped. */
  register?: (context: CaptureContext) => void;
  /** Starts to listen, once the database is there. */
  start?: (context: CaptureContext) => void;
  requestEnded?: RequestEnded;
  /** Called before the process ends, to tell what is still held back. */
  stop?: (context: CaptureContext) => Promise<void>;
}
