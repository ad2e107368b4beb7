import { failuresOf } from '../library/judge.ts';
import type { StoragesDrillReport } from './drill.ts';

export const judgeStorages = ({ storages }: StoragesDrillReport): readonly string[] =>
  failuresOf({
    'reconnecting adds no storage': storages.every((count) => count === storages[0]),
    'all sockets share one storage': storages.every((count) => count <= 1),
  });
