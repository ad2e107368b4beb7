import { describe, expect, it } from 'vitest';
import english from '../../../resources/locales/en.json' with { type: 'json' };
import { knownDisconnectCodes, verdictFor } from '../../../main/domain/disconnect-reason.ts';
import { disconnectReasonSchema } from '../../../preload/contract/model.ts';

describe('verdictFor', () => {
  it.each([
    [400, 'stop', 'refused', 'retry'],
    [401, 'unlinked', 'device-removed', 'relink'],
    [403, 'stop', 'restricted', 'retry'],
    [405, 'stop', 'client-too-old', 'update'],
    [408, 'retry', 'connection-lost', undefined],
    [409, 'stop', 'client-too-old', 'update'],
    [411, 'stop', 'refused', 'retry'],
    [419, 'unlinked', 'device-removed', 'relink'],
    [428, 'retry', 'connection-lost', undefined],
    [429, 'retry', 'service-unavailable', undefined],
    [440, 'stop', 'replaced', 'retry'],
    [500, 'retry', 'session-broken', undefined],
    [502, 'retry', 'service-unavailable', undefined],
    [503, 'retry', 'service-unavailable', undefined],
    [404, 'stop', 'refused', 'retry'],
    [999, 'retry', 'unknown', undefined],
    [null, 'retry', 'unknown', undefined],
  ])('%s: %s, %s', (code, kind, reason, nextStep) => {
    const verdict = verdictFor(code);
    expect(verdict).toEqual({ kind, reason, ...(nextStep === undefined ? {} : { nextStep }) });
  });

  it('restarts at once when the service asks for it', () => {
    expect(verdictFor(515)).toEqual({ kind: 'restart' });
  });

  it('never fights over an account that another program uses', () => {
    expect(verdictFor(440).kind).toBe('stop');
  });

  it('has a sentence for every reason', () => {
    const sentences: Record<string, unknown> = english.reason;
    for (const reason of disconnectReasonSchema.options)
      expect(sentences[reason], reason).toBeTypeOf('string');
  });

  it('knows each code once', () => {
    expect(new Set(knownDisconnectCodes).size).toBe(knownDisconnectCodes.length);
  });
});
