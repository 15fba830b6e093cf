/** Text, options and dialogs: what docs.slack.dev/reference/block-kit/composition-objects allows. */
import { LIMITS } from '../limits.js';
import { byType, type Check, type Fields, flag, list, object, oneOf, string, url } from './shape.js';

const TYPE: Fields = { type: string(LIMITS.id) };

const plainOf = (max: number, min = 1): Check => object({ ...TYPE, text: string(max, min) }, { emoji: flag });
const mrkdwnOf = (max: number, min = 1): Check => object({ ...TYPE, text: string(max, min) }, { verbatim: flag });

/** A text object that must be plain. */
export const plainText = (max: number): Check => byType({ plain_text: plainOf(max) });

/** A text object of either kind. */
export const anyText = (max: number): Check => byType({ plain_text: plainOf(max), mrkdwn: mrkdwnOf(max) });

/** A text object that must be mrkdwn. */
export const mrkdwn = (max: number): Check => byType({ mrkdwn: mrkdwnOf(max) });

const optionOf = (text: (max: number) => Check, more: Fields = {}): Check =>
  object(
    { text: text(LIMITS.option.text), value: string(LIMITS.option.value) },
    { description: text(LIMITS.option.description), ...more },
  );

export const plainOption = optionOf(plainText);
export const choiceOption = optionOf(anyText);
export const overflowOption = optionOf(plainText, { url: url(LIMITS.option.url) });

export const optionGroup = object({
  label: plainText(LIMITS.select.groupLabel),
  options: list(plainOption, { max: LIMITS.select.options }),
});

export const confirmDialog = object(
  { text: anyText(LIMITS.confirm.text) },
  {
    title: plainText(LIMITS.confirm.title),
    confirm: plainText(LIMITS.confirm.button),
    deny: plainText(LIMITS.confirm.button),
    style: oneOf('primary', 'danger'),
  },
);

export const imageSource: Fields = {
  image_url: url(LIMITS.image.url),
  slack_file: object({}, { id: string(LIMITS.id), url: url(LIMITS.image.url) }),
};
