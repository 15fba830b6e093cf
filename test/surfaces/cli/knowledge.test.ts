import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { defaultKnowledge } from '../../../src/paths.js';
import { runKnowledge } from '../../../src/surfaces/cli/knowledge.js';

async function check(argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const status = await runKnowledge(argv, { input, output, errors, knowledge: defaultKnowledge({}) });
  return { status, out: String(output.read() ?? ''), err: String(errors.read() ?? '') };
}

test('the shipped knowledge has no fault', async () => {
  expect(await check([])).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^No fault\. 21 platforms × 5 deployments, 11 guides/),
  });
  expect((await check(['check'])).status).toBe(0);
});

test('every fault of another folder is listed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
  writeFileSync(join(folder, 'matrix.yaml'), 'title: [');
  const { status, err } = await check([folder]);
  expect(status).toBe(1);
  expect(err).toContain('guides.yaml: the file is missing');
});

test('too many arguments get the usage', async () => {
  expect(await check(['check', 'a', 'b'])).toMatchObject({
    status: 2,
    err: expect.stringContaining('Usage: knowledge'),
  });
});
