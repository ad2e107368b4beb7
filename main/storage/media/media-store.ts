import type { MediaStore } from '../../accounts/media-store-port.ts';
import type { Handlers } from '../methods.ts';
import * as files from './files.ts';
import { gallery } from './gallery.ts';
import * as messages from './message-media.ts';
import * as pictures from './pictures.ts';
import { queueMedia } from './queue-media.ts';

/** The methods of the port, as the worker runs them on `chats.db`. */
export const mediaHandlers: Handlers<MediaStore> = {
  urlSecret: ({ chats }) => files.urlSecret(chats),
  mediaMessage: ({ chats }, ...parameters) => messages.mediaMessage(chats, ...parameters),
  originalOf: ({ chats }, ...parameters) => messages.originalOf(chats, ...parameters),
  mediaMessages: ({ chats }, ...parameters) => messages.mediaMessages(chats, ...parameters),
  untouched: ({ chats }, ...parameters) => messages.untouched(chats, ...parameters),
  waiting: ({ chats }) => messages.waiting(chats),
  setMediaState: ({ chats }, ...parameters) => messages.setMediaState(chats, ...parameters),
  keepFile: ({ chats }, ...parameters) => messages.keepFile(chats, ...parameters),
  setMediaContent: ({ chats }, ...parameters) => messages.setMediaContent(chats, ...parameters),
  findFile: ({ chats }, name) => messages.findFile(chats, name),
  queueMedia: ({ chats }, ...parameters) => queueMedia(chats, ...parameters),
  uploads: ({ chats }, accountId) => messages.uploads(chats, accountId),
  setUploaded: ({ chats }, ...parameters) => messages.setUploaded(chats, ...parameters),
  failUpload: ({ chats }, ...parameters) => messages.failUpload(chats, ...parameters),
  loseFile: ({ chats }, ...parameters) => messages.loseFile(chats, ...parameters),
  knownFiles: ({ chats }, names) => files.knownFiles(chats, names),
  unusedFiles: ({ chats }, limit) => files.unusedFiles(chats, limit),
  forgetFile: ({ chats }, name) => files.forgetFile(chats, name),
  gallery: ({ chats }, ...parameters) => gallery(chats, ...parameters),
  pictures: ({ chats }, ...parameters) => pictures.pictures(chats, ...parameters),
  ownPicture: ({ chats }, accountId) => pictures.ownPicture(chats, accountId),
  setPicture: ({ chats }, ...parameters) => pictures.setPicture(chats, ...parameters),
  pictureFile: ({ chats }, ...parameters) => pictures.pictureFile(chats, ...parameters),
};
