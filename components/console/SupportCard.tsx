import { Copy } from 'lucide-preact';
import { Fragment } from 'preact';
import { plainText } from '../../utils/domain/plainText.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import { supportMail, supportText } from '../../utils/domain/supportNote.ts';
import { t } from '../../utils/domain/text.ts';
import { Button } from '../shared/Button.tsx';
import { Icon } from '../shared/Icon.tsx';
import { SalesLink } from './billing/SalesLink.tsx';
import { Card } from './Card.tsx';
import { roleName } from './roleName.ts';
import { useCopy } from './useCopy.ts';

export interface SupportCardProps {
  provider: Provider;
  /** Of the region. */
  host: string;
  version: string;
}

const FORM = 'https://bitwarden.com/contact/';

/** The way to Bitwarden's support: first what it would be told, then the ways there. Nothing is sent from here. */
export function SupportCard({ provider, host, version }: SupportCardProps) {
  const { copied, copy } = useCopy();
  const text = supportText({
    provider: plainText(provider.name),
    role: roleName(provider.role),
    region: host,
    version,
  });
  return (
    <Card title={t('support_title')}>
      <div class="settings-body">
        <p class="text-2">{t('support_text')}</p>
        <pre class="support-note">
          {text.split('\n').map((line, at) => (
            <Fragment key={line}>
              {at > 0 && '\n'}
              <bdi>{line}</bdi>
            </Fragment>
          ))}
        </pre>
        <div class="across">
          <a class="button button-secondary button-m" href={supportMail(t('support_subject'), text)}>
            {t('support_mail')}
          </a>
          <Button icon={Copy} onClick={() => void copy(text)}>
            {t('support_copy')}
          </Button>
          <a class="out-link" href={FORM} target="_blank" rel="noopener noreferrer">
            {t('support_form', new URL(FORM).host)}
            <Icon name="open" size={14} />
          </a>
          <p class="small text-2" role="status">
            {copied.value && t(copied.value.isDone ? 'support_copied' : 'copy_refused')}
          </p>
        </div>
        <p>
          <SalesLink />
        </p>
      </div>
    </Card>
  );
}
