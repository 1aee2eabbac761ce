import { useEffect, useState } from 'preact/hooks';
import { type Fingerprint, wordsOf } from '../../utils/domain/fingerprint.ts';

export interface FingerprintWordsProps {
  /** Whose words they are, and what for. */
  label: string;
  fingerprint: Fingerprint;
}

/** The words two people compare. Nothing stands there until all of them do. */
export function FingerprintWords({ label, fingerprint }: FingerprintWordsProps) {
  const [words, setWords] = useState<readonly string[]>([]);
  const key = fingerprint.join();
  useEffect(() => {
    let isShown = true;
    setWords([]);
    void wordsOf(fingerprint).then((found) => isShown && setWords(found));
    return () => {
      isShown = false;
    };
  }, [key]);
  return (
    <section class="phrase" aria-label={label}>
      <ol>
        {words.map((word, at) => (
          <li key={at}>{word}</li>
        ))}
      </ol>
    </section>
  );
}
