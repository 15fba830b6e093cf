/** Changes → the texts of the knowledge files with them in it. */
import { isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Knowledge, Part, Sources } from '../knowledge/schema.js';
import { wordsOf } from '../knowledge/words.js';
import { keepAliases, withOwnCopies } from './anchors.js';
import type { Change, Edition } from './change.js';
import { newDeployment, newPlatform } from './entries.js';
import { productsOf } from './leaving.js';
import { keyOf, type Naming, nameRows } from './naming.js';
import { withoutRows, writeVocabulary } from './references.js';
import { slug } from './words.js';
import {
  addItems,
  applyEdits,
  type Edit,
  entryOf,
  inline,
  mapsIn,
  nodeAt,
  openSource,
  removeItems,
  removeKeys,
  type Source,
  setValue,
  textOf,
} from './yaml-edits.js';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;
const of = <K extends Change['kind']>(changes: readonly Change[], kind: K): Of<K>[] =>
  changes.filter((c): c is Of<K> => c.kind === kind);

/**
 * The files of a knowledge folder and changes to them → the files afterwards, the unchanged ones letter for letter the same.
 * `misspelt` tells a slip of the page from a new name; it becomes a misprint of the row.
 */
export function writeChanges(
  sources: Sources,
  changes: readonly Change[],
  edition: Edition,
  knowledge: Knowledge,
  misspelt: (name: string) => boolean,
): Sources {
  const gone = of(changes, 'platform-absent').map((c) => c.platform);
  const added = of(changes, 'platform-added').map((c) => c.name);
  const named = nameRows(added, gone, knowledge);
  const renamed = of(changes, 'renamed').map((c) => keyOf(c.to));
  const left = productsOf(gone, new Set([...named.taken, ...renamed]), knowledge);
  const naming = { ...named, products: [...named.products, ...left] };
  const matrix = writeMatrix(sources.matrix, changes, edition, naming, knowledge, misspelt);
  const rest: Partial<Record<Part, string>> = {
    ...(gone.length > 0 && {
      guides: withoutRows(sources.guides, gone),
      policies: withoutRows(sources.policies, gone),
    }),
    ...((gone.length > 0 || added.length > 0) && { vocabulary: writeVocabulary(sources.vocabulary, gone, naming) }),
  };
  return { ...sources, ...rest, matrix };
}

/** What changes write to in a row, which an alias may stand for. */
const WRITTEN = new Set(['statuses', 'phrases', 'misprints']);

/** The matrix, in which each row that something is written to has what is written to for itself. */
function withOwnRows(text: string, changes: readonly Change[]): string {
  const all = changes.some((c) => c.kind === 'deployment-added' || c.kind === 'deployment-absent');
  const ids = new Set(changes.flatMap((c) => ('platform' in c && c.kind !== 'platform-absent' ? [c.platform] : [])));
  return withOwnCopies(text, (_, { key, idAround }) => {
    if (key === undefined || idAround === undefined || !WRITTEN.has(key)) return false;
    return all || ids.has(idAround);
  });
}

function writeMatrix(
  given: string,
  changes: readonly Change[],
  edition: Edition,
  naming: Naming,
  knowledge: Knowledge,
  misspelt: (name: string) => boolean,
): string {
  const text = withOwnRows(given, changes);
  const source = openSource(text);
  const root = source.document.contents as YAMLMap;
  const list = (key: string): YAMLSeq => nodeAt(root, key) as YAMLSeq;
  const platforms = list('platforms');
  const maps = new Map(mapsIn(platforms).map((map) => [textOf(source, nodeAt(map, 'id')), map]));
  const gone = new Set(of(changes, 'platform-absent').map((c) => c.platform));
  const row = (id: string): YAMLMap | undefined => (gone.has(id) ? undefined : maps.get(id));
  const columns = list('deployments');
  const edits = [
    ...changes.flatMap((change) => {
      const map = 'platform' in change ? row(change.platform) : undefined;
      if (map) return editRow(source, map, change, misspelt);
      return change.kind === 'deployment-added' ? addColumn(source, columns, row, change, knowledge) : [];
    }),
    ...addRows(source, platforms, changes, naming, gone),
    ...removeRows(source, platforms, maps, gone),
    ...removeColumns(source, columns, maps, gone, of(changes, 'deployment-absent')),
    ...writeEdition(source, nodeAt(root, 'source') as YAMLMap, edition),
  ];
  return applyEdits(text, keepAliases(source, edits));
}

/** What a change does to the row that it is about. */
function editRow(source: Source, map: YAMLMap, change: Change, misspelt: (name: string) => boolean): Edit[] {
  switch (change.kind) {
    case 'status':
      return [setValue(source, nodeAt(map, 'statuses') as YAMLMap, change.deployment, change.to)];
    case 'renamed':
      return rename(source, map, change, misspelt(change.to));
    case 'note':
      return change.to === null
        ? removeKeys(source, map, ['note'])
        : [setValue(source, map, 'note', inline(change.to), 'section')];
    default:
      return [];
  }
}

