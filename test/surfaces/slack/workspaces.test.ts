import { randomBytes } from 'node:crypto';
import type { Workspace } from '../../../src/local-slack/local-slack.js';
import { type Many, ORG, startMany, visit } from './many.js';
import { answerTo, GENERAL, lastFor, MANIFEST, repliesTo } from './support.js';

/** All but the date goes on. */
const CLOCKS = [
  ...(['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
  ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
];

jest.setTimeout(30_000);

let many: Many;
afterEach(() => many.stop());

const ask = async (workspace: Workspace, text: string) => {
  const asked = workspace.as('ana').mention(GENERAL, text);
  return { asked, text: (await answerTo(workspace, asked)).text };
};
const kept = () => many.state.gate.run((db) => db.selectFrom('installations').selectAll().orderBy('owner').execute());
const owners = async () => (await kept()).map(({ owner }) => owner);

/** Somebody calls an answer wrong. */
async function reportIn(workspace: Workspace): Promise<void> {
  const ben = workspace.as('ben');
  const answer = await answerTo(workspace, ben.mention(GENERAL, 'gitlab on azure st'));
  const bad = JSON.stringify(answer.blocks).match(/"value":"(bad [^"]*)"/)?.[1] ?? '';
  await ben.press('feedback', { ts: answer.ts, value: bad });
  await workspace.until(() => workspace.record.modals('ben').length > 0);
  await ben.submit({ wrong: 'guide' });
}

describe('installing', () => {
  test('asks for all that the manifest does, with a state that only this browser has', async () => {
    many = await startMany();
    const { asked, given } = await visit(many, many.slack.team.id);
    expect(asked.href.startsWith(`${many.slack.authorizeUrl}?`)).toBe(true);
    expect(asked.searchParams.get('scope')?.split(',').toSorted()).toEqual([...MANIFEST.scopes].toSorted());
    expect(asked.searchParams.has('user_scope')).toBe(false);
    expect(given).toContain(String(asked.searchParams.get('state')));
  });

  test('in a workspace makes the bot answer there, and shows a page with what to do', async () => {
    many = await startMany();
    const { status, html, headers } = await visit(many, 'T0SECOND');
    expect(status).toBe(200);
    expect(html).toContain('<h1>Installed in “&lt;T0SECOND&gt;”</h1>');
    expect(html).toContain('Write /privatelink help in any channel');
    expect(html).toContain('href="https://app.slack.com/client/T0SECOND"');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('set-cookie')).toContain('deleted');
    expect((await ask(many.second, 'databricks on aws st')).text).toContain('Databricks is available');
  });

  test('for an organisation makes it answer in all of its workspaces, and says what is left', async () => {
    many = await startMany();
    const { html } = await visit(many, ORG.id);
    expect(html).toContain('<h1>Installed for “Org &amp; Sons”</h1>');
    expect(html).toContain('/manage/E0ORG/integrations/profile/A0APP/workspaces/add');
    expect(await owners()).toEqual(['E0ORG']);
    for (const workspace of [many.one, many.two]) {
      expect((await ask(workspace, 'databricks on aws st')).text).toContain('Databricks is available');
      await workspace.as('ben').command(GENERAL, '/privatelink snowflake on azure st');
      expect(lastFor(workspace, 'ben').text).toContain('Yes: Snowflake');
      await workspace.as('ben').globalShortcut('lookup');
      await workspace.until(() => workspace.record.modals('ben').length > 0);
      workspace.as('ben').openHome();
      await workspace.until(() => workspace.record.home('ben'));
    }
  });

  test('keeps nothing of who did it, and no token that can be read', async () => {
    many = await startMany();
    await visit(many, many.slack.team.id);
    const written = JSON.stringify(await kept());
    expect(written).not.toMatch(/xox|U0ANA|Local/);
  });

  test.each([
    ['a click on Cancel', { decision: 'deny' as const }, 403, 'You did not allow it'],
    ['no cookie', { cookie: () => '' }, 400, 'another browser'],
    ['another state', { back: set('state', 'made-up') }, 400, 'another browser'],
    ['no state', { back: set('state', '') }, 400, 'another browser'],
    ['no code', { back: set('code', '') }, 400, 'another browser'],
    ['a code that Slack does not know', { back: set('code', 'made-up') }, 500, 'Something went wrong'],
    ['markup in it', { back: set('state', '"><script>alert(1)</script>') }, 400, 'another browser'],
  ])('ends with a page and nothing kept after %s', async (_, visited, status, words) => {
    many = await startMany();
    const got = await visit(many, many.slack.team.id, visited);
    expect(got.status).toBe(status);
    expect(got.html).toContain('<h1>Nothing was installed</h1>');
    expect(got.html).toContain(words);
    expect(got.html).toContain('href="/slack/install"');
    expect(got.html).not.toContain('alert(1)');
    expect(await owners()).toEqual([]);
  });

  test('ends so too with a state that is older than ten minutes', async () => {
    many = await startMany();
    const { given } = await visit(many, many.slack.team.id, { decision: 'deny' });
    const state = String(given.split('=')[1]);
    const later = Date.now() + 601_000;
    jest.useFakeTimers({ now: later, doNotFake: CLOCKS });
    const url = `http://127.0.0.1:${many.port}/slack/oauth_redirect?code=x&state=${state}`;
    const reply = await fetch(url, { headers: { cookie: given } });
    jest.useRealTimers();
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain('longer than ten minutes');
  });

  test('and the database away, says so on a page', async () => {
    many = await startMany();
    await many.state.gate.close();
    const got = await visit(many, many.slack.team.id);
    expect([got.status, got.html.includes('Please try again')]).toEqual([500, true]);
    expect(many.log.join('\n')).not.toMatch(/xoxb-/);
  });
});

