import { randomBytes } from 'node:crypto';
import type { Installation } from '../../src/installations.js';
import type { Where } from '../../src/state/database.js';
import type { Gate } from '../../src/state/gate.js';
import { countUnknown, keptInstallations } from '../../src/state/installations.js';
import type { Keys } from '../../src/state/secrets.js';
import { clock, DATABASES, gateTo, type Places, placesOf } from './support.js';

const [OLD, NEW] = [randomBytes(32), randomBytes(32)];

const installationOf = (owner: string, token = `xoxb-${owner}`): Installation => ({
  owner,
  organisation: owner.startsWith('E'),
  bot: { token, id: 'B1', userId: 'U1', scopes: ['commands'], refreshToken: 'xoxe-1', expiresAt: 1_800_000_000 },
  installedAt: 1,
});

describe.each(DATABASES)('installations, on %s', (kind) => {
  let places: Places;
  let where: Where;
  let gate: Gate;
  const time = clock();
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    where = await places.fresh();
    gate = await gateTo(where, time.now);
  });
  afterEach(() => gate.close());
  afterAll(() => places.close());

  const withKeys = (...keys: Keys) => keptInstallations(gate, keys, time.now);
  const rows = () => gate.run((db) => db.selectFrom('installations').selectAll().orderBy('owner').execute());

  test('what is stored is found by its owner, and by nobody else', async () => {
    const installations = withKeys(NEW);
    await installations.store(installationOf('T1'));
    await installations.store(installationOf('E1'));
    expect(await installations.find('T1')).toEqual({ installation: installationOf('T1'), changedAt: time.now() });
    expect((await installations.find('E1'))?.installation).toEqual(installationOf('E1'));
    expect(await installations.find('T2')).toBeUndefined();
  });

  test('installed again, the newer one stays', async () => {
    const installations = withKeys(NEW);
    await installations.store(installationOf('T1', 'xoxb-first'));
    await installations.store(installationOf('T1', 'xoxb-second'));
    expect((await installations.find('T1'))?.installation.bot.token).toBe('xoxb-second');
    expect(await rows()).toHaveLength(1);
  });

  test('what is removed is gone', async () => {
    const installations = withKeys(NEW);
    await installations.store(installationOf('T1'));
    await installations.store(installationOf('T2'));
    await installations.remove('T1');
    expect((await rows()).map(({ owner }) => owner)).toEqual(['T2']);
    expect(await installations.find('T1')).toBeUndefined();
  });

  test('no token can be read in the database', async () => {
    await withKeys(NEW).store(installationOf('T1'));
    const written = await rows();
    expect(JSON.stringify(written)).not.toMatch(/xox|commands/);
    expect(written[0]?.sealed).not.toMatch(/enterprise|organisation/);
  });

  test('a row that is copied to another workspace does not open there', async () => {
    const installations = withKeys(NEW);
    await installations.store(installationOf('T1'));
    const [row] = await rows();
    await gate.run((db) =>
      db
        .insertInto('installations')
        .values({ owner: 'T2', sealed: row?.sealed ?? '', updated_at: 1 })
        .execute(),
    );
    await expect(installations.find('T2')).rejects.toThrow(
      'The tokens of T2 cannot be read: it was changed, or belongs',
    );
    expect(gate.isThere()).toBe(true);
  });

  test('what an older key sealed is sealed by the first one when it is read', async () => {
    await withKeys(OLD).store(installationOf('T1'));
    const before = await withKeys(OLD).find('T1');
    expect(await withKeys(NEW, OLD).find('T1')).toEqual(before);
    expect(await withKeys(NEW).find('T1')).toEqual(before);
    await expect(withKeys(OLD).find('T1')).rejects.toThrow('a key that is not there any more');
  });

  test('all of it can be sealed anew at once; what no key opens is told', async () => {
    const strange = randomBytes(32);
    await withKeys(OLD).store(installationOf('T1'));
    await withKeys(OLD).store(installationOf('E1'));
    await withKeys(NEW).store(installationOf('T2'));
    await withKeys(strange).store(installationOf('T3'));
    expect(await withKeys(NEW, OLD).reseal()).toEqual({
      renewed: 2,
      unreadable: [expect.stringMatching(/^The tokens of T3 cannot be read: .* TOKEN_KEYS, or install the app there/)],
    });
    const kept = await Promise.all(['T1', 'T2', 'E1'].map((owner) => withKeys(NEW).find(owner)));
    expect(kept.map((found) => found?.installation.owner)).toEqual(['T1', 'T2', 'E1']);
    expect((await withKeys(NEW, OLD).reseal()).renewed).toBe(0);
  });

  test('the organisation of a workspace stands beside what is sealed, and nothing where there is none', async () => {
    const installations = withKeys(NEW);
    await installations.store({ ...installationOf('T1'), enterprise: 'E1' });
    await installations.store(installationOf('T2'));
    await installations.store(installationOf('E1'));
    expect((await rows()).map(({ owner, enterprise }) => [owner, enterprise])).toEqual([
      ['E1', ''],
      ['T1', 'E1'],
      ['T2', ''],
    ]);
  });

  test.each([
    ['read', () => withKeys(NEW).find('T1')],
    ['sealed anew', () => withKeys(NEW).reseal()],
    ['sealed anew by another key', () => withKeys(OLD, NEW).reseal()],
  ])('what an older version has stored gets its organisation when it is %s', async (_, meet) => {
    await withKeys(NEW).store({ ...installationOf('T1'), enterprise: 'E1' });
    await gate.run((db) => db.updateTable('installations').set({ enterprise: null }).execute());
    expect(await gate.run(countUnknown)).toBe(1);
    const before = await rows();
    await meet();
    expect((await rows()).map(({ enterprise, updated_at }) => [enterprise, updated_at])).toEqual([
      ['E1', before[0]?.updated_at],
    ]);
    expect(await gate.run(countUnknown)).toBe(0);
    expect((await withKeys(OLD, NEW).find('T1'))?.installation.enterprise).toBe('E1');
  });

  test('an older version, which knows nothing of organisations, stores beside a newer one', async () => {
    const installations = withKeys(NEW);
    await installations.store({ ...installationOf('T1'), enterprise: 'E1' });
    const [{ sealed = '' } = {}] = await rows();
    await gate.run((db) => db.deleteFrom('installations').execute());
    const row = { owner: 'T1', sealed, updated_at: 1 };
    await gate.run((db) => db.insertInto('installations').values(row).execute());
    expect((await installations.find('T1'))?.installation.enterprise).toBe('E1');
    expect(await rows()).toEqual([expect.objectContaining({ enterprise: 'E1' })]);
  });

  test('of many who want to refresh the same tokens one may', async () => {
    const installations = withKeys(NEW);
    await installations.store(installationOf('T1'));
    const changedAt = (await installations.find('T1'))?.changedAt ?? 0;
    const others = await Promise.all([1, 2, 3, 4].map(() => gateTo(where, time.now)));
    const claims = await Promise.all(
      others.map((other) => keptInstallations(other, [NEW], time.now).claim('T1', changedAt)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await installations.claim('T1', changedAt)).toBe(false);
    expect((await installations.find('T1'))?.changedAt).toBeGreaterThan(changedAt);
    await Promise.all(others.map((other) => other.close()));
  });
});
