/** A link out of the page, if it leads where a link may lead. */
import type { ReactNode } from 'react';

export const isSafe = (href: string): boolean =>
  URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);

export function Link({ href, children }: Readonly<{ href: string; children: ReactNode }>) {
  if (!isSafe(href)) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
