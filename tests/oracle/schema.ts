/**
 * What Strapi's schema says of the tables. It knows types, columns and joins, and nothing of the
 * plugin.
 */

export interface Attribute {
  type: string;
  columnName?: string;
  target?: string;
  mappedBy?: string;
  relation?: string;
  joinTable?: {
    name: string;
    joinColumn: { name: string };
    inverseJoinColumn?: { name: string };
    morphColumn?: MorphColumn;
  };
  morphColumn?: MorphColumn;
}

interface MorphColumn {
  idColumn: { name: string };
  typeColumn: { name: string };
}

/** An attribute as the content type declares it. */
export interface Declared {
  type: string;
  private?: boolean;
  component?: string;
  components?: string[];
  repeatable?: boolean;
  multiple?: boolean;
  relation?: string;
  target?: string;
  mappedBy?: string;
  enum?: string[];
  pluginOptions?: { i18n?: { localized?: boolean } };
}

export interface Model {
  uid: string;
  tableName: string;
  attributes: Record<string, Attribute>;
  declared: Record<string, Declared>;
  isContentType: boolean;
  isComponent: boolean;
  options: { draftAndPublish?: boolean };
  pluginOptions: { i18n?: { localized?: boolean } };
}

/**
 * A table whose rows join a row of one type to a row of another, which is named by the column
 * `bType` or is `bUid`.
 */
export interface LinkTable {
  table: string;
  field: string;
  aUid: string;
  aColumn: string;
  bUid: string | null;
  bColumn: string;
  bTypeColumn: string | null;
}

export const isLocalized = (model: Model): boolean => model.pluginOptions.i18n?.localized === true;

const linkOf = (model: Model, field: string, attribute: Attribute): LinkTable[] => {
  const { joinTable, morphColumn, mappedBy, target } = attribute;
  const common = { field, aUid: model.uid };
  // A relation that stands in the row itself.
  if (morphColumn) {
    return [
      {
        ...common,
        table: model.tableName,
        aColumn: 'id',
        bUid: null,
        bColumn: morphColumn.idColumn.name,
        bTypeColumn: morphColumn.typeColumn.name,
      },
    ];
  }
  if (!joinTable || mappedBy || joinTable.name.endsWith('_cmps')) return [];
  const end = joinTable.morphColumn
    ? {
        bUid: null,
        bColumn: joinTable.morphColumn.idColumn.name,
        bTypeColumn: joinTable.morphColumn.typeColumn.name,
      }
    : { bUid: target ?? null, bColumn: joinTable.inverseJoinColumn?.name ?? '', bTypeColumn: null };
  return [{ ...common, table: joinTable.name, aColumn: joinTable.joinColumn.name, ...end }];
};

export class Schema {
  readonly models: Model[];
  readonly links: LinkTable[];
  readonly #byUid: Map<string, Model>;

  constructor(models: Model[]) {
    this.models = models.filter(({ uid }) => uid.includes('::') || uid.includes('.'));
    this.#byUid = new Map(models.map((model) => [model.uid, model]));
    this.links = this.models.flatMap((model) =>
      Object.entries(model.attributes).flatMap(([field, attribute]) =>
        linkOf(model, field, attribute),
      ),
    );
  }

  get(uid: string): Model | undefined {
    return this.#byUid.get(uid);
  }

  /** The types whose entries have components. */
  get withComponents(): Model[] {
    return this.models.filter((model) => this.#byUid.has(`${model.tableName}_cmps`));
  }
}
