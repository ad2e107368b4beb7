/** What the browser tells of something that is dragged or let go. */
type Dragged = Pick<DataTransfer, 'items'>;

const backupName = /\.switchboard-backup$/iu;

/** While something is held over the window: whether it may be a folder or a backup, of which the browser knows no type. */
export const mayBeOpened = ({ items }: Dragged): boolean =>
  items.length > 0 && [...items].every(({ kind, type }) => kind === 'file' && type === '');

/** Folders and backups among what was let go: the window opens them, wherever that was. */
export const openedByWindow = ({ items }: Dragged): readonly File[] =>
  [...items].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (file === null) return [];
    return item.webkitGetAsEntry()?.isDirectory === true || backupName.test(file.name) ? [file] : [];
  });
