/**
 * Slack's limits, in one place. Unless said otherwise the source is docs.slack.dev/reference/block-kit (blocks, block
 * elements, composition objects) and docs.slack.dev/reference/methods.
 */
export const LIMITS = {
  message: {
    blocks: 50,
    /** docs.slack.dev/reference/methods/chat.postMessage: longer text is not kept. */
    text: 40_000,
    /** Not documented; measured in github.com/slackapi/bolt-js/issues/2509. */
    blocksText: 13_200,
    /** All markdown blocks of one message together. */
    markdownText: 12_000,
    tables: 1,
    /** All tables of one message together. */
    tableText: 10_000,
  },
  view: { blocks: 100, title: 24, submit: 24, close: 24, privateMetadata: 3_000, stack: 3, bytes: 250_000 },
  id: 255,
  text: 3_000,
  section: { text: 3_000, fields: 10, field: 2_000 },
  header: 150,
  context: 10,
  actions: 25,
  contextActions: 5,
  button: { text: 75, value: 2_000, url: 3_000, label: 75 },
  option: { text: 75, value: 150, description: 75, url: 3_000 },
  select: { options: 100, groups: 100, groupLabel: 75, placeholder: 150 },
  overflow: { min: 1, max: 5 },
  choices: 10,
  confirm: { title: 100, text: 300, button: 30 },
  image: { alt: 2_000, url: 3_000, title: 2_000 },
  input: { label: 2_000, hint: 2_000, text: 3_000 },
  table: { rows: 100, columns: 20 },
  dataTable: { rows: 101, columns: 20, page: 100 },
  card: { title: 150, body: 200, buttons: 3 },
  carousel: 10,
  container: { title: 150, blocks: 10 },
  alert: 200,
  /** docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts and .setStatus */
  prompts: 4,
  loadingMessages: 10,
  /** docs.slack.dev/interactivity/handling-user-interaction */
  responseUrl: { uses: 5, lifeMs: 30 * 60_000 },
  trigger: { lifeMs: 3_000 },
  ackMs: 3_000,
  /** docs.slack.dev/tools/bolt-js/concepts/custom-steps: a step has longer than an event. */
  stepAckMs: 15_000,
  /** docs.slack.dev/apis/events-api#retries: at once, after a minute, after five. */
  retryAfterMs: [0, 60_000, 300_000],
  /** docs.slack.dev/apis/events-api/using-socket-mode */
  sockets: { connections: 10, ticketMs: 30_000 },
  /** docs.slack.dev/authentication/installing-with-oauth and docs.slack.dev/authentication/using-token-rotation */
  oauth: { codeLifeMs: 10 * 60_000, tokenLifeSeconds: 43_200 },
} as const;
