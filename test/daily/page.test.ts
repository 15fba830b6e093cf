import { type Get, loadPage, publicGet } from '../../src/daily/page.js';

const PAGE = 'https://docs.test/page';
const now = () => Date.UTC(2026, 0, 2);
const load = (get: Get, etag = '', url = PAGE) => loadPage(url, etag, { get, now });
const leading =
  (to: string): Get =>
  async () =>
    new Response(null, { status: 302, headers: { location: to } });

test('a page is read with its kind, its time and its ETag', async () => {
  const headers = { 'content-type': 'text/html', etag: '"1"' };
  expect(await load(async () => new Response('<p>', { headers }))).toEqual({
    page: { name: PAGE, text: '<p>', url: PAGE, fetchedAt: '2026-01-02T00:00:00Z', format: 'html' },
    etag: '"1"',
  });
});

test('a page that has not changed is not read again', async () => {
  const get = jest.fn<ReturnType<Get>, Parameters<Get>>(async () => new Response(null, { status: 304 }));
  expect(await load(get, '"1"')).toBe('unchanged');
  expect(get.mock.calls[0]?.[1].headers['if-none-match']).toBe('"1"');
});

test.each<[string, Get, string]>([
  ['leads to http', leading('http://docs.test/page'), 'would be right: an https:// address'],
  ['leads to this machine', leading('https://127.0.0.1/'), '127.0.0.1 is not public'],
  ['leads to this machine in other figures', leading('https://2130706433/'), '127.0.0.1 is not public'],
  ['leads to an inner address', leading('https://[fc00::1]/'), 'fc00::1 is not public'],
  ['leads on for ever', leading(PAGE), 'more than 5 times'],
  ['answers 500', async () => new Response('no', { status: 500 }), 'it answered 500'],
  ['is too large', async () => new Response('x'.repeat(2_000_001)), 'larger than 2000000 bytes'],
  ['is not there', () => Promise.reject(new TypeError('fetch failed', { cause: new Error('no route') })), 'no route'],
])('a page that %s is refused', async (_, get, reason) => {
  await expect(load(get)).rejects.toThrow(reason);
});

test('a name that leads to this machine is not connected to', async () => {
  await expect(load(publicGet(), '', 'https://localhost/')).rejects.toThrow(
    'localhost has an address that is not public',
  );
});
