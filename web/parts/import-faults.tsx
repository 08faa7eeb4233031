import type { CatalogRowFault } from '@gongshu/client'
import { entryFaultText } from '../../text/entry-fault.ts'
import { useWords } from '../ui/words.tsx'
import { ArticleLink } from './article-link.tsx'

/** Why an entry of a file cannot be taken, each reason with its article. */
export function ImportFaults({ faults }: { faults: readonly CatalogRowFault[] }) {
  const { tData } = useWords()
  return faults.map(fault => (
    <div key={`${fault.field} ${fault.reason}`} className="error">
      {entryFaultText(fault, tData)} {fault.duty && <ArticleLink duty={fault.duty} />}
    </div>
  ))
}
