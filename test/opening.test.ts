import { openedSoon } from '../src/opening.js';

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
