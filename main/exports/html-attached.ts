import { escaped } from './escaped.ts';

const pictures = /\.(?:jpg|jpeg|png|gif|webp)$/iu;
const videos = /\.(?:mp4|webm|3gp)$/iu;
const sounds = /\.(?:ogg|mp3|m4a|aac|amr)$/iu;
/** What a browser only shows. Everything else could run something when it is opened: it is named, and not linked. */
const shown =
  /\.(?:pdf|txt|jpg|jpeg|png|gif|webp|mp4|webm|3gp|ogg|mp3|m4a|aac|docx|xlsx|pptx|odt|ods|odp|zip|csv)$/iu;

/** A file beside the page. `name` is one of ours: without folders. */
export function attachedMarkup(folder: string, name: string, alt: string): string {
  const source = escaped(`${folder}/${encodeURIComponent(name)}`);
  const label = escaped(name);
  if (pictures.test(name)) return `<img src="${source}" alt="${escaped(alt)}" loading="lazy">`;
  if (videos.test(name))
    return `<video src="${source}" aria-label="${label}" controls preload="none"></video>`;
  if (sounds.test(name))
    return `<audio src="${source}" aria-label="${label}" controls preload="none"></audio>`;
  if (shown.test(name)) return `<a href="${source}" rel="noreferrer"><bdi>${label}</bdi></a>`;
  return `<span><bdi>${label}</bdi></span>`;
}
