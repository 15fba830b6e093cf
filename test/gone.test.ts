import { snapshotOf } from '../src/editions/snapshot.js';
import { goneMeant, type Named, named } from '../src/gone.js';
import { realBot } from './support/real-bot.js';

const { bot } = realBot();
const { matrix } = bot;
/** An edition with a row and a column more. */
const BEFORE = snapshotOf({
  ...matrix.knowledge.matrix,
  platforms: [
    ...matrix.knowledge.matrix.platforms,
    { id: 'teapot', name: 'Teapot (Kettle Server)', section: 'x', statuses: {}, phrases: [] } as never,
  ],
  deployments: [
    ...matrix.knowledge.matrix.deployments,
    { id: 'moon-mt', name: 'Moon multi-tenant', short: 'Moon MT', cloud: 'moon', tenancy: 'mt' } as never,
  ],
});
const past = async () => [snapshotOf(matrix.knowledge.matrix), BEFORE];
const cells = (text: string) =>
  text.split(', ').map((cell) => {
    const [platform = '', deployment = ''] = cell.split(' ');
    return { platform, deployment };
  });
const GONE = 'teapot aws-mt, teapot aws-st, teapot azure-st, snowflake moon-mt, athena moon-mt, teapot moon-mt';

test('what is gone has the names that it had, and what is there its own', async () => {
  expect(await named(cells('teapot aws-mt, snowflake moon-mt, snowflake aws-mt, jug aws-mt'), matrix, past)).toEqual([
    { platform: 'teapot', deployment: 'aws-mt', names: { platform: 'Teapot (Kettle Server)', deployment: 'AWS MT' } },
    { platform: 'snowflake', deployment: 'moon-mt', names: { platform: 'Snowflake', deployment: 'Moon MT' } },
    { platform: 'snowflake', deployment: 'aws-mt' },
    { platform: 'jug', deployment: 'aws-mt', names: { deployment: 'AWS MT' } },
  ]);
});

test('no edition is read where nothing is gone', async () => {
  const never = () => Promise.reject(new Error('read'));
  await expect(named(cells('snowflake aws-mt'), matrix, never)).resolves.toHaveLength(1);
});

const meant = async (text: string) => {
  const gone = await named(cells(GONE), matrix, past);
  const found = goneMeant(text, gone, bot.ask(text), matrix);
  const said = found.cells.map(({ platform, deployment }: Named) => `${platform} ${deployment}`).join(', ');
  return found.alone ? `${said}, alone` : said;
};
const TEAPOT = 'teapot aws-mt, teapot aws-st, teapot azure-st, teapot moon-mt';

test.each([
  ['teapot', TEAPOT],
  ['Teapot (Kettle Server)', TEAPOT],
  ['the teapot on aws mt', 'teapot aws-mt'],
  ['everything on aws mt', 'teapot aws-mt'],
  ['everything on moon mt', 'snowflake moon-mt, athena moon-mt, teapot moon-mt'],
  ['teapot on aws mt', 'teapot aws-mt'],
  ['teapot on AWS', 'teapot aws-mt, teapot aws-st'],
  ['teapot and athena on aws mt', 'teapot aws-mt'],
  ['snowflake on moon mt', 'snowflake moon-mt'],
  ['athena, snowflake on moon', 'snowflake moon-mt, athena moon-mt'],
  ['snowflake', 'snowflake moon-mt'],
  ['moon mt', 'snowflake moon-mt, athena moon-mt, teapot moon-mt'],
  ['Moon', 'snowflake moon-mt, athena moon-mt, teapot moon-mt'],
])('"%s" means %s of what is gone', async (text, expected) => {
  expect((await meant(text)).replace(', alone', '')).toBe(expected);
});

test.each([['snowflake on azure st'], ['saucer'], ['server on aws and athena'], ['the weather'], ['']])(
  '"%s" means nothing that is gone',
  async (text) => {
    expect(await meant(text)).toBe('');
  },
);