function addColumn(
  source: Source,
  columns: YAMLSeq,
  row: (id: string) => YAMLMap | undefined,
  { deployment, cells }: Of<'deployment-added'>,
  knowledge: Knowledge,
): Edit[] {
  return [
    addItems(source, columns, [newDeployment(deployment, knowledge)]),
    ...Object.entries(cells).flatMap(([id, status]) => {
      const map = row(id);
      return map ? [setValue(source, nodeAt(map, 'statuses') as YAMLMap, deployment, status)] : [];
    }),
  ];
}

function rename(source: Source, map: YAMLMap, { from, to }: Of<'renamed'>, slip: boolean): Edit[] {
  if (slip) return [addPhrase(source, map, 'misprints', to)];
  const known = phrasesOf(map);
  const old = wordsOf(from).join(' ');
  return [
    setValue(source, map, 'name', inline(to)),
    ...(known.some((phrase) => wordsOf(phrase).join(' ') === old) ? [] : [addPhrase(source, map, 'phrases', old)]),
  ];
}

const phrasesOf = (map: YAMLMap): string[] => {
  const list = nodeAt(map, 'phrases');
  return isSeq(list) ? (list.toJSON() as string[]) : [];
};

function addPhrase(source: Source, map: YAMLMap, key: 'phrases' | 'misprints', phrase: string): Edit {
  const list = nodeAt(map, key);
  return isSeq(list)
    ? addItems(source, list, [inline(phrase)])
    : setValue(source, map, key, `[${inline(phrase)}]`, 'name');
}

function addRows(
  source: Source,
  platforms: YAMLSeq,
  changes: readonly Change[],
  naming: Naming,
  gone: ReadonlySet<string>,
): Edit[] {
  const notes = new Map(of(changes, 'note').map((c) => [c.platform, c.to]));
  const maps = mapsIn(platforms);
  const style = { blank: hasBlanks(source, platforms), flow: maps[0]?.flow === true && !platforms.flow };
  const added = of(changes, 'platform-added');
  const kept = maps.filter((map) => !gone.has(textOf(source, nodeAt(map, 'id')) ?? ''));
  const ids = new Set([
    ...kept.map((map) => textOf(source, nodeAt(map, 'id'))),
    ...added.map(({ name }) => slug(name)),
  ]);
  return added.map(({ parent, ...rest }) => {
    const change = parent && ids.has(parent) ? { ...rest, parent } : rest;
    const last =
      kept.findLast(
        (map) => parent && [nodeAt(map, 'id'), nodeAt(map, 'parent')].some((of) => textOf(source, of) === parent),
      ) ?? kept.findLast((map) => textOf(source, nodeAt(map, 'section')) === change.section);
    const entry = newPlatform(change, notes, naming.phrases.get(slug(change.name)) ?? [], {
      ...style,
      flow: style.flow || platforms.flow === true,
      indent: indentOf(source, maps[0]),
    });
    const edit = addItems(source, platforms, [entry], last ?? maps.at(-1));
    return style.blank ? { ...edit, text: edit.text.replace(/^\r?\n/, '$&$&') } : edit;
  });
}

const indentOf = ({ text }: Source, map: YAMLMap | undefined): string => {
  const at = map?.range?.[0] ?? 0;
  return ' '.repeat(at - (text.lastIndexOf('\n', at - 1) + 1));
};

/** Whether an empty line stands between the entries. */
const hasBlanks = ({ text }: Source, list: YAMLSeq): boolean => {
  const [first, second] = list.items as YAMLMap[];
  return Boolean(first && second && /\n\s*\n/.test(text.slice(first.range?.[0] ?? 0, second.range?.[0] ?? 0)));
};

function removeRows(
  source: Source,
  platforms: YAMLSeq,
  maps: ReadonlyMap<string | undefined, YAMLMap>,
  gone: ReadonlySet<string>,
): Edit[] {
  const children = [...maps].filter(
    ([id, map]) => !gone.has(id ?? '') && gone.has(textOf(source, nodeAt(map, 'parent')) ?? ''),
  );
  return [
    ...children.flatMap(([, map]) => removeKeys(source, map, ['parent'])),
    ...removeItems(
      source,
      platforms,
      [...gone].map((id) => maps.get(id)),
    ),
  ];
}

function removeColumns(
  source: Source,
  columns: YAMLSeq,
  maps: ReadonlyMap<string | undefined, YAMLMap>,
  gone: ReadonlySet<string>,
  absent: readonly Of<'deployment-absent'>[],
): Edit[] {
  if (absent.length === 0) return [];
  const ids = absent.map((c) => c.deployment);
  const rows = [...maps].filter(([id]) => !gone.has(id ?? '')).map(([, map]) => nodeAt(map, 'statuses') as YAMLMap);
  const entries = ids.map((id) => entryOf(source, columns, id));
  return [...removeItems(source, columns, entries), ...rows.flatMap((statuses) => removeKeys(source, statuses, ids))];
}

function writeEdition(source: Source, map: YAMLMap, { url, fetchedAt }: Edition): Edit[] {
  return [
    ...(url && url !== textOf(source, nodeAt(map, 'url')) ? [setValue(source, map, 'url', inline(url))] : []),
    ...(fetchedAt && fetchedAt !== textOf(source, nodeAt(map, 'fetchedAt'))
      ? [setValue(source, map, 'fetchedAt', JSON.stringify(fetchedAt))]
      : []),
  ];
}
