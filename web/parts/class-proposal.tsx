import type { ClassProposalAnswer, ClassReasonAnswer } from '@gongshu/client'
import { Button } from 'antd'
import { useWords } from '../ui/words.tsx'
import { ArticleLink } from './article-link.tsx'

type Props = {
  readonly proposal: ClassProposalAnswer
  readonly onAdopt: (adopted: { openingClass: string; conditions: string; supervision: string }) => void
}

/** The class that follows from what is said of the data, each reason with its article, and the ones that decide. */
export function ClassProposal({ proposal, onAdopt }: Props) {
  const { t, tData } = useWords()
  const { openingClass, reasons, decidedBy, conditions, safeguards } = proposal
  const lines = conditions.map(
    ({ levelCode, conditionFamily, condition }) =>
      `${tData(`conditionFamily.${conditionFamily}`)}（${levelCode}）：${condition}`,
  )
  const decides = (reason: ClassReasonAnswer) =>
    decidedBy.some(one => one.kind === reason.kind && one.code === reason.code)
  return (
    <div className="proposal" role="status">
      <p>
        <strong>{t('work.class.proposed', { class: tData(`openingClass.${openingClass}`) })}</strong>
      </p>
      <h3>{t('work.class.because')}</h3>
      <ul>
        {reasons.map(reason => (
          <li key={`${reason.kind} ${reason.code} ${reason.dimension}`}>
            <ReasonText reason={reason} /> {reason.duty && <ArticleLink duty={reason.duty} />}{' '}
            {reason.sector && <span className="tag">{t('work.class.reason.sector')}</span>}{' '}
            {decides(reason) && <span className="tag going">{t('work.class.decides')}</span>}
          </li>
        ))}
      </ul>
      <Lines title={t('work.class.conditions')} lines={lines} />
      <Lines title={t('work.class.safeguards')} lines={safeguards} />
      <Button
        onClick={() => onAdopt({ openingClass, conditions: lines.join('\n'), supervision: safeguards.join('\n') })}
      >
        {t('work.class.adopt')}
      </Button>
    </div>
  )
}

function ReasonText({ reason }: { reason: ClassReasonAnswer }) {
  const { t, tData } = useWords()
  const { kind, code, dimension, openingClass } = reason
  const coded = kind === 'closedGround' ? tData(`closedGround.${code}`) : tData(`openingNeed.${code}`)
  return t(`work.class.reason.${kind}`, {
    code: kind === 'closedGround' || kind === 'need' ? coded : code,
    dimension: dimension ? tData(`guideDimension.${dimension}`) : '',
    class: tData(`openingClass.${openingClass}`),
  })
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (!lines.length) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
