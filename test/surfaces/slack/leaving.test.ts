import type { Message } from '../../../src/local-slack/types.js';
import { forget } from '../../../src/state/forget.js';
import { OWNED } from '../../../src/state/tables.js';
import { type Many, ORG, startMany, visit } from './many.js';
import { answerTo, GENERAL, repliesTo } from './support.js';

jest.setTimeout(30_000);

let many: Many;
afterEach(() => many.stop());

const owners = () =>
  many.state.gate.run(async (db) => {
    const rows = await db.selectFrom('installations').select('owner').orderBy('owner').execute();
    return rows.map(({ owner }) => owner);
  });

/** Of whom there is anything in a table. */
async function kept(): Promise<Record<string, readonly string[]>> {
  const tables = await Promise.all(
    OWNED.map(async (table) => {
      const rows = await many.state.gate.run((db) => db.selectFrom(table).select('team').distinct().execute());
      return [table, rows.map(({ team }) => team).toSorted()] as const;
    }),
  );
  return Object.fromEntries(tables);
}

/** Installed everywhere, with a question, something watched, an answer called wrong and one that there is no answer to in each workspace. */
async function busy(): Promise<Many> {
  many = await startMany();
  const { slack, second, one, two } = many;
  for (const owner of [slack.team.id, 'T0SECOND', ORG.id]) await visit(many, owner);
  for (const workspace of [slack, second, one, two]) {
    const ana = workspace.as('ana');
    for (const text of ['databricks on aws st', 'is frobnicator available on aws?'])
      await answerTo(workspace, ana.mention(GENERAL, text));
    await ana.command(GENERAL, '/privatelink watch athena on aws mt');
    await ana.command(GENERAL, '/privatelink snowflake on azure st');
    await ana.press('feedback', { value: 'bad snowflake on azure st' });
    await workspace.until(() => workspace.record.modals('ana').length > 0);
    await ana.submit({ wrong: 'verdict', words: 'x' });
  }
  await many.state.figures.write();
  return many;
}
const everywhere = (...teams: string[]) => Object.fromEntries(OWNED.map((table) => [table, teams]));

test('a workspace that takes the app away is removed with all that was kept of it, and no other', async () => {
  const { slack, second, forgotten } = await busy();
  expect(await kept()).toEqual(everywhere('E0ORG/T0ONE', 'E0ORG/T0TWO', 'T0SECOND', 'T0TEAM'));
  second.uninstall();
  await slack.settled();
  expect(await owners()).toEqual(['E0ORG', 'T0TEAM']);
  expect(forgotten).toEqual([{ team: 'T0SECOND' }, { team: 'T0SECOND' }]);
  expect(await kept()).toEqual(everywhere('E0ORG/T0ONE', 'E0ORG/T0TWO', 'T0TEAM'));
  const asked = slack.as('ana').mention(GENERAL, 'databricks on aws st');
  expect((await answerTo(slack, asked)).text).toContain('Databricks is available');
});

test('an organisation goes with all its workspaces', async () => {
  const { slack, two, forgotten } = await busy();
  two.uninstall();
  await slack.settled();
  expect(await owners()).toEqual(['T0SECOND', 'T0TEAM']);
  expect(forgotten).toEqual([{ enterprise: 'E0ORG' }, { enterprise: 'E0ORG' }]);
  expect(await kept()).toEqual(everywhere('T0SECOND', 'T0TEAM'));
});

test('a workspace that installed it by itself keeps it when its organisation takes it away, and goes where that is forgotten', async () => {
  many = await startMany();
  const { slack, one, two, state } = many;
  const gap = 'is frobnicator available on aws?';
  await visit(many, 'T0ONE');
  await answerTo(one, one.as('ana').mention(GENERAL, gap));
  await visit(many, ORG.id);
  await answerTo(two, two.as('ana').mention(GENERAL, gap));
  await state.figures.write();
  two.uninstall();
  await slack.settled();
  expect([await owners(), (await kept()).gaps]).toEqual([['T0ONE'], ['T0ONE']]);
  await state.gate.run((db) => forget(db, { team: ORG.id }));
  expect([await owners(), await kept()]).toEqual([[], everywhere()]);
});

test('one workspace of an organisation can be forgotten by its own id', async () => {
  await busy();
  await many.state.gate.run((db) => forget(db, { team: 'T0ONE' }));
  expect(await kept()).toEqual(everywhere('E0ORG/T0TWO', 'T0SECOND', 'T0TEAM'));
  expect(await owners()).toEqual(['E0ORG', 'T0SECOND', 'T0TEAM']);
});

