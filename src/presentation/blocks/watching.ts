/** Messages and buttons about what people wait for. */
import type { Button, KnownBlock } from '@slack/types';
import { type CellChange, changesBetween, type Snapshot } from '../../editions/snapshot.js';
import { cellKey, type MatrixIndex } from '../../knowledge/matrix.js';
import type { Status } from '../../knowledge/schema.js';
import { markBehind, markLines, NOTHING_OTHERWISE, type Otherwise } from '../marks.js';
import { cellName, cellsInWords, changeInWords, changeLines, knownInWords, knownNow, type Names } from '../watching.js';
import { chunks, clip, LIMITS } from './limits.js';
import type { Message } from './message.js';
import { muted, sourceBlock } from './parts.js';
import { bold, bullets, escapeMarkup, link, paragraph, plain } from './rich-text.js';

/** Action ids; `unwatch` has a number behind a colon where it stands several times. */
export const WATCHING = { watch: 'watch', unwatch: 'unwatch', listed: 'unwatch_listed', home: 'unwatch_home' } as const;

type Place = Readonly<{ platform: string; deployment: string; names?: Names }>;
type Watched = Place & Readonly<{ known: Status | 'none' }>;

/** A message, a list and Home show so many; all can be unwatched by the command. */
const SHOWN = 20;

const cellsValue = (cells: readonly Place[]): string => cells.map(cellKey).join(',');

/** The value of a button → its cells; none where another version of the app wrote it. */
export function readCells(value: string | undefined): Place[] {
  return (value ?? '').split(',').flatMap((cell) => {
    const [platform, deployment, ...more] = cell.split(' ');
    return platform && deployment && more.length === 0 ? [{ platform, deployment }] : [];
  });
}

const press = (actionId: string, label: string, cells: readonly Place[]): Button[] => {
  const value = cellsValue(cells);
  if (value.length > LIMITS.buttonValue) return [];
  const text = { type: 'plain_text' as const, text: clip(label, LIMITS.buttonText), emoji: false };
  return [{ type: 'button', action_id: actionId, text, value }];
};

/** *Tell me when this changes*; none where its cells do not fit into one. */
export const watchButton = (cells: readonly Place[]): Button[] =>
  cells.length > 0 ? press(WATCHING.watch, 'Tell me when this changes', cells) : [];

const buttonBlocks = (buttons: readonly Button[]): KnownBlock[] =>
  chunks(buttons, LIMITS.actions).map((elements) => ({ type: 'actions', elements }));

const sayAs = (text: string, ...blocks: KnownBlock[]): Message => ({
  text: escapeMarkup(clip(text, LIMITS.fallbackText)),
  blocks,
});
const say = (text: string, ...blocks: KnownBlock[]): Message => sayAs(text, paragraph(plain(text)), ...blocks);

/** `filtered`: they were asked for by what they say today. `otherwise`: what a page says of the cells, as in all that follows. */
export function watchedMessage(
  cells: readonly Place[],
  matrix: MatrixIndex,
  {
    filtered = false,
    otherwise = NOTHING_OTHERWISE,
  }: Readonly<{ filtered?: boolean; otherwise?: Otherwise | undefined }> = {},
): Message {
  const [only, ...more] = cells;
  const now = only && more.length === 0 ? ` Now: ${stateOf(only, matrix, otherwise)}.` : '';
  const all = more.length > 0 ? ` That is ${cells.length} cells${filtered ? ', whatever they say today' : ''}.` : '';
  const marks = more.length > 0 ? markLines(cells, otherwise, matrix) : [];
  const text = `I’ll tell you in a direct message when this changes: ${cellsInWords(cells, matrix)}.${now}${all}`;
  const said = [text, ...marks.map((line) => `• ${line}`)].join('\n');
  const blocks = marks.length > 0 ? [bullets(marks.map((line) => [plain(line)]))] : [];
  return sayAs(said, paragraph(plain(text)), ...blocks, ...buttonBlocks(press(WATCHING.unwatch, 'Unwatch', cells)));
}

/** `gone`: those of the cells meant that were watched. */
export function unwatchedMessage(gone: readonly Place[], meant: readonly Place[], matrix: MatrixIndex): Message {
  if (gone.length > 0) return say(`No longer watched: ${cellsInWords(gone, matrix)}.`);
  return say(meant.length > 0 ? `You were not watching ${cellsInWords(meant, matrix)}.` : 'You were watching nothing.');
}

/** `lead` is why nothing is done. */
export const notWatchedMessage = (lead: string, command: string): Message =>
  say(`${lead} So I changed nothing. Name a platform and a deployment, such as after “${command} ”.`);

export const fullMessage = (most: number): Message =>
  say(`You watch ${most} cells, which is the most I keep for one person. Unwatch some first.`);

export const awayMessage = (): Message =>
  say('I can’t look that up just now: my database is away. Please try again in a minute.');

const stateOf = (cell: Place, matrix: MatrixIndex, otherwise: Otherwise): string =>
  `${knownInWords(knownNow(matrix, cell))}${markBehind(cell, otherwise)}`;

const lineOf = (cell: Place, matrix: MatrixIndex, otherwise: Otherwise): string =>
  `${cellName(cell, matrix)}: ${stateOf(cell, matrix, otherwise)}`;

