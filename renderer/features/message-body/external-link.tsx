import type { MouseEvent, ReactNode } from 'react';
import { useApp } from '../../app-context.ts';

/** A link that leads out of the app. Main shows the real address and asks, then the person's own browser opens it. */
export function ExternalLink({
  href,
  className,
  children,
}: {
  href: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const app = useApp();
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    void app.messages.openLink(href);
  };
  return (
    <a
      href={href}
      title={href}
      rel="noreferrer"
      className={className}
      onClick={open}
      onAuxClick={open}
      draggable={false}
    >
      {children}
    </a>
  );
}
