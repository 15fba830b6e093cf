const swc = (parser) => [
  '@swc/jest',
  { jsc: { target: 'es2023', parser: { syntax: parser } }, module: { type: 'commonjs' } },
];

/** Packages that come as ES modules alone: what reads Markdown. */
const MODULES = [
  ...['bail', 'ccount', 'character-entities', 'decode-named-character-reference', 'devlop', 'escape-string-regexp'],
  ...['is-plain-obj', 'longest-streak', 'markdown-table', 'mdast-util-[^/]+', 'micromark[^/]*', 'remark-[^/]+'],
  ...['trough', 'unified', 'unist-util-[^/]+', 'vfile[^/]*', 'zwitch'],
];

/** Transpiled by swc; types are checked by `tsc` beside it. */
module.exports = {
  testEnvironment: 'node',
  // Whole apps and browsers are started; a machine with other work is slow, not wrong.
  testTimeout: 30_000,
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/support/set-up.cjs',
  globalTeardown: '<rootDir>/test/support/tear-down.cjs',
  transform: { '^.+\\.ts$': swc('typescript'), '^.+\\.js$': swc('ecmascript') },
  transformIgnorePatterns: [`/node_modules/(?!(${MODULES.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
