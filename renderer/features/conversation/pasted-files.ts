/**
 * The files of what was pasted. Office programs put a picture of the text beside the text: then the text is meant, and
 * there are none. The browser calls pictures that come without a file `image.png`.
 */
export function pastedFiles(data: DataTransfer): readonly File[] {
  const files = [...data.files];
  const isDrawnText = data.getData('text/plain') !== '' && files.every(({ name }) => name === 'image.png');
  return isDrawnText ? [] : files;
}
