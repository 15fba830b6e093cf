/** A wrong answer, reported: the modal that asks what is wrong, and the report as others read it. */
import type { ModalView } from '@slack/types';
import { clip, LIMITS } from './limits.js';
import type { Message } from './message.js';
import { bold, escapeMarkup, paragraph, person, plain } from './rich-text.js';

/** What a wrong answer may be; the ids stand in reports. */
export const WRONGS = [
  { id: 'verdict', name: 'The verdict is wrong' },
  { id: 'question', name: 'It is not what I asked' },
  { id: 'guide', name: 'The guide or the explanation is wrong' },
  { id: 'other', name: 'Something else' },
] as const;

export const REPORT = 'report';
export const REPORT_FIELDS = { wrong: 'wrong', words: 'words' } as const;

/** Asks what is wrong with the answer to a question, which it keeps for the report. */
export function reportModal(question: string): ModalView {
  return {
    type: 'modal',
    callback_id: REPORT,
    private_metadata: clip(question, LIMITS.privateMetadata),
    title: { type: 'plain_text', text: 'What is wrong?' },
    submit: { type: 'plain_text', text: 'Send' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      paragraph(plain('You asked: '), bold(clip(question, 300))),
      {
        type: 'input',
        block_id: REPORT_FIELDS.wrong,
        label: { type: 'plain_text', text: 'What is wrong with the answer?' },
        element: {
          type: 'radio_buttons',
          action_id: REPORT_FIELDS.wrong,
          options: WRONGS.map(({ id, name }) => ({ text: { type: 'plain_text', text: name }, value: id })),
        },
      },
      {
        type: 'input',
        block_id: REPORT_FIELDS.words,
        optional: true,
        label: { type: 'plain_text', text: 'What would be right?' },
        element: { type: 'plain_text_input', action_id: REPORT_FIELDS.words, multiline: true, max_length: 1_000 },
      },
    ],
  };
}

/** Takes the place of the modal once the report is sent. */
export const THANKS: ModalView = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Thank you' },
  close: { type: 'plain_text', text: 'Close' },
  blocks: [paragraph(plain('Thank you. Those who look after what I know will see it.'))],
};

/** `by`: the id of the person who reported it. */
export type Report = Readonly<{ question: string; answer: string; wrong: string; words: string; by: string }>;

/** A report, as those who look after the knowledge see it. */
export function reportMessage({ question, answer, wrong, words, by }: Report): Message {
  const lines = [
    ['Reported', wrongName(wrong)],
    ['Question', question],
    ['Answer', answer],
    ...(words ? [['Would be right', words]] : []),
  ] as const;
  return {
    text: escapeMarkup(clip(lines.map(([name, text]) => `${name}: ${text}`).join('\n'), LIMITS.fallbackText)),
    blocks: [
      ...lines.map(([name = '', text = '']) => paragraph(bold(`${name}: `), plain(text))),
      paragraph(plain('By '), person(by)),
    ],
  };
}

/** A report on one line, without who reported it. */
export const reportLine = ({ question, wrong, words }: Report): string =>
  clip(`“${question}”: ${wrongName(wrong)}${words ? `, would be right: ${words}` : ''}`, 500);

export const wrongName = (id: string): string => WRONGS.find((one) => one.id === id)?.name ?? id;
