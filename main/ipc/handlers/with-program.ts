import { success, type Result } from '../../../preload/contract/result.ts';
import { StoreError } from '../../accounts/ports.ts';
import { CommandFailure } from '../command-failure.ts';
import type { OpenProgram, Program, ShownProgram } from '../program.ts';
import { asCommand } from './accounts.ts';

/** Runs the work of a command on the open data; what the store or the accounts refuse becomes a code. */
export const withProgram = async <Value>(
  program: Pick<Program, 'opened'>,
  work: (open: OpenProgram) => Promise<Value>,
): Promise<Result<Value>> => onData(await program.opened(), work);

/** The same for what only shows: it is answered before Baileys has been read. */
export const withShown = async <Value>(
  program: Pick<Program, 'shown'>,
  work: (shown: ShownProgram) => Promise<Value>,
): Promise<Result<Value>> => onData(await program.shown(), work);

async function onData<Data, Value>(data: Data, work: (data: Data) => Promise<Value>): Promise<Result<Value>> {
  try {
    return await asCommand(async () => success(await work(data)));
  } catch (error: unknown) {
    if (error instanceof StoreError) throw new CommandFailure(codeOf(error), error.message, { cause: error });
    throw error;
  }
}

/** A cursor that the store does not know was not made by it: the page is at fault. */
const codeOf = ({ code }: StoreError): CommandFailure['code'] =>
  code === 'invalid-cursor' ? 'invalid-input' : code;
