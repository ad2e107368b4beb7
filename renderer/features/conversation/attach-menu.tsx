import { ChartBarBig, Files, Plus, UserRound, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import buttonStyles from '../../ui/icon-button.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLayerHost } from '../../ui/use-layer-host.ts';
import menuStyles from '../account-menu/account-menus.module.css';

/** What can be sent beside a text. */
export type Attachable = 'files' | 'poll' | 'contact';

const entries: readonly (readonly [Attachable, LucideIcon])[] = [
  ['files', Files],
  ['poll', ChartBarBig],
  ['contact', UserRound],
];

/** The button that asks what is to be attached. */
export function AttachMenu({
  disabled,
  filesFull,
  onChoose,
}: {
  disabled: boolean;
  /** The message box holds as many files as it can. */
  filesFull: boolean;
  onChoose: (what: Attachable) => void;
}) {
  const { t } = useTranslation();
  const [host, look] = useLayerHost();
  const chosen = useRef<Attachable | null>(null);
  return (
    <DropdownMenu.Root modal={false} onOpenChange={look}>
      <Tooltip text={t('composer.attach')} side="top">
        <DropdownMenu.Trigger
          className={buttonStyles.button}
          aria-label={t('composer.attach')}
          disabled={disabled}
        >
          <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
        </DropdownMenu.Trigger>
      </Tooltip>
      <DropdownMenu.Portal container={host}>
        <DropdownMenu.Content
          className={menuStyles.menu}
          side="top"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            const what = chosen.current;
            chosen.current = null;
            if (what === null) return;
            // What was chosen takes the focus.
            event.preventDefault();
            setTimeout(() => onChoose(what), 0);
          }}
        >
          {entries.map(([what, Icon]) => (
            <DropdownMenu.Item
              key={what}
              className={menuStyles.item}
              disabled={what === 'files' && filesFull}
              onSelect={() => (chosen.current = what)}
            >
              <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
              {t(`attach.${what}`)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
