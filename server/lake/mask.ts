import { createHmac } from 'node:crypto'

export type Mask = 'none' | 'id_6_4' | 'mobile_3_4' | 'name_surname' | 'year_only' | 'hash' | 'drop' | 'keep_1_1'

/**
 * Masks one value as agreed. A value that does not look like what its mask is for is masked most: only its first and last
 * character stay. Characters are counted as people see them, so a rare surname is never cut in half.
 */
export function applyMask(mask: Mask, value: string | null, secret: string): string | null {
  if (value === null || mask === 'drop') return null
  if (mask === 'none') return value
  if (mask === 'hash') return createHmac('sha256', secret).update(value).digest('hex')
  const characters = [...value]
  switch (mask) {
    case 'id_6_4':
      return /^\d{17}[\dX]$/i.test(value) ? keep(characters, 6, 4) : keep(characters, 1, 1)
    case 'mobile_3_4':
      return /^1\d{10}$/.test(value) ? keep(characters, 3, 4) : keep(characters, 1, 1)
    case 'name_surname':
      return surnameOnly(characters)
    case 'year_only':
      return /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 4) : keep(characters, 1, 1)
    case 'keep_1_1':
      return keep(characters, 1, 1)
  }
}

/** Compound surnames, which a mask must not take for a surname and a given name. */
const COMPOUND = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 西门 第五'.split(
    ' ',
  ),
)

function surnameOnly(characters: string[]): string {
  // Longer than any Chinese name, or not Chinese at all: no surname can be told, so the strictest mask applies.
  if (characters.length < 2 || characters.length > 5 || !characters.every(isHan)) return keep(characters, 1, 1)
  const length = characters.length > 2 && COMPOUND.has(characters.slice(0, 2).join('')) ? 2 : 1
  return keep(characters, length, 0)
}

function isHan(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character)
}

function keep(characters: string[], head: number, tail: number): string {
  // One or two characters would stand there whole.
  if (characters.length <= head + tail) return '*'.repeat(characters.length)
  const hidden = '*'.repeat(characters.length - head - tail)
  return `${characters.slice(0, head).join('')}${hidden}${tail ? characters.slice(-tail).join('') : ''}`
}