/** What somebody watches, with a button for each; none where they watch nothing. */
export function watchListBlocks(
  watched: readonly Watched[],
  matrix: MatrixIndex,
  otherwise: Otherwise = NOTHING_OTHERWISE,
  actionId: string = WATCHING.listed,
): KnownBlock[] {
  if (watched.length === 0) return [];
  const shown = watched.slice(0, SHOWN);
  const buttons = shown.flatMap((cell, i) => press(`${actionId}:${i}`, `Unwatch ${cellName(cell, matrix)}`, [cell]));
  return [
    paragraph(bold('What you watch')),
    ...chunks(watched, LIMITS.listItems).map((some) =>
      bullets(some.map((cell) => [plain(lineOf(cell, matrix, otherwise))])),
    ),
    ...buttonBlocks(buttons),
    ...(watched.length > SHOWN ? [muted('The rest can be unwatched by the command.')] : []),
  ];
}

export function watchListMessage(
  watched: readonly Watched[],
  matrix: MatrixIndex,
  command: string,
  otherwise: Otherwise = NOTHING_OTHERWISE,
): Message {
  if (watched.length === 0)
    return say(`You watch nothing. “Tell me when this changes” on an answer, or ${command} watch … begins it.`);
  const text = ['What you watch:', ...watched.map((cell) => `• ${lineOf(cell, matrix, otherwise)}`)].join('\n');
  return { text: escapeMarkup(clip(text, LIMITS.fallbackText)), blocks: watchListBlocks(watched, matrix, otherwise) };
}

/** To a watcher: what changed of the cells, was → is, with the guides. */
export function noticeMessage(changed: readonly Watched[], matrix: MatrixIndex): Message {
  const lines = changed.map(
    (cell) => `${cellName(cell, matrix)}: ${changeInWords(cell.known, knownNow(matrix, cell))}`,
  );
  const guides = guidesFor(changed, matrix);
  const { title, source } = matrix.knowledge.matrix;
  const lead = changed.length > 1 ? 'What you watch has changed:' : 'Something you watch has changed:';
  const text = [
    lead,
    ...lines.map((line) => `• ${line}`),
    ...guides.map((guide) => `Guide: ${guide.title}, ${guide.url}`),
  ].join('\n');
  const label = changed.length > 1 ? 'Unwatch these' : 'Unwatch';
  return {
    text: escapeMarkup(clip(text, LIMITS.fallbackText)),
    blocks: [
      paragraph(bold(lead)),
      ...chunks(lines, LIMITS.listItems).map((some) => bullets(some.map((line) => [plain(line)]))),
      ...(guides.length > 0
        ? [paragraph(bold('Guide')), bullets(guides.slice(0, LIMITS.listItems).map((g) => [link(g.url, g.title)]))]
        : []),
      ...buttonBlocks(chunks(changed, MOST_ONE).flatMap((some, i) => press(`${WATCHING.unwatch}:${i}`, label, some))),
      sourceBlock({ source: { title, url: source.url, date: source.fetchedAt.slice(0, 10) } }),
    ],
  };
}

/** Cells that one button holds. */
const MOST_ONE = 20;

function guidesFor(changed: readonly Watched[], matrix: MatrixIndex) {
  const open = changed.filter((cell) => knownNow(matrix, cell) === 'available');
  const guides = open.flatMap(({ platform, deployment }) =>
    matrix.guidesOf(platform).filter((guide) => guide.cloud === matrix.deployment(deployment).cloud),
  );
  return [...new Map(guides.map((guide) => [guide.id, guide])).values()];
}

/** Lines of one change of edition that a message holds. */
const CHANGES = 30;

/** The editions that ran, the newest first → what changed from each to the next; only what was asked about, if anything. */
export function changesMessage(
  [newest, ...older]: readonly Snapshot[],
  isAsked: (change: CellChange) => boolean = () => true,
): Message {
  if (!newest) return say('I have not kept any edition yet, so I can’t say what changed.');
  const day = ({ fetchedAt }: Snapshot) => fetchedAt.slice(0, 10);
  if (older.length === 0)
    return say(`I have run with one edition only, of ${day(newest)}, so nothing has changed yet.`);
  const sections = older.map((before, i) => {
    const after = i === 0 ? newest : (older[i - 1] as Snapshot);
    const lines = changeLines(changesBetween(before, after).filter(isAsked));
    const more = lines.length > CHANGES ? [`… and ${lines.length - CHANGES} more`] : [];
    const title = `From the edition of ${day(before)} to that of ${day(after)}`;
    return { title, lines: lines.length > 0 ? [...lines.slice(0, CHANGES), ...more] : ['No cell changed'] };
  });
  const text = sections.map(({ title, lines }) => [`${title}:`, ...lines.map((line) => `• ${line}`)].join('\n'));
  return {
    text: escapeMarkup(clip(text.join('\n\n'), LIMITS.fallbackText)),
    blocks: sections.flatMap(({ title, lines }) => [
      paragraph(bold(title)),
      bullets(lines.map((line) => [plain(clip(line, 250))])),
    ]),
  };
}
