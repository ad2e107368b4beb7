import { encode } from 'uqr';
import { useMemo } from 'react';
import styles from './link-dialog.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** White modules around the code, as the standard asks. */
const quietZone = 4;
const smallestSide = 264;

/** Draws a code in whole pixels per module, black on white whatever the theme: a camera has to read it. */
export function QrCode({ text }: { text: string }) {
  const { t } = useTranslation();
  const { path, side, pixels } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: 0 });
    const dark = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x + quietZone} ${y + quietZone}h1v1h-1z`] : [])),
    );
    const modules = size + 2 * quietZone;
    return { path: dark.join(''), side: modules, pixels: modules * Math.ceil(smallestSide / modules) };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={t('linking.qr')}
      className={styles.qr}
      width={pixels}
      height={pixels}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
