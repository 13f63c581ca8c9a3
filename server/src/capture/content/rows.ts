import type { Core } from '@strapi/strapi';
import type { Capture } from '../capture';
import type { Row } from '../lib/lifecycles';
import { captureModel } from '../lib/capture-model';
import { deferUntilCallEnds, isRecordedByCall } from './document-call-tracker';
import { editedAttributes, isSecret, type Attribute, type Schema } from '../lib/schema';

/** Attributes that live in other tables, which a single row does not show. */
const ELSEWHERE = ['component', 'dynamiczone', 'media'];

const isOwnRelation = ({ type, mappedBy, relation }: Attribute): boolean =>
  type === 'relation' && mappedBy === undefined && !relation?.startsWith('morph');

const nameOf = (row: Row): string => String(row.title ?? row.name ?? row.documentId ?? row.id);

/** Writes that go past the document service, by `strapi.db.query`: scripts and plugins. */
export const captureRows = (strapi: Core.Strapi, schema: Schema): Capture => {
  const attributes = editedAttributes(schema).filter(([, { type }]) => !ELSEWHERE.includes(type));
  const columns = attributes.filter(([, { type }]) => type !== 'relation');
  const relations = attributes.filter(
    ([, attribute]) => isOwnRelation(attribute) && !isSecret(attribute),
  );
  return captureModel({
    uid: schema.uid,
    category: 'content',
    fields: columns.filter(([, attribute]) => !isSecret(attribute)).map(([name]) => name),
    secrets: columns.filter(([, attribute]) => isSecret(attribute)).map(([name]) => name),
    relations: Object.fromEntries(relations.map(([name]) => [name, nameOf])),
    label: nameOf,
    id: (row) => String(row.documentId ?? row.id),
    isRecordedElsewhere: (row) => isRecordedByCall(strapi, schema.uid, row),
    hold: (row, tell) => deferUntilCallEnds(strapi, schema.uid, row, tell),
  });
};
