import type { Installation as BoltInstallation } from '@slack/bolt';
import type { Found, Installation, Installations } from '../../../src/installations.js';
import { createInstallationStore } from '../../../src/surfaces/slack/installation-store.js';

const TEAM = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false as const };
const HOUR = 3_600;

/** Installations in this process, which can be away and count how often they are asked. */
function fake(now: () => number) {
  const rows = new Map<string, Found>();
  const state = { away: false, slowMs: 0, finds: 0, claims: 0 };
  const there = async (): Promise<void> => {
    if (state.slowMs) await new Promise((resolve) => setTimeout(resolve, state.slowMs));
    if (state.away) throw new Error('the database is away');
  };
  const installations: Installations = {
    async store(installation) {
      await there();
      rows.set(installation.owner, { installation, changedAt: now() });
    },
    async find(owner) {
      state.finds += 1;
      await there();
      return rows.get(owner);
    },
    async remove(owner, before = Number.POSITIVE_INFINITY) {
      await there();
      if ((rows.get(owner)?.installation.installedAt ?? 0) >= before) return false;
      rows.delete(owner);
      return true;
    },
    async claim(owner, changedAt) {
      await there();
      const row = rows.get(owner);
      if (row?.changedAt !== changedAt) return false;
      rows.set(owner, { ...row, changedAt: now() });
      state.claims += 1;
      return true;
    },
  };
  return { installations, rows, state };
}

let at = Date.UTC(2026, 0, 1);
const now = () => at;
const pass = (seconds: number) => {
  at += seconds * 1_000;
};

const installed = (owner: string, bot: Partial<Installation['bot']> = {}): Found => ({
  installation: {
    owner,
    organisation: owner.startsWith('E'),
    bot: { token: `xoxb-${owner}`, id: 'B1', userId: 'U1', scopes: ['commands'], ...bot },
    installedAt: at,
  },
  changedAt: at,
});
const endingIn = (seconds: number) => ({ refreshToken: 'xoxe-1', expiresAt: at / 1_000 + seconds });

function setUp(...found: Found[]) {
  const { installations, rows, state } = fake(now);
  for (const one of found) rows.set(one.installation.owner, one);
  return { store: createInstallationStore(installations, now), rows, state };
}

describe('what Slack’s library stores', () => {
  const given: BoltInstallation<'v2', false> = {
    team: { id: 'T1', name: 'A team' },
    enterprise: { id: 'E1', name: 'An organisation' },
    user: { id: 'U9', token: 'xoxp-1', scopes: ['admin'] },
    bot: { token: 'xoxb-1', id: 'B1', userId: 'U1', scopes: ['commands'] },
    incomingWebhook: { url: 'https://hooks.test/1' },
    isEnterpriseInstall: false,
    appId: 'A1',
    authVersion: 'v2',
  };

  test('is kept without names, and without anything of the person', async () => {
    const { store, rows } = setUp();
    await store.storeInstallation(given);
    expect(rows.get('T1')?.installation).toEqual({
      ...{ owner: 'T1', organisation: false, enterprise: 'E1', appId: 'A1', installedAt: at },
      bot: { token: 'xoxb-1', id: 'B1', userId: 'U1', scopes: ['commands'] },
    });
  });

  test('and given back as the library knows it, with an empty person', async () => {
    const { store } = setUp();
    await store.storeInstallation(given);
    expect(await store.fetchInstallation(TEAM)).toMatchObject({
      team: { id: 'T1' },
      enterprise: { id: 'E1' },
      user: { id: '', token: undefined },
      bot: { token: 'xoxb-1', id: 'B1', userId: 'U1' },
      isEnterpriseInstall: false,
      authVersion: 'v2',
    });
  });

  test('for an organisation has no team', async () => {
    const { store } = setUp(installed('E1'));
    const query = { teamId: undefined, enterpriseId: 'E1', isEnterpriseInstall: true as const };
    expect(await store.fetchInstallation(query)).toMatchObject({ team: undefined, enterprise: { id: 'E1' } });
  });

  test('without a bot is refused', async () => {
    const { store } = setUp();
    const { bot: _, ...userOnly } = given;
    await expect(store.storeInstallation(userOnly)).rejects.toThrow('no bot token');
  });
});

