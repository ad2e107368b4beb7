/*
 * Which chats a list shows. In a file without zod: the page needs the values, and no schemas.
 */

/** `archived` shows archived chats only; all others leave them out. `unread`: with unread messages, or marked as unread by hand. */
export const chatFilters = ['all', 'unread', 'groups', 'direct', 'archived'] as const;
export type ChatFilter = (typeof chatFilters)[number];
