/** A mail this server would send, as far as anyone needs to read it. */
export interface Mail {
  to: string;
  subject: string;
  code: string;
  /** Epoch milliseconds. */
  at: number;
}

/** Mails that were "sent". They never leave this process: the page of the server and its control messages show them. */
export class Mailbox {
  readonly #mails: Mail[] = [];

  send(to: string, subject: string, code: string): void {
    this.#mails.push({ to, subject, code, at: Date.now() });
  }

  /** Oldest first. */
  all(): Mail[] {
    return structuredClone(this.#mails);
  }

  lastTo(email: string): Mail | undefined {
    return this.#mails.findLast(({ to }) => to === email);
  }
}
