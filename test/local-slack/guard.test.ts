import { WebSocket } from 'ws';
import { refusalOf } from '../../src/local-slack/guard.js';
import { call, closeAll, slackWith } from './support.js';

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

/** A connection with these headers → "open", or the status that it is refused with. */
const connect = (url: string, headers: Record<string, string>): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.on('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.on('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode);
    });
    socket.on('error', reject);
  });

test.each([
  ['of its own', {}, 'open'],
  ['with its own Origin', { origin: 'http://HOST' }, 'open'],
  ['of a page of somebody else', { origin: 'https://example.com' }, 403],
  ['of the page of another port', { origin: 'http://127.0.0.1:1' }, 403],
  ['by another name', { host: 'workspace.example' }, 403],
])('a connection %s is answered so, even with a ticket', async (_, headers, expected) => {
  const slack = await slackWith();
  const { url } = await call(slack, 'apps.connections.open', {}, slack.app().appToken);
  const given = Object.entries(headers).map(([key, value]) => [key, value.replace('HOST', new URL(slack.origin).host)]);
  expect(await connect(String(url), Object.fromEntries(given))).toBe(expected);
});
