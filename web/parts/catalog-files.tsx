import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useWords } from '../ui/words.tsx'
import { catalogFileUrl, paths } from '../workbench/paths.ts'
import { useSession } from './law-in-force.ts'

const formats = ['xlsx', 'csv', 'json', 'jsonld', 'ttl'] as const

/** The catalog as a file in the format of one's choice, filtered as the list is; and the way to the import. */
export function CatalogFiles({ unit, state }: { unit?: string | undefined; state?: string | undefined }) {
  const { t, tData } = useWords()
  const { roles } = useSession()
  const navigate = useNavigate()
  const items = formats.map(format => ({
    key: format,
    label: (
      <a href={catalogFileUrl(format, { unitId: unit, state })} download>
        {tData(`catalogFormat.${format}`)}
      </a>
    ),
  }))
  const mayImport = roles.includes('provider') || roles.includes('operator')
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button>{t('work.export.catalog')}</Button>
      </Dropdown>
      {mayImport && <Button onClick={() => navigate({ to: paths.importCatalog })}>{t('work.import.open')}</Button>}
    </>
  )
}
