/** A collection of a client with its name opened; `name` is null when the name does not open. */
export interface Collection {
  id: string;
  name: string | null;
}
