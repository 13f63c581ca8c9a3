import path from 'node:path';
import type { Core } from '@strapi/types';
import { configOf } from '../config';
import { Journal, Spill, Writer } from '../journal';

/** The one journal of the running app, and the spill behind it. */
export const createJournalService = ({ strapi }: { strapi: Core.Strapi }) => {
  const { onFailure, spillDirectory } = configOf(strapi);
  const spill = new Spill(path.resolve(strapi.dirs.app.root, spillDirectory));
  return { journal: new Journal(strapi, new Writer(strapi, onFailure, spill)), spill };
};

export type JournalService = ReturnType<typeof createJournalService>;
