import { createLog, type LogSettings } from '../src/log.js';

/** A log, and what it wrote. */
function logged(settings: Partial<LogSettings> = {}) {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', sink: { write: (line) => void lines.push(line) }, ...settings });
  return { log, lines, written: () => lines.map((line) => JSON.parse(line)) };
}

test('a line is a JSON object with its level, its time and the process', () => {
  const { log, written } = logged();
  log.info('ready');
  expect(written()).toEqual([
    { level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), pid: process.pid, msg: 'ready' },
  ]);
});

test('what lies below its level is not written', () => {
  const { log, written } = logged({ level: 'warn' });
  log.debug('a');
  log.info('b');
  log.warn('c');
  expect(written().map(({ msg }) => msg)).toEqual(['c']);
});

test('an error is written with its type, its words and Slack’s word for it, and with nothing else', () => {
  const { log, written } = logged();
  const data = { ok: false, error: 'not_in_channel', text: 'what was asked' };
  log.error(Object.assign(new TypeError('An API error occurred'), { data, headers: { a: 'b' }, code: 'platform' }));
  const [{ err, msg }] = written();
  expect(msg).toBe('An API error occurred');
  expect(Object.keys(err).toSorted()).toEqual(['code', 'message', 'slack', 'stack', 'type']);
  expect(err).toMatchObject({ type: 'TypeError', slack: 'not_in_channel', code: 'platform' });
});

describe.each(['debug', 'info', 'warn', 'error'] as const)('at %s', (level) => {
  test('no secret is written, however it is logged', () => {
    const token = 'xoxb-1234-5678-abcdef';
    const key = 'a "quoted" key';
    const { log, lines } = logged({ level, secrets: [key] });
    for (const write of [log.debug, log.info, log.warn, log.error].map((one) => one.bind(log))) {
      write(`token ${token} ${key}`);
      write({ authorization: 'Basic dXNlcjpwYXNz', deep: { list: [token, key] } }, 'with %s', token);
      write(Object.assign(new Error(`no ${token}`), { config: { headers: { Authorization: `Bearer ${token}` } } }));
      write({ err: new Error(key) }, `postgres://bot:hunter2@db/ ${key}`);
    }
    log.child({ token, note: key }).error('from a child');
    const all = lines.join('');
    expect(lines.length).toBeGreaterThan(4);
    for (const secret of [token, 'quoted', 'hunter2', 'dXNlcjpwYXNz']) expect(all).not.toContain(secret);
  });

  test('what people asked is not written', () => {
    const asked = 'can the volcano lair reach it';
    const { log, lines } = logged({ level });
    log.error({ body: { event: { text: asked } }, question: asked }, `body: ${JSON.stringify({ text: asked })}`);
    expect(lines.join('')).not.toContain('volcano');
  });
});
