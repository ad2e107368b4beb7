const nothing = (): void => undefined;

/**
 * Calls run side by side, and each is answered when all that began before it have been. Baileys asks for a message's sender
 * (`handleMessage` in Socket/messages-recv.js) before the message gets into the line of those to be decrypted: whichever had to wait for
 * the store there, or for its turn, would be overtaken by those that came after it.
 */
export function answersInOrder(): <Value>(work: Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    // Whoever awaits the answer hears of it; until then it is nobody's failure.
    work.catch(nothing);
    const answer = last.then(() => work);
    last = answer.catch(nothing);
    return answer;
  };
}
