/** libsignal prints whole sessions, private keys included, through console; tests keep that off the screen. */
console.info = () => undefined;
console.warn = () => undefined;
console.error = () => undefined;
