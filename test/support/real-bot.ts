/** The bot with the shipped knowledge, built once a test file. */
import { type Bot, createBot } from '../../src/bot.js';
import { loadEnglish } from '../../src/english.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { indexMatrix, type MatrixIndex } from '../../src/knowledge/matrix.js';
import { defaultKnowledge } from '../../src/paths.js';

export function realBot(folder: string = defaultKnowledge({})): { bot: Bot; matrix: MatrixIndex } {
  const knowledge = loadKnowledge(folder);
  return { bot: createBot(knowledge, loadEnglish(knowledge.vocabulary.everyday)), matrix: indexMatrix(knowledge) };
}
