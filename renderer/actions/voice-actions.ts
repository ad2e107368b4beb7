import type { Bridge } from '../../preload/contract/bridge.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import { openRecorder, type RecordedSound, type SoundRecorder } from '../recording/sound-recorder.ts';
import { waveformOf } from '../recording/waveform-of.ts';
import { conversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import {
  addToast,
  setReply,
  setVoice,
  type ChatPlace,
  type RecordedVoice,
  type Recording,
  type VoiceStop,
} from '../stores/ui-state.ts';
import { callMain } from './call.ts';
import type { ConversationActions } from './conversation-actions.ts';
import { showSent } from './show-sent.ts';

/** What is shorter was a slip. Seconds. */
export const shortestVoice = 1;
/** Seconds. */
export const longestVoice = 30 * 60;

/** Voice messages: one is recorded at a time; each chat may keep one that waits to be sent. */
export interface VoiceActions {
  /** Begins to watch whether the recording is still wanted. Returns the function that ends it. */
  start(): () => void;
  /** Opens the microphone. Nothing happens while another recording is under way. */
  begin(place: ChatPlace): Promise<void>;
  pause(): void;
  resume(): void;
  /** Ends the recording; it waits in its chat to be heard and sent. `stop`: why, when nobody has asked for it. */
  finish(stop: VoiceStop | null): Promise<void>;
  /** Gives up what is recorded, or was recorded and waits, in this chat. */
  discard(place: ChatPlace): void;
  /** Sends what is recorded, or was recorded and waits. What can't be sent waits on. */
  send(place: ChatPlace): Promise<void>;
  /** This chat is left. */
  leave(place: ChatPlace): void;
  /** How long it is so far, in seconds, and how loud it was all along, from 0 to 1. */
  live(): { readonly seconds: number; readonly levels: readonly number[] };
}

/** Makes the actions on voice messages. The store says what goes on; when it says nothing, the microphone is let go of. */
export function createVoiceActions(
  bridge: Bridge,
  stores: Stores,
  conversation: ConversationActions,
): VoiceActions {
  const { ui } = stores;
  let recorder: SoundRecorder | null = null;
  /** What could not be stored; it can be tried again. */
  let held: RecordedSound | null = null;
  let last = 0;
  let limit: ReturnType<typeof setTimeout> | undefined;

  const now = (): Recording | null => ui.getState().recording;
  const isNow = (id: number): boolean => now()?.id === id;
  const setPhase = (id: number, phase: Recording['phase']): void =>
    ui.setState(({ recording }) => (recording?.id === id ? { recording: { ...recording, phase } } : {}));
  const over = (): void => ui.setState({ recording: null });
  const closeMicrophone = (): void => {
    clearTimeout(limit);
    recorder?.close();
    recorder = null;
    void callMain(bridge, 'microphone.close', {});
  };
  const detach = (voice: RecordedVoice | undefined): void => {
    if (voice !== undefined) void callMain(bridge, 'media.detach', { attachmentIds: [voice.attachment.id] });
  };
  const watchLimit = (): void => {
    clearTimeout(limit);
    const left = longestVoice - (recorder?.seconds() ?? 0);
    limit = setTimeout(() => {
      if (now()?.phase === 'recording') void actions.finish('limit');
    }, left * 1000);
  };

  const store = async (
    { id, place }: Recording,
    sound: RecordedSound,
    stop: VoiceStop | null,
  ): Promise<RecordedVoice | null> => {
    const answer = await callMain(bridge, 'media.attachBytes', {
      accountId: place.accountId,
      bytes: sound.bytes,
      fileName: 'voice.webm',
      mimetype: 'audio/webm;codecs=opus',
    });
    if (!answer.ok) {
      if (!isNow(id)) return null;
      held = sound;
      setPhase(id, 'held');
      addToast(ui, answer.error.code);
      return null;
    }
    const voice = { attachment: answer.value, waveform: waveformOf(sound.levels), stop };
    if (isNow(id)) return voice;
    detach(voice);
    return null;
  };
  /** Ends the recording; null when there is nothing of it. The store goes on saying that it is under way. */
  const end = async (stop: VoiceStop | null): Promise<RecordedVoice | null> => {
    const recording = now();
    if (recording === null || recording.phase === 'ending') return null;
    const heard = held;
    held = null;
    if (heard === null && recorder === null) {
      // The microphone is still waited for.
      over();
      return null;
    }
    setPhase(recording.id, 'ending');
    const stopping = recorder?.stop();
    closeMicrophone();
    const sound = heard ?? (await stopping);
    if (sound === undefined || !isNow(recording.id)) return null;
    if (sound.seconds < shortestVoice || sound.bytes.byteLength === 0) {
      over();
      if (stop !== 'left') addToast(ui, 'recording-too-short');
      return null;
    }
    return store(recording, sound, stop);
  };

  const actions: VoiceActions = {
    start: () =>
      ui.subscribe((state, before) => {
        if (state.recording !== null || before.recording === null) return;
        held = null;
        closeMicrophone();
      }),
    begin: async (place) => {
      if (now() !== null) return;
      last += 1;
      const id = last;
      ui.setState({ recording: { id, place, phase: 'asking' } });
      const fail = (code: ErrorCode): void => {
        if (!isNow(id)) return;
        over();
        addToast(ui, code);
      };
      const leave = await callMain(bridge, 'microphone.open', {});
      if (!leave.ok) return fail(leave.error.code);
      // Called off meanwhile, and main heard of that before it gave its leave.
      if (now() === null) void callMain(bridge, 'microphone.close', {});
      if (!isNow(id)) return;
      const opened = await openRecorder(() => void actions.finish('lost'));
      if (typeof opened === 'string') return fail(opened);
      if (!isNow(id)) return opened.close();
      recorder = opened;
      watchLimit();
      setPhase(id, 'recording');
    },
    pause: () => {
      const recording = now();
      if (recording?.phase !== 'recording') return;
      recorder?.pause();
      setPhase(recording.id, 'paused');
    },
    resume: () => {
      const recording = now();
      if (recording?.phase !== 'paused') return;
      recorder?.resume();
      watchLimit();
      setPhase(recording.id, 'recording');
    },
    finish: async (stop) => {
      const recording = now();
      const voice = await end(stop);
      if (recording === null || voice === null) return;
      setVoice(ui, conversationKey(recording.place.accountId, recording.place.chatId), voice);
      over();
    },
    discard: (place) => {
      const key = conversationKey(place.accountId, place.chatId);
      detach(ui.getState().voices[key]);
      setVoice(ui, key, null);
      if (isAt(now(), place)) over();
    },
    send: async (place) => {
      const key = conversationKey(place.accountId, place.chatId);
      const recording = now();
      const records = isAt(recording, place);
      const voice = records ? await end(null) : ui.getState().voices[key];
      if (voice === null || voice === undefined) return;
      const reply = ui.getState().replies[key];
      const answer = await callMain(bridge, 'messages.sendMedia', {
        ...place,
        attachmentId: voice.attachment.id,
        as: 'voice',
        caption: '',
        quotedMessageId: reply?.id ?? null,
        measured: {
          width: null,
          height: null,
          seconds: voice.attachment.seconds,
          thumbnail: null,
          waveform: [...voice.waveform],
        },
      });
      const isLost = !answer.ok && answer.error.code === 'attachment-gone';
      setVoice(ui, key, answer.ok || isLost ? null : voice);
      if (records && recording !== null && isNow(recording.id)) over();
      if (!answer.ok) return addToast(ui, answer.error.code);
      if (reply !== undefined) setReply(ui, key, null);
      await showSent(stores, conversation, place.accountId, answer.value);
    },
    leave: (place) => {
      if (isAt(now(), place)) void actions.finish('left');
    },
    live: () => ({ seconds: recorder?.seconds() ?? held?.seconds ?? 0, levels: recorder?.levels ?? [] }),
  };
  return actions;
}

const isAt = (recording: Recording | null, { accountId, chatId }: ChatPlace): boolean =>
  recording?.place.accountId === accountId && recording.place.chatId === chatId;
