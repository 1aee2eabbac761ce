import type { ClientColumn } from '../../../utils/domain/clientColumns.ts';
import type { Disk } from '../stores/disk.ts';

interface Chosen {
  columns: ClientColumn[] | null;
}

/** Which columns the console's table of clients has. */
export function createClientColumns(disk: Disk) {
  const read = async (): Promise<Chosen> => ({ columns: await disk.clientColumns() });
  return {
    read,
    async write(columns: readonly ClientColumn[]): Promise<Chosen> {
      await disk.keepClientColumns(columns);
      return read();
    },
  };
}
