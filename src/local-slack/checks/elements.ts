/** Block elements: what docs.slack.dev/reference/block-kit/block-elements allows. */
import { isDeepStrictEqual } from 'node:util';
import { LIMITS } from '../limits.js';
import {
  all,
  anything,
  type Check,
  type Fields,
  fault,
  flag,
  isRecord,
  list,
  number,
  object,
  oneOf,
  string,
  url,
} from './shape.js';
import {
  choiceOption,
  confirmDialog,
  imageSource,
  optionGroup,
  overflowOption,
  plainOption,
  plainText,
} from './text.js';

const { button, select, overflow, choices, image, input } = LIMITS;

const TYPE: Fields = { type: string(LIMITS.id) };
const ACTION: Fields = { action_id: string(LIMITS.id) };
const MENU: Fields = {
  ...ACTION,
  confirm: confirmDialog,
  focus_on_load: flag,
  placeholder: plainText(select.placeholder),
};
const ENTRY: Fields = {
  ...ACTION,
  focus_on_load: flag,
  placeholder: plainText(select.placeholder),
  dispatch_action_config: object({}, { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered')) }),
};
const STYLE = oneOf('primary', 'danger');
const MANY: Fields = { max_selected_items: number({ min: 1 }) };
const ids = list(string(LIMITS.id), { min: 0 });
const FILTER = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public')),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
);

const element = (required: Fields, optional: Fields): Check => object({ ...TYPE, ...required }, optional);

/** What is chosen at first must be one of the options. */
const initialAmongOptions: Check = (value, at) => {
  if (!isRecord(value)) return [];
  const groups = Array.isArray(value.option_groups) ? value.option_groups.filter(isRecord) : [];
  const options: unknown[] = [value, ...groups].flatMap((holder) =>
    Array.isArray(holder.options) ? holder.options : [],
  );
  const initial = Array.isArray(value.initial_options) ? value.initial_options : [value.initial_option];
  const stray = initial.some((one) => one !== undefined && !options.some((option) => isDeepStrictEqual(option, one)));
  return stray ? fault('initial option is not among the options', at) : [];
};

const optionsOrGroups: Check = (value, at) => {
  if (!isRecord(value)) return [];
  const given = [value.options, value.option_groups].filter((entry) => entry !== undefined);
  return given.length === 1 ? [] : fault('must define either `options` or `option_groups`', at);
};

const staticMenu = (more: Fields): Check =>
  all(
    element(
      {},
      {
        ...MENU,
        ...more,
        options: list(plainOption, { max: select.options }),
        option_groups: list(optionGroup, { max: select.groups }),
      },
    ),
    optionsOrGroups,
    initialAmongOptions,
  );

const choiceList = (more: Fields): Check =>
  all(
    element(
      { options: list(choiceOption, { max: choices }) },
      { ...ACTION, confirm: confirmDialog, focus_on_load: flag, ...more },
    ),
    initialAmongOptions,
  );

const manyPlain = list(plainOption, { min: 0, max: select.options });
const manyChoices = list(choiceOption, { min: 0, max: choices });
const CONVERSATIONS: Fields = { default_to_current_conversation: flag, filter: FILTER };
const ANSWERS: Fields = { response_url_enabled: flag };

const feedbackButton = object(
  { text: plainText(button.text), value: string(button.value) },
  { accessibility_label: string(button.label) },
);

const imageElement: Check = all(element({ alt_text: string(image.alt) }, imageSource), (value, at) =>
  isRecord(value) && (value.image_url === undefined) === (value.slack_file === undefined)
    ? fault('must define either `image_url` or `slack_file`', at)
    : [],
);

/** Every element Slack has → its check. */
export const ELEMENTS: Readonly<Record<string, Check>> = {
  button: element(
    { text: plainText(button.text) },
    {
      ...ACTION,
      url: url(button.url),
      value: string(button.value, 0),
      style: STYLE,
      confirm: confirmDialog,
      accessibility_label: string(button.label),
    },
  ),
  feedback_buttons: element({ positive_button: feedbackButton, negative_button: feedbackButton }, ACTION),
  icon_button: element(
    { icon: oneOf('trash'), text: plainText(button.text) },
    {
      ...ACTION,
      value: string(button.value),
      confirm: confirmDialog,
      accessibility_label: string(button.label),
      visible_to_user_ids: ids,
    },
  ),
  workflow_button: element(
    { text: plainText(button.text), workflow: anything },
    { ...ACTION, style: STYLE, confirm: confirmDialog, accessibility_label: string(button.label) },
  ),
  static_select: staticMenu({ initial_option: plainOption }),
  multi_static_select: staticMenu({ initial_options: manyPlain, ...MANY }),
  external_select: element({}, { ...MENU, initial_option: plainOption, min_query_length: number({ min: 0 }) }),
  multi_external_select: element(
    {},
    { ...MENU, ...MANY, initial_options: manyPlain, min_query_length: number({ min: 0 }) },
  ),
  users_select: element({}, { ...MENU, initial_user: string(LIMITS.id) }),
  multi_users_select: element({}, { ...MENU, ...MANY, initial_users: ids }),
  conversations_select: element({}, { ...MENU, ...CONVERSATIONS, ...ANSWERS, initial_conversation: string(LIMITS.id) }),
  multi_conversations_select: element({}, { ...MENU, ...MANY, ...CONVERSATIONS, initial_conversations: ids }),
  channels_select: element({}, { ...MENU, ...ANSWERS, initial_channel: string(LIMITS.id) }),
  multi_channels_select: element({}, { ...MENU, ...MANY, initial_channels: ids }),
  overflow: element({ options: list(overflowOption, overflow) }, { ...ACTION, confirm: confirmDialog }),
  radio_buttons: choiceList({ initial_option: choiceOption }),
  checkboxes: choiceList({ initial_options: manyChoices }),
  datepicker: element({}, { ...MENU, initial_date: string(10) }),
  timepicker: element({}, { ...MENU, initial_time: string(5), timezone: string(LIMITS.id) }),
  datetimepicker: element({}, { ...ACTION, confirm: confirmDialog, focus_on_load: flag, initial_date_time: number() }),
  plain_text_input: element(
    {},
    {
      ...ENTRY,
      initial_value: string(input.text, 0),
      multiline: flag,
      min_length: number({ min: 0, max: input.text }),
      max_length: number({ min: 1, max: input.text }),
    },
  ),
  email_text_input: element({}, { ...ENTRY, initial_value: string(input.text) }),
  url_text_input: element({}, { ...ENTRY, initial_value: string(input.text) }),
  number_input: element(
    { is_decimal_allowed: flag },
    { ...ENTRY, initial_value: string(LIMITS.id), min_value: string(LIMITS.id), max_value: string(LIMITS.id) },
  ),
  rich_text_input: element(
    {},
    {
      ...ENTRY,
      initial_value: anything,
      min_lines: number({ min: 1, max: 100 }),
      max_lines: number({ min: 1, max: 100 }),
    },
  ),
  file_input: element({}, { ...ACTION, filetypes: list(string(LIMITS.id)), max_files: number({ min: 1, max: 10 }) }),
  image: imageElement,
};

/** Names of elements → only those of the table. */
export const pickElements = (...names: readonly string[]): Readonly<Record<string, Check>> =>
  Object.fromEntries(names.map((name) => [name, ELEMENTS[name] ?? anything]));
