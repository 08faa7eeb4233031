import { lawUrl } from '../workbench/paths.ts'
import { articleOf, useLaw } from './law-in-force.ts'

/** A duty as a link to its article on the public page of the law. */
export function ArticleLink({ duty }: { duty: string }) {
  const law = useLaw()
  return (
    <a className="article" href={lawUrl(articleOf(law, duty))}>
      {duty}
    </a>
  )
}

export function ArticleLinks({ duties }: { duties: readonly string[] }) {
  return duties.map((duty, index) => (
    <span key={duty}>
      {index > 0 && '、'}
      <ArticleLink duty={duty} />
    </span>
  ))
}
