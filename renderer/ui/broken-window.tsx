import { Component, type ReactNode } from 'react';
import { TriangleAlert } from 'lucide-react';
import { Button } from './button.tsx';
import { Gate } from './gate.tsx';
import { useTranslation } from './texts.tsx';

function Broken() {
  const { t } = useTranslation();
  return (
    <Gate icon={TriangleAlert} title={t('app.broken.title')} lead={t('app.broken.lead')}>
      <Button tone="primary" onClick={() => location.reload()}>
        {t('app.broken.reload')}
      </Button>
    </Gate>
  );
}

/** Shows a sentence and a way on where an error in drawing would leave an empty window. */
export class BrokenWindow extends Component<{ children: ReactNode }, { broken: boolean }> {
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override state = { broken: false };

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
