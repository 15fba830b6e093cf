/** A view (modal or Home), seen whole: docs.slack.dev/reference/views. */
import { LIMITS } from '../limits.js';
import { blockOn, type Surface } from './blocks.js';
import type { Refusal } from './message.js';
import { byType, type Check, type Fault, type Fields, fault, flag, isRecord, list, object, string } from './shape.js';
import { plainText } from './text.js';
import { objectsIn, repeated } from './walk.js';

const { view: limits } = LIMITS;

const fieldsOf = (surface: Surface): Fields => ({
  type: string(LIMITS.id),
  blocks: list(blockOn(surface), { min: 0, max: limits.blocks }),
});

const COMMON: Fields = {
  private_metadata: string(limits.privateMetadata, 0),
  callback_id: string(LIMITS.id, 0),
  external_id: string(LIMITS.id, 0),
};

const modal = object(
  { ...fieldsOf('modal'), title: plainText(limits.title) },
  {
    ...COMMON,
    submit: plainText(limits.submit),
    close: plainText(limits.close),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  },
);

const home = object(fieldsOf('home'), COMMON);

const VIEWS: Readonly<Record<Exclude<Surface, 'message'>, Check>> = {
  modal: byType({ modal }),
  home: byType({ home }),
};

const blocksOf = (view: unknown): readonly unknown[] =>
  isRecord(view) && Array.isArray(view.blocks) ? view.blocks : [];

function wholeFaults(view: unknown, at: string): readonly Fault[] {
  const blocks = blocksOf(view);
  const found = objectsIn(blocks, `${at}/blocks`);
  // A view's values are kept by block and then by action, so only a block's own actions may not repeat.
  const actions = blocks.flatMap((block, index) => repeated(objectsIn(block, `${at}/blocks/${index}`), 'action_id'));
  const asks =
    isRecord(view) && view.type === 'modal' && blocks.some((block) => isRecord(block) && block.type === 'input');
  return [
    ...repeated(found, 'block_id').flatMap((twice) => fault(`\`block_id\` "${twice.id}" already exists`, twice.at)),
    ...actions.flatMap((twice) => fault(`\`action_id\` "${twice.id}" already exists`, twice.at)),
    ...(asks && view.submit === undefined ? fault('missing required field: submit', at) : []),
  ];
}

/** A view → why Slack would refuse it, or nothing. */
export function checkView(view: unknown, surface: 'modal' | 'home', at = '/view'): Refusal | undefined {
  const faults = [...VIEWS[surface](view, at), ...wholeFaults(view, at)];
  if (faults.length > 0) return { error: 'invalid_arguments', faults };
  return Buffer.byteLength(JSON.stringify(view)) > limits.bytes ? { error: 'view_too_large', faults: [] } : undefined;
}
