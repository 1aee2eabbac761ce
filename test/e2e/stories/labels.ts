import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { writeLabelsFile } from '../../../utils/domain/labelsFile.ts';
import { pageHolds } from '../harness/pageHolds.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import {
  ask,
  clientNames,
  counts,
  fill,
  isHeaded,
  look,
  press,
  search,
  sees,
  seesNot,
  switchTo,
} from '../steps.ts';

export function tellLabels(stage: Stage): void {
  describe('what a technician attaches to clients', () => {
    it('is a pin with a key, which puts the client first, until it is taken away', async () => {
      await stage.signedIn();
      const { popup } = stage;
      const [before] = await clientNames(popup);
      await search(popup, 'clover', 'Clover Dental');
      await popup.keyboard.down('Control');
      await popup.keyboard.press('d');
      await popup.keyboard.up('Control');
      await counts(popup, '.star.is-on', 1);
      await look(popup, 'popup-pin');
      await popup.keyboard.press('Escape');
      await pageHolds(
        popup,
        'the pinned client first',
        () => document.querySelector('[role=option] .name bdi')?.textContent === 'Clover Dental',
      );
      expect(before).not.toBe('Clover Dental');
      await look(popup, 'popup-pinned');
    });

    it('is edited in the console, shown on the toolbar and found by its tag', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const page = await stage.openConsole('#/client');
      await isHeaded(page, 'Clover Dental');
      await press(page, 'Edit');
      await fill(page, 'input[name=own-tags]', 'Gold, On site');
      await fill(page, 'textarea[name=own-note]', 'Ask Ana before anything changes.');
      await page.locator('label.hue[data-hue=plum]').click();
      await fill(page, 'input[name=own-code]', 'q7');
      await look(page, 'console-labels-form');
      await press(page, 'Keep');
      await sees(page, '#Gold');
      await seesNot(page, 'Cancel');
      await look(page, 'console-labels');
      await until('the toolbar to show the code', async () => (await stage.browser.badge()).text === 'Q7');
      const icon = await page.$eval('link[rel=icon]', (link) => link.getAttribute('href'));
      expect(icon).toBe('/tab/plum.svg');
      expect(await page.title()).toBe('Switchboard');

      await fill(stage.popup, 'input[role=combobox]', '#gold');
      await counts(stage.popup, '[role=option]', 1);
      expect(await clientNames(stage.popup)).toEqual(['Clover Dental']);
      await look(stage.popup, 'popup-tag');
    });

    it('comes from a colleague’s file, of which nothing is taken over unseen', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const page = await stage.openConsole('#/client');
      await isHeaded(page, 'Clover Dental');
      await press(page, 'Edit');
      await fill(page, 'textarea[name=own-note]', 'Ask Ana.');
      await press(page, 'Keep');
      await sees(page, 'Ask Ana.');
      const { value } = (await ask(page, 'labels.read')) as { value: { clients: object } };
      const [id = ''] = Object.keys(value.clients);
      const labels = { favourite: true, tags: ['Gold'], note: 'Ask Bo.', hue: 'plum', code: 'Q7' } as const;
      const folder = await mkdtemp(join(tmpdir(), 'labels-'));
      const path = join(folder, 'labels.json');
      const gone = { id: '00000000-0000-4000-8000-000000000001', name: 'Gone Ltd', labels };
      const theirs = { id, name: 'Clover Dental', labels: { ...labels, tags: ['Gold'] } };
      await writeFile(
        path,
        writeLabelsFile([theirs, { ...gone, labels: { ...gone.labels, tags: [], code: null } }]),
      );

      await press(page, 'Settings', 'link');
      await isHeaded(page, 'Settings');
      const input = await page.waitForSelector('input[type=file]');
      await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
      await sees(page, 'What the file would change');
      await sees(page, 'Gone Ltd');
      await page.$eval('.import', (section) => section.scrollIntoView());
      await look(page, 'console-labels-import');
      await press(page, 'Take over for one client');
      await sees(page, 'Labels of one client were taken over.');
      await rm(folder, { recursive: true });
      await until('the toolbar to show the code', async () => (await stage.browser.badge()).text === 'Q7');
      const after = (await ask(page, 'labels.read')) as {
        value: { clients: Record<string, { labels: object }> };
      };
      expect(after.value.clients[id]?.labels).toEqual({ ...labels, tags: ['Gold'], note: 'Ask Ana.' });
    });
  });
}
