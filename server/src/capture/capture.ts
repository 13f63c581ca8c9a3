import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Journal } from '../journal';
import type { Seams } from '../strapi';
import type { RepeatAggregator } from './lib/repeat-aggregator';

/** What a capture gets from the plugin. */
export interface CaptureContext {
  strapi: Core.Strapi;
  journal: Journal;
  /** Installs the seams that the capture needs. */
  seams: Seams;
  /** Records attempts that may be repeated many times. */
  repeats: RepeatAggregator;
}

/** Called when a request has its answer, before the answer is sent. */
type RequestEnded = (context: CaptureContext, ctx: Context) => Promise<void>;

/** A module that listens to one part of Strapi and reports mutations to the journal. */
export interface Capture {
  /** The models it listens to. Each write to them becomes one transaction. */
  models?: readonly string[];
  /** Called in `register`, while routes can still be wrapped. */
  register?: (context: CaptureContext) => void;
  /** Starts to listen, when the database is ready. */
  start?: (context: CaptureContext) => void;
  requestEnded?: RequestEnded;
  /** Called before the process ends, to record what still waits. */
  stop?: (context: CaptureContext) => Promise<void>;
}
