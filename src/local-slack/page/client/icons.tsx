/** Small drawings, each on a field of 20 by 20; what they mean is said by the button they stand in. */
const PATHS = {
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M6 8l4 4 4-4',
  moon: 'M15.5 12.2A6.5 6.5 0 0 1 7.8 4.5a6.5 6.5 0 1 0 7.7 7.7z',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.8v1.7M10 16.5v1.7M1.8 10h1.7M16.5 10h1.7M4.2 4.2l1.2 1.2M14.6 14.6l1.2 1.2M4.2 15.8l1.2-1.2M14.6 5.4l1.2-1.2',
  bolt: 'M11 2L4.5 11.2H9.5L9 18l6.5-9.2H10.5z',
  reply: 'M4 4.5h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-6l-3.5 3v-3H4a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z',
  search: 'M8.8 3.5a5.3 5.3 0 1 0 0 10.6 5.3 5.3 0 0 0 0-10.6zM12.7 12.7l4 4',
  more: 'M10 4.6v.1M10 10v.1M10 15.4v.1',
  send: 'M3.5 3.5l13.5 6.5-13.5 6.5 2-6.5zM5.5 10H11',
  up: 'M7 9V16.5H3.8V9zM7 9l2.8-6.2c1.4 0 2.2 1 2 2.4L11.300 7.500h4a1.600 1.600 0 0 1 1.600 2l-1.400 5.600a1.900 1.900 0 0 1-1.900 1.400H7',
  lock: 'M5.500 9h9v7.500h-9zM7.300 9V6.600a2.700 2.700 0 0 1 5.400 0V9',
  eye: 'M2 10s3-5.200 8-5.200S18 10 18 10s-3 5.200-8 5.200S2 10 2 10zM10 7.700a2.300 2.300 0 1 0 0 4.600 2.300 2.300 0 0 0 0-4.600z',
  trash: 'M4 5.500h12M8 5.500V3.800h4v1.700M5.500 5.500l.700 11h7.600l.700-11',
} as const;

export type IconName = keyof typeof PATHS | 'thumbsdown';

export function Icon({ name }: Readonly<{ name: IconName }>) {
  const upside = name === 'thumbsdown';
  return (
    <svg
      className="drawn"
      data-wide={name === 'more' || undefined}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
      transform={upside ? 'rotate(180)' : undefined}
    >
      <path d={PATHS[upside ? 'up' : name]} />
    </svg>
  );
}
