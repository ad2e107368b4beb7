import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire, syncBuiltinESMExports } from 'node:module';

type Stores = ReadonlyMap<object, unknown>;

/**
 * Baileys makes one `AsyncLocalStorage` per socket and never disables it (Utils/auth-utils.ts
 * `addTransactionCapability`). Before Node 24 every promise of the process then carries one property for each of
 * them, of sockets long gone as well: a hundred accounts cut throughput to a third. Here all of them share one real
 * storage that holds a small map, so that a promise carries one property however many sockets there were.
 *
 * Call before Baileys is imported. Does nothing on Node 24 and later, where storages cost nothing while unused.
 */
export function shareAsyncContext(nodeMajor = Number(process.versions.node.split('.')[0])): boolean {
  if (nodeMajor >= 24) return false;
  const asyncHooks = createRequire(import.meta.url)('node:async_hooks') as {
    AsyncLocalStorage: typeof AsyncLocalStorage;
  };
  if (asyncHooks.AsyncLocalStorage !== AsyncLocalStorage) return false;
  asyncHooks.AsyncLocalStorage = sharedStorageClass(new AsyncLocalStorage<Stores>());
  syncBuiltinESMExports();
  return true;
}

/** A class that behaves as `AsyncLocalStorage` does, all of whose instances live in `shared`. */
export function sharedStorageClass(shared: AsyncLocalStorage<Stores>): typeof AsyncLocalStorage {
  return class SharedAsyncLocalStorage<Store> extends AsyncLocalStorage<Store> {
    override getStore(): Store | undefined {
      return shared.getStore()?.get(this) as Store | undefined;
    }

    override run<Result, Arguments extends unknown[]>(
      store: Store,
      callback: (...values: Arguments) => Result,
      ...values: Arguments
    ): Result {
      return shared.run(new Map(shared.getStore()).set(this, store), callback, ...values);
    }

    override exit<Result, Arguments extends unknown[]>(
      callback: (...values: Arguments) => Result,
      ...values: Arguments
    ): Result {
      const rest = new Map(shared.getStore());
      rest.delete(this);
      return shared.run(rest, callback, ...values);
    }

    override enterWith(store: Store): void {
      shared.enterWith(new Map(shared.getStore()).set(this, store));
    }

    override disable(): void {
      const rest = new Map(shared.getStore());
      if (rest.delete(this)) shared.enterWith(rest);
    }
  };
}
