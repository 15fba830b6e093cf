/** Changes → the texts of the knowledge files with them in it. */
import { isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Knowledge, Part, Sources } from '../knowledge/schema.js';
import { wordsOf } from '../knowledge/words.js';
import type { Change, Edition } from './change.js';
import { newDeployment, newPlatform } from './entries.js';
import { outOfGuides, outOfVocabulary, productFor } from './references.js';
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
  const matrix = writeMatrix(sources.matrix, changes, edition, knowledge, misspelt);
  const rest: Partial<Record<Part, string>> = {
    ...(gone.length > 0 && { guides: outOfGuides(sources.guides, gone) }),
    ...((gone.length > 0 || added.length > 0) && { vocabulary: outOfVocabulary(sources.vocabulary, gone, added) }),
  };
  return { ...sources, ...rest, matrix };
}

function writeMatrix(
  text: string,
  changes: readonly Change[],
  edition: Edition,
  knowledge: Knowledge,
  misspelt: (name: string) => boolean,
): string {
  const source = openSource(text);
  const root = source.document.contents as YAMLMap;
  const list = (key: string): YAMLSeq => nodeAt(root, key) as YAMLSeq;
  const platforms = list('platforms');
  const maps = new Map(mapsIn(platforms).map((map) => [textOf(nodeAt(map, 'id')), map]));
  const gone = new Set(of(changes, 'platform-absent').map((c) => c.platform));
  const row = (id: string): YAMLMap | undefined => (gone.has(id) ? undefined : maps.get(id));
  const edits: Edit[] = [];
  for (const change of changes) {
    switch (change.kind) {
      case 'status': {
        const map = row(change.platform);
        if (map) edits.push(setValue(source, nodeAt(map, 'statuses') as YAMLMap, change.deployment, change.to));
        break;
      }
      case 'renamed': {
        const map = row(change.platform);
        if (map) edits.push(...rename(source, map, change, misspelt(change.to)));
        break;
      }
      case 'note': {
        const map = row(change.platform);
        if (map && change.to === null) edits.push(...removeKeys(source, map, ['note']));
        else if (map && change.to !== null) edits.push(setValue(source, map, 'note', inline(change.to), 'section'));
        break;
      }
      case 'deployment-added': {
        edits.push(addItems(source, list('deployments'), [newDeployment(change.deployment, knowledge)]));
        for (const [id, status] of Object.entries(change.cells)) {
          const map = row(id);
          if (map) edits.push(setValue(source, nodeAt(map, 'statuses') as YAMLMap, change.deployment, status));
        }
        break;
      }
      case 'platform-added':
      case 'platform-absent':
      case 'deployment-absent':
        break; // below, all of a kind together
      default:
        change satisfies never;
    }
  }
  edits.push(...addRows(source, platforms, changes, knowledge, gone));
  edits.push(...removeRows(source, platforms, maps, gone));
  edits.push(
    ...removeColumns(
      source,
      root,
      maps,
      gone,
      of(changes, 'deployment-absent').map((c) => c.deployment),
    ),
  );
  edits.push(...writeEdition(source, nodeAt(root, 'source') as YAMLMap, edition));
  return applyEdits(text, edits);
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
  knowledge: Knowledge,
  gone: ReadonlySet<string>,
): Edit[] {
  const notes = new Map(of(changes, 'note').map((c) => [c.platform, c.to]));
  const maps = mapsIn(platforms);
  const style = { blank: hasBlanks(source, platforms), flow: maps[0]?.flow === true && !platforms.flow };
  return of(changes, 'platform-added').map((change) => {
    const last = maps.findLast(
      (map) => textOf(nodeAt(map, 'section')) === change.section && !gone.has(textOf(nodeAt(map, 'id')) ?? ''),
    );
    const entry = newPlatform(change, notes, productFor(change.name, knowledge), {
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
    ([id, map]) => !gone.has(id ?? '') && gone.has(textOf(nodeAt(map, 'parent')) ?? ''),
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
  root: YAMLMap,
  maps: ReadonlyMap<string | undefined, YAMLMap>,
  gone: ReadonlySet<string>,
  deployments: readonly string[],
): Edit[] {
  if (deployments.length === 0) return [];
  const list = nodeAt(root, 'deployments') as YAMLSeq;
  const rows = [...maps].filter(([id]) => !gone.has(id ?? '')).map(([, map]) => nodeAt(map, 'statuses') as YAMLMap);
  return [
    ...removeItems(
      source,
      list,
      deployments.map((id) => entryOf(list, id)),
    ),
    ...rows.flatMap((statuses) => removeKeys(source, statuses, deployments)),
  ];
}

function writeEdition(source: Source, map: YAMLMap, { url, fetchedAt }: Edition): Edit[] {
  return [
    ...(url && url !== textOf(nodeAt(map, 'url')) ? [setValue(source, map, 'url', inline(url))] : []),
    ...(fetchedAt && fetchedAt !== textOf(nodeAt(map, 'fetchedAt'))
      ? [setValue(source, map, 'fetchedAt', JSON.stringify(fetchedAt))]
      : []),
  ];
}
