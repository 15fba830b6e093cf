import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openedSoon, sealAnew } from '../src/opening.js';
import type { Gate } from '../src/state/gate.js';
import { keptInstallations } from '../src/state/installations.js';
import { gateTo } from './state/support.js';

const in5 = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

test('a database that is being opened is waited for', async () => {
  let there = false;
  const opened = in5().then(() => {
    there = true;
  });
  await openedSoon({ opened });
  expect(there).toBe(true);
});

test.each([
  ['takes long', () => new Promise<void>(() => undefined)],
  ['fails', () => Promise.reject(new Error('away'))],
])('a database whose opening %s keeps nobody from starting', async (_, opened) => {
  await openedSoon({ opened: opened() }, 20);
});

describe('tokens are sealed anew', () => {
  const [OLD, NEW] = [randomBytes(32), randomBytes(32)];
  const installation = (owner: string) => ({
    ...{ owner, organisation: false, installedAt: 1 },
    bot: { token: `xoxb-${owner}`, id: 'B1', userId: 'U1', scopes: [] },
  });
  let gate: Gate;
  const folder = mkdtempSync(join(tmpdir(), 'opening-'));
  beforeEach(async () => {
    gate = await gateTo({ folder });
  });
  afterEach(() => gate.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  test('when the process starts and again when those of before are gone; what no key opens is told once', async () => {
    const logged: string[] = [];
    const log = { info: (line: string) => void logged.push(line), error: (line: string) => void logged.push(line) };
    await keptInstallations(gate, [OLD], Date.now).store(installation('T1'));
    await keptInstallations(gate, [randomBytes(32)], Date.now).store(installation('T2'));
    sealAnew(gate, { keys: [NEW, OLD] }, log, 300);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await keptInstallations(gate, [OLD], Date.now).store(installation('T3'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await keptInstallations(gate, [NEW], Date.now).find('T3'))?.installation.owner).toBe('T3');
    expect(logged.filter((line) => line.startsWith('The tokens of'))).toEqual([
      'The tokens of 1 installations are sealed by the first of TOKEN_KEYS now.',
      expect.stringMatching(/^The tokens of T2 cannot be read: /),
      'The tokens of 1 installations are sealed by the first of TOKEN_KEYS now.',
    ]);
  });
});
