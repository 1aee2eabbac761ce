/** What another extension can use; Firefox has it under this name too. */
declare const chrome: {
  runtime: {
    lastError?: { message: string };
    sendMessage(id: string, message: unknown, hear: (answer: unknown) => void): void;
    connect(id: string): {
      onMessage: { addListener(hear: (message: unknown) => void): void };
      onDisconnect: { addListener(hear: () => void): void };
      postMessage(message: unknown): void;
    };
  };
};

/** Runs in a page of the stranger: everything by which one extension can reach for another. */
export async function talkToUs(id: string, origin: string) {
  const message = {
    v: 1,
    id: 'stranger',
    op: 'session.state',
    document: 'stranger-document',
    provider: null,
    context: null,
    input: {},
  };
  const NOBODY = 'nobody there';

  const sent = new Promise<unknown>((resolve) => {
    chrome.runtime.sendMessage(id, message, (answer) =>
      resolve(chrome.runtime.lastError ? NOBODY : { answer }),
    );
  });
  const connected = new Promise<unknown>((resolve) => {
    const port = chrome.runtime.connect(id);
    port.onMessage.addListener((answer) => resolve({ answer }));
    port.onDisconnect.addListener(() => resolve(NOBODY));
    port.postMessage(message);
  });
  const fetched = fetch(`${origin}/popup.html`).then(
    () => 'fetched',
    () => 'refused',
  );
  const drawn = new Promise<string>((resolve) => {
    const image = new Image();
    image.onload = () => resolve('drawn');
    image.onerror = () => resolve('refused');
    image.src = `${origin}/icon/16.png`;
  });
  return { message: await sent, port: await connected, page: await fetched, icon: await drawn };
}
