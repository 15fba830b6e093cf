/** The Home tab: a search field, the answer to what was searched or the whole matrix by cloud, and how to ask. */
import { createHash } from 'node:crypto';
import type { HomeView, KnownBlock } from '@slack/types';
import type { MatrixIndex } from '../../knowledge/matrix.js';
import { markLines, type Otherwise } from '../marks.js';
import { overviewOf } from '../overview.js';
import type { View } from '../view.js';
import { ACTIONS, askBlocks, button, pageButtons } from './controls.js';
import { clip, LIMITS } from './limits.js';
import { pagesOf } from './pages.js';
import { muted, partsOf, sourceBlock } from './parts.js';
import { type Report, reportLine } from './report.js';
import { bold, bullets, code, paragraph, plain } from './rich-text.js';
import { WATCHING, watchButton, watchListBlocks } from './watching.js';

/** What Home shows: the matrix, or the answer to a question. `days`: the age of the edition. `waiting`: reports to look at. */
export type HomeContent = Readonly<{
  answer?: View;
  page?: number;
  days: number;
  command: string;
  waiting: readonly Report[];
  watched: readonly Watch[];
  /** What a page says otherwise than the matrix. */
  otherwise: Otherwise;
}>;

type Watch = Parameters<typeof watchListBlocks>[0][number];

/** The page of the matrix that a button of Home means, when it asks nothing. */
const WHOLE = '*';

export const meansWhole = (question: string): boolean => question === WHOLE;

/** Matrix and content → Home. `private_metadata` says what is drawn, so that it need not be drawn again. */
export const homeOf = (matrix: MatrixIndex, content: HomeContent): HomeView => ({
  type: 'home',
  private_metadata: stateOf(matrix, content),
  blocks: blocksOf(matrix, content),
});

/** Names what a Home is drawn from, but for the question: the same exactly as long as nothing of it is another. */
export function stateOf(matrix: MatrixIndex, { answer, page, ...content }: HomeContent): string {
  const otherwise = [...content.otherwise.values()];
  return hashOf([nameOf(matrix), otherwise, { ...content, otherwise: [] }]);
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');

const NAMES = new WeakMap<MatrixIndex, string>();

/** Of all that is known, since an answer shows more of it than cells. */
function nameOf(matrix: MatrixIndex): string {
  const name = NAMES.get(matrix) ?? hashOf(matrix.knowledge);
  NAMES.set(matrix, name);
  return name;
}

function blocksOf(
  matrix: MatrixIndex,
  { answer, page = 1, days, command, waiting, watched, otherwise }: HomeContent,
): KnownBlock[] {
  const view = answer ?? markedWhole(matrix, otherwise);
  const pages = pagesOf(view);
  const shown = pages[Math.min(Math.max(page, 1), pages.length) - 1] as View;
  const back = answer ? [button(ACTIONS.back, 'Back to everything', { question: WHOLE, page: 1 })] : [];
  const turning = [...pageButtons(shown), ...(answer ? watchButton(answer.watchable ?? []) : []), ...back];
  return [
    header(matrix.knowledge.matrix.title),
    searchBlock(answer?.question),
    ...partsOf(shown, 'view'),
    ...askBlocks(view.next),
    ...(turning.length > 0 ? [{ type: 'actions' as const, elements: turning }] : []),
    { type: 'divider' },
    ...howTo(command),
    ...watchListBlocks(watched, matrix, otherwise, WATCHING.home),
    ...(waiting.length > 0
      ? [paragraph(bold('Reported answers')), bullets(waiting.map((r) => [plain(reportLine(r))]))]
      : []),
    muted(ageOf(days)),
    sourceBlock(view),
  ];
}

/** The whole matrix, under what a page says otherwise of it. */
function markedWhole(matrix: MatrixIndex, otherwise: Otherwise): View {
  const whole = wholeOf(matrix);
  const lines = markLines(otherwise.values(), otherwise, matrix);
  return lines.length === 0 ? whole : { ...whole, parts: [{ kind: 'notes', lines }, ...whole.parts] };
}

const WHOLES = new WeakMap<MatrixIndex, View>();

/** The whole matrix, put together once. */
function wholeOf(matrix: MatrixIndex): View {
  const known = WHOLES.get(matrix);
  if (known) return known;
  const { title, source } = matrix.knowledge.matrix;
  const whole: View = {
    question: WHOLE,
    verdict: { mark: '', text: 'Everything, by cloud of dbt' },
    parts: overviewOf(matrix),
    next: [],
    again: WHOLE,
    source: { title, url: source.url, date: source.fetchedAt.slice(0, 10) },
  };
  WHOLES.set(matrix, whole);
  return whole;
}

const header = (text: string): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: clip(text, 150), emoji: false },
});

function searchBlock(question: string | undefined): KnownBlock {
  return {
    type: 'input',
    // Another id for another question: Slack keeps what stands in a field as long as its id stays.
    block_id: question ? `search:${clip(question, 200)}` : 'search',
    dispatch_action: true,
    label: { type: 'plain_text', text: 'Ask, and press Enter', emoji: false },
    element: {
      type: 'plain_text_input',
      action_id: ACTIONS.search,
      max_length: LIMITS.inputText,
      ...(question ? { initial_value: clip(question, LIMITS.inputText) } : {}),
      placeholder: { type: 'plain_text', text: 'A platform, a cloud, a tenancy', emoji: false },
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  };
}

const howTo = (command: string): KnownBlock[] => [
  paragraph(bold('How to ask')),
  bullets([
    [plain('Anywhere: '), code(`${command} and a question`), plain('. Only you see the answer, until you share it.')],
    [plain('In a channel: mention me. I answer in the thread, and follow-ups there work.')],
    [plain('Here: write to me under Messages.')],
    [plain('On somebody’s message: More actions › Answer this question.')],
  ]),
];

const ageOf = (days: number): string =>
  days <= 0 ? 'The edition is of today.' : `The edition is ${days} ${days === 1 ? 'day' : 'days'} old.`;
