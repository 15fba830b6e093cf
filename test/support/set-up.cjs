const { chmodSync, mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** All that tests put into temporary folders stands in one, which `tear-down.cjs` removes. */
module.exports = () => {
  const folder = mkdtempSync(join(tmpdir(), 'tests-'));
  // PostgreSQL runs as another user.
  chmodSync(folder, 0o755);
  Object.assign(process.env, { TMPDIR: folder, TESTS_FOLDER: folder });
};
