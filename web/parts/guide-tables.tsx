import type { GuideAnswer } from '@gongshu/client'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'

/** A guide to be read: its method, each level with class, conditions and safeguards, its examples. */
export function GuideTables({ guide }: { guide: GuideAnswer['content'] }) {
  const { t } = useWords()
  return (
    <div className="stack" style={{ gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <section>
        <h3>{t('work.class.method')}</h3>
        <p className="pre">{guide.gradingMethod}</p>
      </section>
      <section>
        <h3>{t('work.class.levels')}</h3>
        <LevelTable guide={guide} />
      </section>
      <section>
        <h3>{t('work.class.examples')}</h3>
        <ExampleTable guide={guide} />
      </section>
    </div>
  )
}

function LevelTable({ guide }: { guide: GuideAnswer['content'] }) {
  const { t, tData } = useWords()
  const { levels = [], classesOfLevels = [], conditionsOfLevels = [] } = guide
  const heads = [
    ...['dimension', 'levelCode', 'meaning'].map(name => tData(`field.${name}`)),
    t('work.class.col.class'),
    t('work.class.col.conditions'),
    tData('field.supervision'),
  ]
  return (
    <ScrollRegion name={t('work.class.levels')}>
      <table className="table">
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map(({ dimension, levelCode, meaning, safeguards }) => (
            <tr key={levelCode}>
              <td>{tData(`guideDimension.${dimension}`)}</td>
              <td>{levelCode}</td>
              <td>{meaning}</td>
              <td>
                {classesOfLevels
                  .filter(row => row.levelCode === levelCode)
                  .map(row => tData(`openingClass.${row.openingClass}`))}
              </td>
              <td style={{ minWidth: 220 }}>
                {conditionsOfLevels
                  .filter(row => row.levelCode === levelCode)
                  .map(row => (
                    <div key={row.condition}>
                      {tData(`conditionFamily.${row.conditionFamily}`)}：{row.condition}
                    </div>
                  ))}
              </td>
              <td>{safeguards}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function ExampleTable({ guide }: { guide: GuideAnswer['content'] }) {
  const { t, tData } = useWords()
  return (
    <ScrollRegion name={t('work.class.examples')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{tData('field.example')}</th>
            <th scope="col">{tData('field.levelCodes')}</th>
            <th scope="col">{t('work.class.col.class')}</th>
          </tr>
        </thead>
        <tbody>
          {(guide.gradingExamples ?? []).map(row => (
            <tr key={row.example}>
              <td>{row.example}</td>
              <td>{row.levelCodes}</td>
              <td>{tData(`openingClass.${row.openingClass}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
