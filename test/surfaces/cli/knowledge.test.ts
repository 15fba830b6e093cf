import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { defaultKnowledge } from '../../../src/paths.js';
import { runKnowledge } from '../../../src/surfaces/cli/knowledge.js';

function check(argv: string[]): { status: number; out: string; err: string } {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const status = runKnowledge(argv, { output, errors, knowledge: defaultKnowledge({}) });
  return { status, out: String(output.read() ?? ''), err: String(errors.read() ?? '') };
}

test('the shipped knowledge has no fault', () => {
  expect(check([])).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^No fault\. 21 platforms × 5 deployments, 11 guides/),
  });
  expect(check(['check']).status).toBe(0);
});

test('every fault of another folder is listed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
  writeFileSync(join(folder, 'matrix.yaml'), 'title: [');
  const { status, err } = check([folder]);
  expect(status).toBe(1);
  expect(err).toContain('guides.yaml: the file is missing');
});

test('too many arguments get the usage', () => {
  expect(check(['check', 'a', 'b'])).toMatchObject({ status: 2, err: expect.stringContaining('Usage: knowledge') });
});