describe('looked up', () => {
  test('a workspace of an organisation finds its own, else the organisation’s', async () => {
    const own = setUp(installed('T1'), installed('E1'));
    const query = { teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: false as const };
    expect((await own.store.fetchInstallation(query)).bot?.token).toBe('xoxb-T1');
    const shared = setUp(installed('E1'));
    expect((await shared.store.fetchInstallation(query)).bot?.token).toBe('xoxb-E1');
  });

  test('what is nowhere is said to be so', async () => {
    await expect(setUp().store.fetchInstallation(TEAM)).rejects.toThrow('The app is not installed in T1.');
    const nameless = { teamId: undefined, enterpriseId: undefined, isEnterpriseInstall: false } as never;
    await expect(setUp().store.fetchInstallation(nameless)).rejects.toThrow('a place without a name');
  });

  test('many at once ask the database once, and for ten seconds not again', async () => {
    const { store, state } = setUp(installed('T1'));
    await Promise.all([1, 2, 3].map(() => store.fetchInstallation(TEAM)));
    pass(9);
    await store.fetchInstallation(TEAM);
    expect(state.finds).toBe(1);
    pass(2);
    await store.fetchInstallation(TEAM);
    expect(state.finds).toBe(2);
  });

  test('what another process has changed is seen after that', async () => {
    const { store, rows } = setUp(installed('T1'));
    await store.fetchInstallation(TEAM);
    rows.set('T1', installed('T1', { token: 'xoxb-newer' }));
    pass(11);
    expect((await store.fetchInstallation(TEAM)).bot?.token).toBe('xoxb-newer');
    rows.delete('T1');
    pass(11);
    await expect(store.fetchInstallation(TEAM)).rejects.toThrow('not installed');
  });

  test.each([
    ['away', { away: true }],
    ['slow', { slowMs: 1_000 }],
  ])('what is known is used while the database is %s', async (_, trouble) => {
    const { store, state } = setUp(installed('T1'));
    await store.fetchInstallation(TEAM);
    Object.assign(state, trouble);
    pass(HOUR);
    const begun = Date.now();
    expect((await store.fetchInstallation(TEAM)).bot?.token).toBe('xoxb-T1');
    expect(Date.now() - begun).toBeLessThan(900);
  });

  test('what was removed is not known any more', async () => {
    const { store } = setUp(installed('T1'));
    await store.fetchInstallation(TEAM);
    await store.deleteInstallation?.(TEAM);
    await expect(store.fetchInstallation(TEAM)).rejects.toThrow('not installed');
  });

  test('it cannot be written into from outside', async () => {
    const { store } = setUp(installed('T1'));
    const { bot } = await store.fetchInstallation(TEAM);
    Object.assign(bot ?? {}, { token: 'xoxb-other' });
    bot?.scopes.push('admin');
    expect((await store.fetchInstallation(TEAM)).bot).toMatchObject({ token: 'xoxb-T1', scopes: ['commands'] });
  });
});

describe('tokens that rotate', () => {
  const refreshTokens = async (store: ReturnType<typeof setUp>['store'], times: number) => {
    const found = await Promise.all(Array.from({ length: times }, () => store.fetchInstallation(TEAM)));
    return found.map(({ bot }) => bot?.refreshToken).filter(Boolean);
  };
  const refreshed = async (store: ReturnType<typeof setUp>['store']) => {
    const before = await store.fetchInstallation(TEAM);
    const bot = { ...before.bot, token: 'xoxb-refreshed', ...endingIn(12 * HOUR) };
    return { ...before, bot } as BoltInstallation<'v2', false>;
  };

  test('come with their refresh token while they are good for long', async () => {
    const { store, state } = setUp(installed('T1', endingIn(3 * HOUR)));
    expect(await refreshTokens(store, 2)).toHaveLength(2);
    expect(state.claims).toBe(0);
  });

  test('near their end give it to one of all who ask', async () => {
    const { store } = setUp(installed('T1', endingIn(HOUR)));
    pass(11);
    expect(await refreshTokens(store, 20)).toHaveLength(1);
  });

  test('and to another one when nothing came of it', async () => {
    const { store } = setUp(installed('T1', endingIn(HOUR)));
    pass(11);
    await refreshTokens(store, 1);
    pass(5);
    expect(await refreshTokens(store, 1)).toHaveLength(0);
    pass(6);
    expect(await refreshTokens(store, 1)).toHaveLength(1);
  });

  test('that have ended are waited for, until another one has refreshed them', async () => {
    const { store, rows } = setUp(installed('T1', endingIn(0)));
    setTimeout(() => rows.set('T1', installed('T1', { token: 'xoxb-refreshed', ...endingIn(12 * HOUR) })), 250);
    expect((await store.fetchInstallation(TEAM)).bot?.token).toBe('xoxb-refreshed');
  });

  test('that have ended and are not refreshed in time are not used', async () => {
    const { store } = setUp(installed('T1', endingIn(0)));
    await expect(store.fetchInstallation(TEAM)).rejects.toThrow(
      'The tokens of T1 have ended, and are not refreshed yet.',
    );
  });

  test('refreshed, keep the moment when the app was installed', async () => {
    const { store, rows } = setUp(installed('T1', endingIn(3 * HOUR)));
    const installedAt = at;
    const renewed = await refreshed(store);
    pass(60);
    await store.storeInstallation(renewed);
    expect(rows.get('T1')?.installation).toMatchObject({ installedAt, bot: { token: 'xoxb-refreshed' } });
  });

  test('are not lost when the database does not take them: they are used, and stored once it does', async () => {
    jest.useFakeTimers({ now: at });
    const { store, rows, state } = setUp(installed('T1', endingIn(3 * HOUR)));
    const renewed = await refreshed(store);
    state.away = true;
    await store.storeInstallation(renewed);
    pass(HOUR);
    expect((await store.fetchInstallation(TEAM)).bot?.token).toBe('xoxb-refreshed');
    await jest.advanceTimersByTimeAsync(5_100);
    expect(rows.get('T1')?.installation.bot.token).toBe('xoxb-T1');
    state.away = false;
    await jest.advanceTimersByTimeAsync(5_100);
    expect(rows.get('T1')?.installation.bot.token).toBe('xoxb-refreshed');
    jest.useRealTimers();
  });

  test('are used as they are when nobody can be asked who refreshes them', async () => {
    const { store, state } = setUp(installed('T1', endingIn(HOUR)));
    await store.fetchInstallation(TEAM);
    state.away = true;
    pass(20);
    expect((await store.fetchInstallation(TEAM)).bot).toMatchObject({ token: 'xoxb-T1' });
    expect(await refreshTokens(store, 3)).toEqual([]);
  });
});
