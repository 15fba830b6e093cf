/** Another key for the tokens of many workspaces, while several processes run. */
import { randomBytes } from 'node:crypto';
import { keptInstallations } from '../../../src/state/installations.js';
import type { Keys } from '../../../src/state/secrets.js';
import { type Many, startMany, visit } from './many.js';
import { answerTo, GENERAL, lastFor, repliesTo } from './support.js';

jest.setTimeout(30_000);

const [OLD, NEW] = [randomBytes(32), randomBytes(32)];
const WHAT_TO_DO = /^The tokens of T0SECOND cannot be read: .* TOKEN_KEYS, or install the app there again/;

let many: Many;
afterEach(() => many.stop());

/** As a process does when it starts. */
const reseal = (keys: Keys) => keptInstallations(many.state.gate, keys, Date.now).reseal();
const mention = (text = 'databricks on aws st') => many.second.as('ana').mention(GENERAL, text);
/** Without the `message` that comes beside it, and may go to another process. */
const mentionAt = (nth: number) => {
  const ts = `${Math.floor(Date.now() / 1_000)}.00010${nth}`;
  return { type: 'app_mention', channel: GENERAL, user: 'U0ANA', text: '<@U0BOT> databricks on aws st', ts };
};
const logged = (pattern: RegExp) => many.log.filter((line) => pattern.test(line));

test.each<readonly [string, Keys, Keys]>([
  ['first put behind the old one', [OLD], [OLD, NEW]],
  ['then put in front', [OLD, NEW], [NEW, OLD]],
  ['alone at last', [NEW, OLD], [NEW]],
])('the new key %s: both processes answer everything, the one of before and the one of now', async (_, before, now) => {
  many = await startMany({ keys: before });
  await visit(many, 'T0SECOND');
  await reseal(before);
  // A process that has nothing of it at hand.
  await many.restart();
  await many.beside({ keys: now });
  await reseal(now);
  for (let nth = 0; nth < 4; nth += 1) {
    expect((await answerTo(many.second, mention())).text).toContain('Databricks is available');
    await many.second.as('ana').command(GENERAL, '/privatelink snowflake on azure st');
    expect(lastFor(many.second, 'ana').text).toContain('Yes: Snowflake');
  }
  expect(many.log).toEqual([]);
});

test('a process that lacks the key leaves events to one that has it, and says once what to do', async () => {
  many = await startMany({ keys: [OLD] });
  await visit(many, 'T0SECOND');
  await reseal([NEW, OLD]);
  await many.restart();
  await many.beside({ keys: [NEW, OLD] });
  for (const nth of [1, 2, 3, 4]) {
    const event = mentionAt(nth);
    expect((await many.second.event(event)).state).toBe('acknowledged');
    expect(repliesTo(many.second, event).map(({ text }) => text)).toEqual([
      expect.stringContaining('Databricks is available'),
    ]);
  }
  expect(logged(WHAT_TO_DO)).toHaveLength(1);
  expect(logged(/could not be answered/)).toEqual([]);
});

test('alone, it leaves an event for when it has the key, and a command gets a sentence', async () => {
  many = await startMany({ keys: [OLD] });
  await visit(many, 'T0SECOND');
  await reseal([NEW, OLD]);
  await many.restart();
  await many.second.as('ana').command(GENERAL, '/privatelink snowflake on azure st');
  expect(lastFor(many.second, 'ana').text).toContain('how I am installed here');
  const asked = mentionAt(1);
  const delivery = await many.second.event(asked);
  expect([delivery.state, delivery.attempts.length]).toEqual(['failed', 4]);
  expect(logged(WHAT_TO_DO)).toHaveLength(1);
  await many.restart({ keys: [OLD, NEW] });
  expect((await many.second.redeliver(delivery)).state).toBe('acknowledged');
  expect((await answerTo(many.second, asked)).text).toContain('Databricks is available');
});