test('a token of the bot’s that is revoked takes all with it; one of a person’s does not', async () => {
  many = await startMany();
  for (const owner of [many.slack.team.id, 'T0SECOND', ORG.id]) await visit(many, owner);
  await many.second.event({ type: 'tokens_revoked', tokens: { oauth: ['U0ANA'] } });
  expect(many.forgotten).toEqual([]);
  await many.second.event({ type: 'tokens_revoked', tokens: { bot: ['U0BOTSECOND'] } });
  expect(many.forgotten).toEqual([{ team: 'T0SECOND' }]);
  expect(await owners()).toEqual(['E0ORG', 'T0TEAM']);
});

test('it can be installed again, and is not removed by what Slack brings late', async () => {
  many = await startMany();
  await visit(many, 'T0SECOND');
  const gone = many.second.event({ type: 'app_uninstalled' });
  const delivery = await gone;
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await visit(many, 'T0SECOND');
  await many.second.redeliver(delivery);
  expect(await owners()).toEqual(['T0SECOND']);
  const asked = many.second.as('ana').mention(GENERAL, 'databricks on aws st');
  expect((await answerTo(many.second, asked)).text).toContain('Databricks is available');
});

test('what is kept of a workspace can be removed while its installation stays', async () => {
  many = await startMany();
  await visit(many, 'T0SECOND');
  await answerTo(many.second, many.second.as('ana').mention(GENERAL, 'databricks on aws st'));
  await many.running.parts.forget?.({ team: 'T0SECOND' });
  expect([await owners(), await kept()]).toEqual([['T0SECOND'], everywhere()]);
});

test('where it cannot be removed now, Slack brings the event again', async () => {
  let tries = 0;
  many = await startMany({
    forget: async () => {
      tries += 1;
      if (tries === 1) throw Object.assign(new Error('the database is away'), { statusCode: 503 });
    },
  });
  await visit(many, 'T0SECOND');
  const { state } = await many.second.event({ type: 'app_uninstalled' });
  expect([state, tries]).toEqual(['acknowledged', 2]);
});

describe('tokens that rotate', () => {
  const HOUR = 3_600;
  const answered = (asked: Message) => many.second.until(() => repliesTo(many.second, asked)[0], 20_000);
  const refreshes = () => many.slack.record.calls('oauth.v2.access').filter(({ args }) => args.grant_type);

  test('are refreshed before they end, once for all questions of the moment, and kept', async () => {
    let ahead = 0;
    many = await startMany({ oauth: { rotation: true, tokenLifeSeconds: HOUR }, now: () => Date.now() + ahead });
    await visit(many, 'T0SECOND');
    const first = many.second.app().botToken;
    expect(first).toMatch(/^xoxe\.xoxb-/);
    await many.second.as('ana').command(GENERAL, '/privatelink help');
    expect(refreshes()).toHaveLength(0);
    ahead = 20_000;
    const asked = Array.from({ length: 20 }, () => many.second.as('ana').mention(GENERAL, 'databricks on aws st'));
    await Promise.all(asked.map(answered));
    expect(refreshes()).toHaveLength(1);
    expect(many.second.app().botToken).not.toBe(first);
    await many.restart();
    await many.second.as('ana').command(GENERAL, '/privatelink help');
    expect(refreshes()).toHaveLength(1);
  });

  test('are refreshed also where they have ended, and everybody is answered', async () => {
    let ahead = 0;
    many = await startMany({ oauth: { rotation: true, tokenLifeSeconds: 1 }, now: () => Date.now() + ahead });
    await visit(many, 'T0SECOND');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    many.slack.configure({ oauth: { ...many.slack.app().oauth, tokenLifeSeconds: 43_200 } as never });
    ahead = 20_000;
    const asked = Array.from({ length: 5 }, () => many.second.as('ana').mention(GENERAL, 'databricks on aws st'));
    const answers = await Promise.all(asked.map(answered));
    expect(answers.every(({ text }) => text.includes('Databricks is available'))).toBe(true);
    expect(refreshes()).toHaveLength(1);
  });

  test('that Slack does not refresh now are used as long as they are good', async () => {
    let ahead = 0;
    many = await startMany({ oauth: { rotation: true, tokenLifeSeconds: HOUR }, now: () => Date.now() + ahead });
    await visit(many, 'T0SECOND');
    ahead = 20_000;
    many.slack.misbehave.error('internal_error', { method: 'oauth.v2.access' });
    const asked = many.second.as('ana').mention(GENERAL, 'databricks on aws st');
    expect((await answerTo(many.second, asked)).text).toContain('Databricks is available');
    expect(refreshes()).toHaveLength(1);
  });
});
