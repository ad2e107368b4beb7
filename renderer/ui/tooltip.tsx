import { Tooltip as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './tooltip.module.css';
import { useLayerHost } from './use-layer-host.ts';

/** Must be around everything that has a tooltip: the second one shows without waiting. */
export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Primitive.Provider delayDuration={500} skipDelayDuration={200}>
    {children}
  </Primitive.Provider>
);

/** Says more about a thing on hover and on focus. The thing has its accessible name without it. */
export function Tooltip({
  text,
  side = 'bottom',
  children,
}: {
  text: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
}) {
  const [host, look] = useLayerHost();
  return (
    <Primitive.Root onOpenChange={look}>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal container={host}>
        <Primitive.Content className={styles.tooltip} side={side} sideOffset={8} collisionPadding={8}>
          {text}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
