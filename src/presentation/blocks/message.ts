/** View → a message: what stands in it, in its order, within Slack's limits. */
import type { KnownBlock } from '@slack/types';
import { clean } from '../../question/clean.js';
import { textOf } from '../text.js';
import type { View } from '../view.js';
import { ACTIONS, askBlocks, button, feedbackBlock, pageButtons, shareButton, wishValue } from './controls.js';
import { draftButton } from './draft.js';
import { clip, LIMITS } from './limits.js';
import { pagesOf } from './pages.js';
import { muted, partsOf, sourceBlock } from './parts.js';
import { code, escapeMarkup, paragraph, person, plain } from './rich-text.js';
import { watchButton } from './watching.js';

export type Message = Readonly<{ text: string; blocks: KnownBlock[] }>;

/**
 * `page`: of a long answer, from 1. `shareable`: only one person sees it and may show it to all. `sharedBy`: whose
 * question it is, where it was shared. `remark`: what else the person should know.
 */
export type Form = Readonly<{ page?: number; shareable?: boolean; sharedBy?: string; remark?: string }>;

/** A view as a message; `text` says the same to screen readers and notifications. */
export function messageOf(view: View, { page = 1, shareable = false, sharedBy, remark }: Form = {}): Message {
  const pages = pagesOf(view);
  const number = Math.min(Math.max(page, 1), pages.length);
  const shown = pages[number - 1] as View;
  const turning = pageButtons(shown);
  const sharing = shareable && canShare(shown, number) ? [shareButton({ question: view.question, page: number })] : [];
  const pressed = [...turning, ...watchButton(view.watchable ?? []), ...sharing];
  const blocks: KnownBlock[] = [
    ...partsOf(shown, 'message'),
    ...(remark ? [muted(remark)] : []),
    ...(shown.page && turning.length === 0 ? [muted('Name a platform or a deployment to see the rest.')] : []),
    ...(sharedBy
      ? [paragraph(plain('Asked by '), person(sharedBy), plain(': '), code(clip(written(view.question), 300)))]
      : []),
    ...onwardBlocks(view),
    ...askBlocks(view.next),
    ...(pressed.length > 0 ? [{ type: 'actions' as const, elements: pressed }] : []),
    feedbackBlock(written(view.again ?? view.question)),
    sourceBlock(view),
  ];
  return { text: fallbackOf(shown, sharedBy, remark), blocks };
}

/** *Steps* and *Draft the request*. */
function onwardBlocks({ onward: { steps, draft } = {} }: View): KnownBlock[] {
  const elements = [
    ...(steps ? [button(`${ACTIONS.ask}:steps`, steps.label, { question: steps.question, page: 1 })] : []),
    ...(draft ? draftButton(draft) : []),
  ];
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

/** A question on one line, without Slack's markup. */
const written = (question: string): string => clean(question).replace(/[*`]/g, '').replace(/\s+/g, ' ').trim();

const canShare = ({ question }: View, page: number): boolean =>
  question.trim() !== '' && wishValue({ question, page }).length <= LIMITS.buttonValue;

function fallbackOf(view: View, sharedBy: string | undefined, remark: string | undefined): string {
  const said = escapeMarkup(clip([textOf(view), remark].filter(Boolean).join('\n\n'), LIMITS.fallbackText));
  return sharedBy ? `${said}\n\nAsked by <@${sharedBy}>` : said;
}
