/** The modal "Look up availability": a platform, a cloud and a tenancy to choose, and the answer below them. */
import type { KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import type { MatrixIndex } from '../../knowledge/matrix.js';
import type { View } from '../view.js';
import { pageButtons } from './controls.js';
import { chunks, clip, LIMITS } from './limits.js';
import { pagesOf } from './pages.js';
import { partsOf, sourceBlock } from './parts.js';

/** Block ids of the fields, which are their action ids as well. */
export const FIELDS = { platform: 'platform', cloud: 'cloud', tenancy: 'tenancy' } as const;
export const LOOKUP = 'lookup';

/** What was chosen, by id; what was not is left out. */
export type Choices = Readonly<{ platform?: string; cloud?: string; tenancy?: string }>;

/** The choices → the question they are; nothing chosen is everything. */
export function lookupQuestion({ platform, cloud, tenancy }: Choices, matrix: MatrixIndex): string {
  const { clouds, tenancies } = matrix.knowledge.matrix;
  const row = platform && matrix.platformIds.includes(platform) ? matrix.platform(platform).name : 'everything';
  const place = [clouds.find((c) => c.id === cloud)?.name, tenancies.find((t) => t.id === tenancy)?.name];
  const where = place.filter(Boolean).join(' ');
  if (!where) return row === 'everything' ? 'show everything' : row;
  return `${row} on ${where}`;
}

/** The form, with the answer to what was chosen below it once there is one. */
export function lookupModal(matrix: MatrixIndex, choices: Choices, answer?: View, page = 1): ModalView {
  const pages = answer ? pagesOf(answer) : [];
  const shown = pages[Math.min(Math.max(page, 1), pages.length) - 1];
  const turning = shown ? pageButtons(shown) : [];
  return {
    type: 'modal',
    callback_id: LOOKUP,
    title: { type: 'plain_text', text: 'Look up availability' },
    submit: { type: 'plain_text', text: 'Look up' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...formBlocks(matrix, choices),
      ...(shown ? [{ type: 'divider' as const }, ...partsOf(shown, 'view')] : []),
      ...(turning.length > 0 ? [{ type: 'actions' as const, elements: turning }] : []),
      ...(shown ? [sourceBlock(shown)] : []),
    ],
  };
}

function formBlocks(matrix: MatrixIndex, { platform, cloud, tenancy }: Choices): KnownBlock[] {
  const { clouds, tenancies, platforms } = matrix.knowledge.matrix;
  const chosen = platforms.find((p) => p.id === platform);
  return [
    {
      type: 'input',
      block_id: FIELDS.platform,
      optional: true,
      label: { type: 'plain_text', text: 'Platform' },
      element: {
        type: 'external_select',
        action_id: FIELDS.platform,
        min_query_length: 0,
        placeholder: { type: 'plain_text', text: 'All platforms' },
        ...(chosen ? { initial_option: optionOf(chosen) } : {}),
      },
    },
    menu(FIELDS.cloud, 'Cloud that dbt runs on', 'All clouds', clouds, cloud),
    menu(FIELDS.tenancy, 'Tenancy of dbt', 'All tenancies', tenancies, tenancy),
  ];
}

type Named = Readonly<{ id: string; name: string }>;

function menu(id: string, label: string, placeholder: string, items: readonly Named[], chosen?: string): KnownBlock {
  const initial = items.find((item) => item.id === chosen);
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: { type: 'plain_text', text: label },
    element: {
      type: 'static_select',
      action_id: id,
      placeholder: { type: 'plain_text', text: placeholder },
      ...choicesOf(items),
      ...(initial ? { initial_option: optionOf(initial) } : {}),
    },
  };
}

/** A platform, cloud or tenancy as an option of a menu. */
export const optionOf = ({ id, name }: Named): PlainTextOption => ({
  text: { type: 'plain_text', text: clip(name, LIMITS.optionText), emoji: false },
  value: clip(id, LIMITS.optionValue),
});

/** What a menu shows, as Slack takes it. */
export type MenuChoices = { options: PlainTextOption[] } | { option_groups: OptionGroup[] };
type OptionGroup = { label: PlainTextElement; options: PlainTextOption[] };

/** More than one list holds come in groups, named by their first and last. */
function choicesOf(items: readonly Named[]): MenuChoices {
  if (items.length <= LIMITS.options) return { options: items.map(optionOf) };
  const groups = chunks(items, LIMITS.options).slice(0, LIMITS.optionGroups);
  return { option_groups: groups.map((some) => groupOf(`${brief(some[0])} – ${brief(some.at(-1))}`, some)) };
}

const brief = (item: Named | undefined): string => clip(item?.name ?? '', 30);
const groupOf = (label: string, items: readonly Named[]): OptionGroup => ({
  label: { type: 'plain_text', text: clip(label, LIMITS.groupLabel), emoji: false },
  options: items.map(optionOf),
});

/**
 * What is typed in the platform's menu → what it shows: the rows whose name or alias has the words typed, in matrix order,
 * the name itself first. Of more than a list holds, the first, with how many there are.
 */
export function platformChoices(typed: string, matrix: MatrixIndex): MenuChoices {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const { platforms } = matrix.knowledge.matrix;
  const has = (name: string) => words.every((word) => name.toLowerCase().includes(word));
  const found = platforms.filter(({ name, phrases }) => has(name) || phrases.some(has));
  const whole = words.join(' ');
  const isNamed = ({ name }: Named) => name.toLowerCase() === whole;
  const sorted = [...found.filter(isNamed), ...found.filter((one) => !isNamed(one))];
  if (sorted.length <= LIMITS.options) return { options: sorted.map(optionOf) };
  const label = `${LIMITS.options} of ${sorted.length}. Type more of the name to see others.`;
  return { option_groups: [groupOf(label, sorted.slice(0, LIMITS.options))] };
}
