/** What can be pressed on an answer, by its action ids, and what its values carry. */
import type { ActionsBlock, Button, ContextActionsBlock, StaticSelect } from '@slack/types';
import type { Refinement } from '../refinements.js';
import type { View } from '../view.js';
import { chunks, clip, LIMITS } from './limits.js';

/** Action ids. An element that stands several times in a message has its number behind a colon: `ask:2`. */
export const ACTIONS = {
  ask: 'ask',
  page: 'page',
  share: 'share',
  feedback: 'feedback',
  more: 'more',
  search: 'search',
  back: 'back',
} as const;

/** A question, and the page of its answer that is meant. */
export type Wish = Readonly<{ question: string; page: number }>;

export const wishValue = ({ question, page }: Wish): string => `${page} ${question}`;

/** The value of a button → its wish; undefined where another version of the app wrote it. */
export function readWish(value: string | undefined): Wish | undefined {
  const [, page, question] = /^(\d{1,6}) ([\s\S]+)$/.exec(value ?? '') ?? [];
  return question === undefined ? undefined : { page: Number(page), question };
}

/** Questions as buttons, and those beyond a few in menus; what is too long for a menu is a button again. */
export function askBlocks(offers: readonly Refinement[]): ActionsBlock[] {
  const rest = offers.slice(LIMITS.buttons);
  const long = rest.filter((offer) => !fitsMenu(offer));
  const buttons = [...offers.slice(0, LIMITS.buttons), ...long].map(({ label, question }, i) =>
    button(`${ACTIONS.ask}:${i}`, label, { question, page: 1 }),
  );
  const menus = chunks(rest.filter(fitsMenu), LIMITS.options).map(menuOf);
  return chunks([...buttons, ...menus], LIMITS.actions).map((elements) => ({ type: 'actions', elements }));
}

const menuValue = ({ question }: Refinement): string => wishValue({ question, page: 1 });
const fitsMenu = (offer: Refinement): boolean => menuValue(offer).length <= LIMITS.optionValue;

const menuOf = (offers: readonly Refinement[], number: number): StaticSelect => ({
  type: 'static_select',
  action_id: `${ACTIONS.more}:${number}`,
  placeholder: { type: 'plain_text', text: 'More…', emoji: false },
  options: offers.map((offer) => ({
    text: { type: 'plain_text', text: clip(offer.label, LIMITS.optionText), emoji: false },
    value: menuValue(offer),
  })),
});

/** Back and on through the pages of an answer; none where there is one page, or no question that gets it again. */
export function pageButtons({ page, again }: View): Button[] {
  if (!page || again === undefined) return [];
  const to = (number: number, label: string) =>
    number >= 1 && number <= page.of
      ? [button(`${ACTIONS.page}:${number}`, label, { question: again, page: number })]
      : [];
  return [...to(page.number - 1, 'Previous page'), ...to(page.number + 1, 'Next page')];
}

export const shareButton = (wish: Wish): Button => button(ACTIONS.share, 'Share in channel', wish);

export function button(actionId: string, label: string, wish: Wish): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: clip(label, LIMITS.buttonText), emoji: false },
    value: clip(wishValue(wish), LIMITS.buttonValue),
  };
}

export const FEEDBACK = { good: 'good', bad: 'bad' } as const;

/** Two thumbs; each carries the question, so that a report says what was asked. */
export function feedbackBlock(question: string): ContextActionsBlock {
  const side = (key: keyof typeof FEEDBACK, label: string, spoken: string) => ({
    text: { type: 'plain_text' as const, text: label },
    accessibility_label: spoken,
    value: clip(`${FEEDBACK[key]} ${question}`, LIMITS.buttonValue),
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: ACTIONS.feedback,
        positive_button: side('good', 'Good answer', 'This answer is right'),
        negative_button: side('bad', 'Wrong answer', 'Something is wrong with this answer'),
      },
    ],
  };
}