describe('several workspaces', () => {
  test('are answered each with its own token', async () => {
    many = await startMany();
    const { slack, second, one } = many;
    for (const owner of [slack.team.id, 'T0SECOND', ORG.id]) await visit(many, owner);
    const answers = await Promise.all([slack, second, one].map((workspace) => ask(workspace, 'databricks on aws st')));
    expect(answers.map(({ text }) => text.includes('Databricks is available'))).toEqual([true, true, true]);
    const used = [slack, second, one].map((workspace) => workspace.record.calls('chat.postMessage').length);
    expect(used).toEqual([1, 1, 1]);
  });

  test.each([
    ['one of them', 'T0SECOND', 'T0SECOND'],
    ['one of an organisation', 'E0ORG/T0ONE', 'E0ORG'],
  ])(
    'have the maintainers’ channel in %s, which gets what is for it and no other’s reports',
    async (_, team, owner) => {
      many = await startMany({ maintainers: { team, channel: GENERAL } });
      const { slack, second, one } = many;
      const home = owner === 'T0SECOND' ? second : one;
      for (const each of [slack.team.id, owner]) await visit(many, each);
      await many.running.tellMaintainers({ text: 'The page says otherwise.', blocks: [] });
      const posted = (workspace: Workspace) => workspace.record.messages(GENERAL).map(({ text }) => text);
      expect([posted(home), posted(slack)]).toEqual([['The page says otherwise.'], []]);
      for (const workspace of [slack, home]) await reportIn(workspace);
      await home.until(() => posted(home).some((text) => text.startsWith('Reported:')));
      expect(posted(slack).filter((text) => text.startsWith('Reported:'))).toEqual([]);
    },
  );

  test('know nothing of one another: the same channel, the same thread, at the same moment', async () => {
    many = await startMany();
    const { slack, second, one, two } = many;
    for (const owner of [slack.team.id, 'T0SECOND', ORG.id]) await visit(many, owner);
    const workspaces = [slack, second, one, two];
    const platforms = ['databricks', 'snowflake', 'redshift', 'postgres'];
    const ts = `${Math.floor(Date.now() / 1000)}.000100`;
    const event = (workspace: Workspace, text: string, at: string) =>
      workspace.event({
        type: 'app_mention',
        channel: GENERAL,
        user: 'U0ANA',
        text: `<@${workspace.app().botUser}> ${text}`,
        ts: at,
        thread_ts: ts,
        event_ts: at,
      });
    const sent = await Promise.all(
      workspaces.map((workspace, index) => event(workspace, `${platforms[index]} on aws st`, ts)),
    );
    expect(sent.map(({ state }) => state)).toEqual(workspaces.map(() => 'acknowledged'));
    const late = ts.replace('.000100', '.000200');
    await Promise.all(workspaces.map((workspace) => event(workspace, 'and gcp?', late)));
    const told = workspaces.map((workspace) => repliesTo(workspace, { ts }).map(({ text }) => text));
    for (const [index, texts] of told.entries()) {
      expect(texts).toHaveLength(2);
      const others = platforms.filter((_, other) => other !== index);
      for (const text of texts) {
        expect(text.toLowerCase()).toContain(platforms[index]);
        expect(others.filter((name) => text.split('\n')[0]?.toLowerCase().includes(name))).toEqual([]);
      }
    }
  });

  test('see only their own reports in Home', async () => {
    many = await startMany();
    const { slack, second, one, two } = many;
    for (const owner of [slack.team.id, 'T0SECOND', ORG.id]) await visit(many, owner);
    for (const workspace of [second, one]) {
      await workspace.as('ana').command(GENERAL, '/privatelink snowflake on azure st');
      await workspace.as('ana').press('feedback', { value: 'bad snowflake on azure st' });
      await workspace.until(() => workspace.record.modals('ana').length > 0);
      await workspace.as('ana').submit({ wrong: 'verdict', words: `it is wrong, says ${workspace.team.id}` });
    }
    const homes = await Promise.all(
      [slack, second, one, two].map(async (workspace) => {
        workspace.as('ben').openHome();
        return JSON.stringify(await workspace.until(() => workspace.record.home('ben')));
      }),
    );
    const reported = homes.map((home) => ['T0SECOND', 'T0ONE'].filter((id) => home.includes(`says ${id}`)));
    expect(reported).toEqual([[], ['T0SECOND'], ['T0ONE'], []]);
  });

  test('and one that never installed the app gets no answer, but a word', async () => {
    many = await startMany();
    await visit(many, many.slack.team.id);
    await visit(many, 'T0SECOND');
    await many.state.gate.run((db) => db.deleteFrom('installations').where('owner', '=', 'T0SECOND').execute());
    await many.restart();
    await many.second.as('ana').command(GENERAL, '/privatelink snowflake on azure st');
    expect(lastFor(many.second, 'ana').text).toContain('how I am installed here');
    const { state } = await many.second.event({
      type: 'app_mention',
      channel: GENERAL,
      user: 'U0ANA',
      text: 'x',
      ts: '1.1',
    });
    expect(state).toBe('acknowledged');
    expect(many.log.join('\n')).not.toMatch(/xoxb-/);
  });
});

