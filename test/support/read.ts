/** Short ways through the pipeline, each up to the value that a test looks at. */
import { clean } from '../../src/question/clean.js';
import type { Stream } from '../../src/question/elements.js';
import type { Lexicon } from '../../src/question/lexicon.js';
import { findMentions, type Mention } from '../../src/question/mentions.js';
import { nameStrangers } from '../../src/question/names.js';
import type { Query } from '../../src/question/query.js';
import { readStream } from '../../src/question/stream.js';
import { type Token, tokenize } from '../../src/question/tokens.js';
import { understand } from '../../src/question/understand.js';
import { splitUnits, type Units } from '../../src/question/units.js';
import { tinyLexicon } from './tiny.js';

export const tokensOf = (text: string, lexicon: Lexicon = tinyLexicon): Token[] =>
  tokenize(clean(text), lexicon.speech);

/** Mentions as `findMentions` gives them: strange names are not yet read as products. */
export const foundIn = (text: string, lexicon: Lexicon = tinyLexicon): Mention[] =>
  findMentions(clean(text), tokensOf(text, lexicon), lexicon);

export const mentionsOf = (text: string, lexicon: Lexicon = tinyLexicon): readonly Mention[] =>
  nameStrangers(foundIn(text, lexicon), lexicon);

export const unitsOf = (text: string): Units => splitUnits(mentionsOf(text));

export const streamOf = (text: string, compared = false, lexicon: Lexicon = tinyLexicon): Stream =>
  readStream(mentionsOf(text, lexicon), lexicon.matrix, { compared });

export const queryOf = (text: string, previous?: Query, lexicon: Lexicon = tinyLexicon): Query =>
  understand(text, lexicon, previous).query;

/** The query of a conversation's last question. */
export const conversation = (...questions: readonly string[]): Query =>
  questions.reduce<Query | undefined>((previous, question) => queryOf(question, previous), undefined) as Query;
