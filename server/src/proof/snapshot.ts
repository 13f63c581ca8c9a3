import type { Core } from '@strapi/strapi';
import type { ExportedLog } from '../seal';
import { type HeadRow, readHead, sealTable } from '../sequence';
import { TopTree } from './top-tree';

/** The log as it was when somebody began to read it. What is sealed later is not part of it. */
export interface Snapshot extends ExportedLog {
  head: HeadRow;
  tree: TopTree;
}

/** `null` where no log was opened yet. */
export const takeSnapshot = async (strapi: Core.Strapi): Promise<Snapshot | null> => {
  const head = await readHead(strapi);
  return head && snapshotOf(strapi, head);
};

export const snapshotOf = (strapi: Core.Strapi, head: HeadRow): Snapshot => ({
  log: head.log,
  checkpoint: head.checkpoint,
  verifierKey: head.verifier_key,
  head,
  tree: new TopTree(strapi, head),
});

/** The seals of a snapshot. */
export const sealsOf = (strapi: Core.Strapi, { head }: Pick<Snapshot, 'head'>) =>
  sealTable(strapi).where('log', head.log).where('n', '<', head.size);
