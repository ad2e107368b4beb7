import { failuresOf } from '../library/judge.ts';
import type { StoragesDrillReport } from './drill.ts';

export const judgeStorages = ({ storages, silent, check }: StoragesDrillReport): readonly string[] =>
  failuresOf({
    'reconnecting adds no storage': storages.every((count) => count === storages[0]),
    'every socket has been used': silent.length === 0,
    'the self-check finds nothing': check.differences.length === 0,
    'all sockets share one storage': storages.every((count) => count <= 1),
  });