describe('after a restart', () => {
  test('installations are there', async () => {
    many = await startMany();
    await visit(many, 'T0SECOND');
    await many.restart();
    expect((await ask(many.second, 'databricks on aws st')).text).toContain('Databricks is available');
  });

  test('with another key in front, what the old one sealed is read and sealed anew', async () => {
    const [old, fresh] = [randomBytes(32), randomBytes(32)];
    many = await startMany({ keys: [old] });
    await visit(many, 'T0SECOND');
    const [before] = await kept();
    await many.restart({ keys: [fresh, old] });
    await ask(many.second, 'databricks on aws st');
    const [after] = await kept();
    expect(after?.sealed.split('.')[1]).not.toBe(before?.sealed.split('.')[1]);
    await many.restart({ keys: [fresh] });
    expect((await ask(many.second, 'databricks on aws st')).text).toContain('Databricks is available');
  });

  test('with a key that opens nothing, the log says what to do and holds no secret', async () => {
    many = await startMany();
    await visit(many, 'T0SECOND');
    await many.restart({ keys: [randomBytes(32)] });
    await many.second.as('ana').command(GENERAL, '/privatelink snowflake on azure st');
    expect(many.log.join('\n')).toMatch(
      /The tokens of T0SECOND cannot be read: .* TOKEN_KEYS, or install the app there again/,
    );
    expect(many.log.join('\n')).not.toMatch(/xoxb-/);
  });
});

describe('the database away', () => {
  test('questions are answered by what is known of the workspace', async () => {
    let ahead = 0;
    many = await startMany({ now: () => Date.now() + ahead });
    await visit(many, 'T0SECOND');
    await many.state.gate.close();
    ahead = 3_600_000;
    await many.second.as('ana').command(GENERAL, '/privatelink snowflake on azure st');
    expect(lastFor(many.second, 'ana').text).toContain('Yes: Snowflake');
  });

  test('and where nothing is known, an event is left for Slack to bring again', async () => {
    many = await startMany();
    await visit(many, 'T0SECOND');
    await many.restart();
    await many.state.gate.close();
    const { state, attempts } = await many.second.event({
      ...{ type: 'app_mention', channel: GENERAL, user: 'U0ANA', text: 'x', ts: '1.1' },
    });
    expect([state, attempts.length]).toEqual(['failed', 4]);
    expect(many.log.join('\n')).not.toMatch(/xoxb-/);
  });
});

function set(name: string, value: string) {
  return (url: URL): URL => {
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    return url;
  };
}
