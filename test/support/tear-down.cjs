const { rmSync } = require('node:fs');

/** Removes the folder that `set-up.cjs` made. */
module.exports = () => {
  rmSync(process.env.TESTS_FOLDER, { recursive: true, force: true, maxRetries: 5 });
};
