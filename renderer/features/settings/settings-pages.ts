import { Bell, Database, Info, Lock, Monitor, Palette, UserPlus, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import { AboutSection } from '../about/about-section.tsx';
import { DataSection } from '../app-settings/data-section.tsx';
import { DesktopSection } from '../app-settings/desktop-section.tsx';
import { NotificationSection } from '../app-settings/notification-section.tsx';
import { SecuritySection } from '../app-settings/security-section.tsx';
import { AppearancePage } from './appearance-page.tsx';
import { NewAccountsPage } from './new-accounts-page.tsx';

/** One page of the settings. Its title is in the catalogue. */
export interface SettingsPage {
  readonly id: string;
  readonly title:
    | 'appearance.title'
    | 'newAccounts.title'
    | 'notifications.title'
    | 'lock.title'
    | 'desktop.title'
    | 'wipe.section'
    | 'about.title';
  readonly icon: LucideIcon;
  /** Shows its own heading, of the second level. */
  readonly Page: ComponentType;
}

/** All pages, from top to bottom. A new one is added here; nothing else knows them. */
export const settingsPages: readonly SettingsPage[] = [
  { id: 'appearance', title: 'appearance.title', icon: Palette, Page: AppearancePage },
  { id: 'notifications', title: 'notifications.title', icon: Bell, Page: NotificationSection },
  { id: 'security', title: 'lock.title', icon: Lock, Page: SecuritySection },
  { id: 'new-accounts', title: 'newAccounts.title', icon: UserPlus, Page: NewAccountsPage },
  { id: 'desktop', title: 'desktop.title', icon: Monitor, Page: DesktopSection },
  { id: 'data', title: 'wipe.section', icon: Database, Page: DataSection },
  { id: 'about', title: 'about.title', icon: Info, Page: AboutSection },
];
