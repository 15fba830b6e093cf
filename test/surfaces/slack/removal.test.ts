import { randomBytes } from 'node:crypto';
import type { Installation } from '../../../src/installations.js';
import { NOTHING } from '../../../src/question/query.js';
import { forget } from '../../../src/state/forget.js';
import type { Gate } from '../../../src/state/gate.js';
import { keptInstallations } from '../../../src/state/installations.js';
import { keptThreads } from '../../../src/state/threads.js';
import { createInstallationStore } from '../../../src/surfaces/slack/installation-store.js';
import { forgetOwner } from '../../../src/surfaces/slack/listeners/removal.js';
import { clock, DATABASES, gateTo, type Places, placesOf } from '../../state/support.js';

const KEYS = [randomBytes(32)];
const TEAM = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false as const };
const UNINSTALLED = { type: 'app_uninstalled' };

describe.each(DATABASES)('a workspace that takes the app away, on %s', (kind) => {
  let places: Places;
  let gate: Gate;
  const time = clock();
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    gate = await gateTo(await places.fresh(), time.now);
  });
  afterEach(() => gate.close());
  afterAll(() => places.close());

  const installationOf = (token: string): Installation => ({
    ...{ owner: 'T1', organisation: false, installedAt: time.now() },
    bot: { token, id: 'B1', userId: 'U1', scopes: ['commands'] },
  });

  /** One process: what it has at hand, its rows, and the work that it does later. */
  function process(keys = KEYS) {
    const installations = keptInstallations(gate, keys, time.now);
    const store = createInstallationStore(installations, time.now);
    const waiting: (() => Promise<void>)[] = [];
    const logged: string[] = [];
    const take = forgetOwner({
      store,
      forget: (_, before) =>
        gate.run((db) => forget(db, { team: 'T1', installed: 'stays', before }).then(() => undefined)),
      now: time.now,
      later: (work) => void waiting.push(work),
    });
    return {
      logged,
      token: async () => (await store.fetchInstallation(TEAM).catch(() => undefined))?.bot?.token,
      install: (token: string) => installations.store(installationOf(token)),
      /** Slack brings the event, which is of `second`. */
      uninstalled: (second = time.now() / 1_000) =>
        take({
          ...{ event: UNINSTALLED, body: { event_time: second }, context: { ...TEAM, isEnterpriseInstall: false } },
          logger: { info: (line: string) => void logged.push(line) },
        } as never),
      tenSecondsLater: async () => {
        time.pass(10_000);
        for (const work of waiting.splice(0)) await work();
      },
    };
  }
  const noteAt = (at: string) =>
    keptThreads(gate, time.now).remember({
      ...{ conversation: { team: 'T1', channel: 'C1', thread: at }, at, person: 'U1', query: NOTHING },
    });
  const notes = async () => {
    const rows = await gate.run((db) => db.selectFrom('threads').select('at').orderBy('at').execute());
    return rows.map(({ at }) => at);
  };

  test('and stays away, is removed, with what other processes had noted and write only then', async () => {
    const one = process();
    await one.install('xoxb-1');
    await noteAt('1');
    await one.uninstalled();
    expect([await one.token(), await notes()]).toEqual([undefined, []]);
    time.pass(2_000);
    await noteAt('2');
    await one.tenSecondsLater();
    expect(await notes()).toEqual([]);
    expect(one.logged).toEqual(['T1 has taken the app away, and what was kept of it is removed']);
  });

  test.each([
    ['at once', 1_000],
    ['after three seconds', 3_000],
    ['just before it is looked at again', 9_999],
  ])('and installs it again %s, keeps its tokens and what is written since', async (_, ms) => {
    const one = process();
    await one.install('xoxb-1');
    await noteAt('1');
    await one.uninstalled();
    time.pass(ms);
    await process().install('xoxb-2');
    await noteAt('2');
    await one.tenSecondsLater();
    expect([await process().token(), await notes()]).toEqual(['xoxb-2', ['2']]);
  });

  test('and was installed again before the event came, loses what is older alone, also where a process knows the old tokens', async () => {
    const [one, other] = [process(), process()];
    await one.install('xoxb-1');
    await noteAt('1');
    expect(await one.token()).toBe('xoxb-1');
    const second = time.now() / 1_000;
    time.pass(2_000);
    await other.install('xoxb-2');
    await noteAt('2');
    await one.uninstalled(second);
    await one.tenSecondsLater();
    expect([await one.token(), await notes()]).toEqual(['xoxb-2', ['2']]);
    expect(one.logged).toEqual(['T1 has installed the app again, so only what is older is removed']);
  });

  test('is removed though no key opens its row, where that is older; a newer one is left for a process that can tell', async () => {
    const [sealing, other] = [process([randomBytes(32)]), process()];
    await sealing.install('xoxb-1');
    time.pass(1_000);
    await other.uninstalled();
    expect(await sealing.token()).toBeUndefined();
    const second = time.now() / 1_000;
    time.pass(2_000);
    await sealing.install('xoxb-2');
    await expect(other.uninstalled(second)).rejects.toThrow('The tokens of T1 cannot be read');
    expect(await sealing.token()).toBe('xoxb-2');
  });

  test('is not taken for gone where the database does not say so', async () => {
    const one = process();
    await one.install('xoxb-1');
    await gate.close();
    await expect(one.uninstalled()).rejects.toThrow();
    expect(one.logged).toEqual([]);
  });
});
