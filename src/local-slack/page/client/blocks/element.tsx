/** Elements that are acted on → what they look like and do. */
import type { ComponentType } from 'react';
import type { Json } from '../../../types.js';
import { Picture } from './blocks.js';
import { ButtonElement, Feedback, IconButton, Overflow } from './buttons.js';
import { Checkboxes, Moment, Radios } from './choosing.js';
import { Menu } from './menu.js';
import { TextField } from './text-field.js';

export type ElementProps = Readonly<{
  element: Json;
  /** The id of the label above it, where it has one. */
  labelled?: string | undefined;
  optional?: boolean;
}>;

const Unfilled = ({ element }: ElementProps) => (
  <p className="empty">A “{String(element.type)}” cannot be filled in here.</p>
);

const ELEMENTS: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: ButtonElement,
  workflow_button: ButtonElement,
  icon_button: IconButton,
  feedback_buttons: Feedback,
  overflow: Overflow,
  radio_buttons: Radios,
  checkboxes: Checkboxes,
  datepicker: Moment,
  timepicker: Moment,
  datetimepicker: Moment,
  plain_text_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  number_input: TextField,
  image: ({ element }) => <Picture image={element} />,
};

export function Element(props: ElementProps) {
  const type = String(props.element.type);
  const Known = type.endsWith('_select') ? Menu : Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  return Known ? <Known {...props} /> : <Unfilled {...props} />;
}
