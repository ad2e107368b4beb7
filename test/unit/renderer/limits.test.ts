import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mostDraftMentions } from '../../../main/domain/draft-mentions.ts';
import * as contract from '../../../preload/contract/commands.ts';
import * as inContract from '../../../preload/contract/limits.ts';
import * as limits from '../../../renderer/limits.ts';

describe('the limits of the window', () => {
  it('are those of the contract', () => {
    expect(limits.maximumTextLength).toBe(contract.maximumTextLength);
    expect(limits.maximumMentions).toBe(inContract.maximumMentions);
    expect(limits.maximumMentionLength).toBe(inContract.maximumMentionLength);
    expect(limits.minimumPassphraseLength).toBe(contract.minimumPassphraseLength);
  });

  it('let no draft mention more people than the store keeps', () => {
    expect(mostDraftMentions).toBe(inContract.maximumMentions);
  });

  it('are the only thing that is said twice: the window loads types of the commands only', () => {
    const folder = join(import.meta.dirname, '../../../renderer');
    const loading = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) =>
        /import \{[^}]*\} from '[./]*preload\/contract\/(?:commands|model)\.ts'/.test(
          readFileSync(join(folder, file), 'utf8'),
        ),
      );
    expect(loading).toEqual([]);
  });
});
