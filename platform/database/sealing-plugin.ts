import {
  type ColumnUpdateNode,
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
  type ValueListNode,
  ValueNode,
} from 'kysely';
import { type Compartments, mayHoldSealed, type Sealer } from './compartments.ts';
import { CONTENT, type ContentTable, LONG_DEEDS } from './content-columns.ts';

/**
 * Opens what is sealed in every result, also of SQL written out, and seals what long deeds note. Clearance and purpose are
 * checked where they always are: this only makes ciphertext of a row that was given out into words.
 */
export const openingPlugin = (compartments: Compartments): KyselyPlugin => ({
  transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode =>
    sealedQuery(node, LONG_DEEDS, compartments.workspace),
  transformResult: async ({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> => {
    const found: UnknownRow[] = [];
    for (const row of result.rows) {
      for (const name in row) {
        if (!mayHoldSealed(row[name])) continue;
        found.push(row);
        break;
      }
    }
    // Rows are opened in place.
    if (found.length > 0) await compartments.open(found);
    return result;
  },
});

/** Seals the columns of content of whatever is inserted or updated: for the rows of one sealed item. */
export const sealingPlugin = (sealer: Sealer): KyselyPlugin => ({
  transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode => sealedQuery(node, SEALED_BY_ITEM, sealer),
  transformResult: ({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> => Promise.resolve(result),
});

type Columns = ContentTable['columns'];

const SEALED_BY_ITEM: Readonly<Record<string, Columns>> = Object.fromEntries(
  Object.entries(CONTENT).map(([name, { columns }]) => [name, columns]),
);

const sealedQuery = (
  node: RootOperationNode,
  tables: Readonly<Record<string, Columns>>,
  sealer: Sealer,
): RootOperationNode => {
  if (node.kind === 'InsertQueryNode') {
    const columns = tables[nameOf(node.into)];
    if (columns === undefined || node.values === undefined) return node;
    const wanted = (node.columns ?? []).map(({ column }) => columns[column.name]);
    if (wanted.every((column) => column === undefined)) return node;
    if (node.values.kind !== 'ValuesNode') throw new TypeError('rows of sealed items are inserted as values');
    const { values } = node.values as ValuesNodeLike;
    return {
      ...node,
      values: { ...node.values, values: values.map((row) => sealedRow(row, wanted, sealer)) } as never,
    };
  }
  if (node.kind === 'UpdateQueryNode') {
    const columns = tables[nameOf(node.table)];
    if (columns === undefined || node.updates === undefined) return node;
    return { ...node, updates: node.updates.map((update) => sealedUpdate(update, columns, sealer)) };
  }
  return node;
};

interface ValuesNodeLike extends OperationNode {
  readonly values: readonly (PrimitiveValueListNode | ValueListNode)[];
}

const nameOf = (node: OperationNode | undefined): string =>
  node?.kind === 'TableNode'
    ? (node as OperationNode & { readonly table: { readonly identifier: { readonly name: string } } }).table.identifier
        .name
    : '';

const sealedRow = (
  row: PrimitiveValueListNode | ValueListNode,
  columns: readonly (Columns[string] | undefined)[],
  sealer: Sealer,
): PrimitiveValueListNode | ValueListNode => {
  const sealed = (value: unknown, at: number): unknown => {
    const column = columns[at];
    if (column === undefined) return value;
    return row.kind === 'PrimitiveValueListNode'
      ? sealer.column(column, value)
      : sealedNode(value as never, column, sealer);
  };
  return { ...row, values: row.values.map(sealed) } as typeof row;
};

const sealedUpdate = (update: ColumnUpdateNode, columns: Columns, sealer: Sealer): ColumnUpdateNode => {
  const { column } = update.column as OperationNode & { readonly column?: { readonly name: string } };
  const content = column === undefined ? undefined : columns[column.name];
  return content === undefined ? update : { ...update, value: sealedNode(update.value, content, sealer) };
};

const sealedNode = (node: OperationNode, column: Columns[string], sealer: Sealer): OperationNode => {
  if (node.kind === 'DefaultInsertValueNode') return node;
  if (!ValueNode.is(node)) throw new TypeError('a column of a sealed item takes a plain value, not an expression');
  return { ...node, value: sealer.column(column, node.value) } as OperationNode;
};
