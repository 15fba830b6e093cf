import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnowledgeError, loadKnowledge } from '../../src/knowledge/load.js';
import { type Fault, FILES, type Knowledge, type Part } from '../../src/knowledge/schema.js';
import { nth, tiny, tinyWith } from '../support/tiny.js';

let root: string;
let folder: string;
let cache: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'knowledge-'));
  folder = join(root, 'knowledge');
  cache = join(root, 'cache');
  mkdirSync(folder);
  write(tiny);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** JSON is YAML too. */
function write(knowledge: Knowledge): void {
  for (const part of Object.keys(FILES) as Part[]) writeFile(FILES[part], JSON.stringify(knowledge[part]));
}
const writeFile = (file: string, text: string) => writeFileSync(join(folder, file), text);

function errorOf(load: () => unknown): KnowledgeError {
  try {
    load();
  } catch (error) {
    return error as KnowledgeError;
  }
  throw new Error('the knowledge loads');
}
const faultsOf = (): readonly Fault[] => errorOf(() => loadKnowledge(folder)).faults;

test('four files become one knowledge', () => {
  expect(loadKnowledge(folder)).toEqual(tiny);
});

test('what is optional may be left out', () => {
  writeFile('vocabulary.yaml', '{}');
  expect(loadKnowledge(folder).vocabulary).toMatchObject({ families: [], products: [], cues: {}, suffixes: {} });
});

test('the knowledge is read-only to its depths', () => {
  const { matrix } = loadKnowledge(folder) as { matrix: { platforms: { name: string }[] } };
  expect(() => matrix.platforms.pop()).toThrow(TypeError);
  expect(() => {
    nth(matrix.platforms, 0).name = 'Fig';
  }).toThrow(TypeError);
});

describe('a fault is told with its file, its path, what came and what would be right', () => {
  test('a missing file', () => {
    rmSync(join(folder, 'guides.yaml'));
    expect(faultsOf()).toEqual([
      { file: 'guides.yaml', path: '', message: 'the file is missing; would be right: a readable file' },
    ]);
  });

  test('a folder that is not there', () => {
    expect(errorOf(() => loadKnowledge(join(root, 'elsewhere'))).faults.map((f) => f.file)).toEqual(
      Object.values(FILES),
    );
  });

  test('a file that is no YAML', () => {
    writeFile('policies.yaml', 'a: [b\nc: d');
    const faults = faultsOf();
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatchObject({ file: 'policies.yaml', message: expect.stringContaining('line') });
  });

  test.each<[string, Parameters<typeof tinyWith>[0], Fault]>([
    [
      'an unknown key',
      (k) => Object.assign(nth(k.matrix.platforms, 0), { colour: 'green' }),
      {
        file: 'matrix.yaml',
        path: 'platforms.0',
        message: 'got "colour"; would be right: id, name, section, parent, note, misprints, statuses, phrases',
      },
    ],
    [
      'a wrong status',
      (k) => Object.assign(nth(k.matrix.platforms, 1).statuses, { 'hill-day': 'maybe' }),
      {
        file: 'matrix.yaml',
        path: 'platforms.1.statuses.hill-day',
        message: 'got "maybe"; would be right: available, unavailable, not-applicable',
      },
    ],
    [
      'an http address',
      (k) => Object.assign(nth(k.guides, 0), { url: 'http://markets.test' }),
      { file: 'guides.yaml', path: '0.url', message: 'got "http://markets.test"; would be right: an https:// address' },
    ],
    [
      'a name left out',
      (k) => Object.assign(nth(k.matrix.sections, 1), { name: undefined }),
      { file: 'matrix.yaml', path: 'sections.1.name', message: 'got nothing; would be right: a string' },
    ],
    [
      'an empty text',
      (k) => Object.assign(nth(k.policies, 0), { title: ' ' }),
      { file: 'policies.yaml', path: '0.title', message: 'got " "; would be right: at least 1 of it' },
    ],
    [
      'an id in capitals',
      (k) => Object.assign(nth(k.policies, 3), { id: 'The Shores' }),
      {
        file: 'policies.yaml',
        path: '3.id',
        message: expect.stringContaining('got "The Shores"; would be right: lower-case words joined by hyphens'),
      },
    ],
    [
      'an occasion that nothing raises',
      (k) => Object.assign(nth(k.policies, 3), { when: ['raining'] }),
      {
        file: 'policies.yaml',
        path: '3.when.0',
        message:
          'got "raining"; would be right: crossed, without-guide, region-named, tenancies-compared, request-asked, told',
      },
    ],
    [
      'an id that points nowhere',
      (k) => Object.assign(nth(k.guides, 0), { cloud: 'sea' }),
      { file: 'guides.yaml', path: '0.cloud', message: 'got "sea", which is no cloud; would be right: hill, lake' },
    ],
  ])('%s', (_, change, fault) => {
    write(tinyWith(change));
    expect(faultsOf()).toEqual([fault]);
  });

  test('a cue that no code reads', () => {
    write(tinyWith((k) => Object.assign(k.vocabulary.cues, { whisper: ['psst'] })));
    expect(faultsOf()).toEqual([
      expect.objectContaining({ file: 'vocabulary.yaml', message: expect.stringContaining('whisper') }),
    ]);
  });
});

