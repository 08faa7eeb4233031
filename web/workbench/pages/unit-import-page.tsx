import { UnitImport } from '../../parts/unit-import.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'

/** Units from a file: looked at line by line, then taken in at once. */
export function UnitImportPage() {
  const { t } = useWords()
  return (
    <>
      <PageHead title={t('work.unitImport.title')} about={t('work.unitImport.about')} />
      <UnitImport />
    </>
  )
}
