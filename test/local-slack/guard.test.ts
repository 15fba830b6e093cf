import { refusalOf } from '../../src/local-slack/guard.js';
import { closeAll, slackWith } from './support.js';

afterEach(closeAll);

test.each([
  ['no Origin', { host: '127.0.0.1:3000' }],
  ['its own Origin', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }],
  ['the name of this machine', { host: 'localhost:3000', origin: 'http://localhost:3000' }],
])('a request with %s is answered', (_, headers) => {
  expect(refusalOf({ headers })).toBeUndefined();
});

test.each([
  ['another Host', { host: 'workspace.example:3000' }, '"workspace.example:3000"'],
  ['a Host that only begins like this machine', { host: '127.0.0.1.example' }, '"127.0.0.1.example"'],
  ['no Host', {}, '""'],
  ['a foreign Origin', { host: '127.0.0.1:3000', origin: 'https://example.com' }, '"https://example.com"'],
  [
    'the Origin of another port',
    { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:8080' },
    '"http://127.0.0.1:8080"',
  ],
  ['the Origin of a file', { host: '127.0.0.1:3000', origin: 'null' }, '"null"'],
])('a request with %s is refused, and what came is quoted', (_, headers, quoted) => {
  expect(refusalOf({ headers })).toContain(quoted);
});

test('a page of somebody else can call no method', async () => {
  const slack = await slackWith();
  const reply = await fetch(`${slack.url}auth.test`, { method: 'POST', headers: { origin: 'https://example.com' } });
  expect(reply.status).toBe(403);
  expect(slack.record.calls()).toEqual([]);
});