test('the faults of all files come at once, one a line below the folder', () => {
  write(
    tinyWith((k) => {
      Object.assign(k.matrix, { title: 7 });
      Object.assign(nth(k.guides, 1), { url: 'markets' });
      Object.assign(k.vocabulary, { jokes: [] });
    }),
  );
  const { message, name } = errorOf(() => loadKnowledge(folder));
  expect(name).toBe('KnowledgeError');
  expect(message.split('\n')).toEqual([
    `The knowledge in ${folder} has 3 faults:`,
    '  matrix.yaml › title: got 7; would be right: a string',
    '  guides.yaml › 1.url: got "markets"; would be right: an https:// address',
    expect.stringMatching(/^ {2}vocabulary\.yaml: got "jokes"; would be right: families, qualifiers, /),
  ]);
});

test('a single fault is told in the singular', () => {
  rmSync(join(folder, 'matrix.yaml'));
  expect(errorOf(() => loadKnowledge(folder)).message).toBe(
    `The knowledge in ${folder} has a fault:\n  matrix.yaml: the file is missing; would be right: a readable file`,
  );
});

describe('with a cache folder', () => {
  const kept = () => readdirSync(cache).map((name) => join(cache, name));

  test('the second load reads the copy that the first one kept', () => {
    expect(loadKnowledge(folder, cache)).toEqual(tiny);
    const [copy] = kept() as [string];
    const copied = JSON.parse(readFileSync(copy, 'utf8'));
    writeFileSync(
      copy,
      JSON.stringify({ ...copied, knowledge: tinyWith((k) => Object.assign(k.matrix, { title: 'Kept' })) }),
    );
    expect(loadKnowledge(folder, cache).matrix.title).toBe('Kept');
  });

  test('a kept copy is read-only too', () => {
    loadKnowledge(folder, cache);
    expect(Object.isFrozen(loadKnowledge(folder, cache).matrix.platforms[0])).toBe(true);
  });

  test('a changed file is read anew', () => {
    loadKnowledge(folder, cache);
    write(
      tinyWith((k) => {
        nth(k.guides, 0).title = 'Another title';
      }),
    );
    expect(loadKnowledge(folder, cache).guides[0]?.title).toBe('Another title');
  });

  test('half a copy is made anew', () => {
    loadKnowledge(folder, cache);
    const [copy] = kept() as [string];
    writeFileSync(copy, readFileSync(copy, 'utf8').slice(0, 100));
    expect(loadKnowledge(folder, cache)).toEqual(tiny);
    expect(JSON.parse(readFileSync(copy, 'utf8')).knowledge).toEqual(tiny);
  });

  test('two folders of one cache do not get in each other’s way', () => {
    const other = join(root, 'other');
    cpSync(folder, other, { recursive: true });
    loadKnowledge(folder, cache);
    loadKnowledge(other, cache);
    expect(kept()).toHaveLength(2);
  });

  test('a cache that cannot be written to does no harm', () => {
    writeFileSync(cache, 'a file where a folder should be');
    expect(loadKnowledge(folder, cache)).toEqual(tiny);
  });

  test('a faulty knowledge is not kept', () => {
    writeFile('guides.yaml', '[{}]');
    expect(() => loadKnowledge(folder, cache)).toThrow(KnowledgeError);
    mkdirSync(cache, { recursive: true });
    expect(kept()).toEqual([]);
  });
});
