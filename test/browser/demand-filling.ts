import type { Page } from 'playwright-core'

/** Fills the form of a demand for the one entry that is chosen, as a street would. */
export async function fillDemand(page: Page, { frequency }: { frequency: string }): Promise<void> {
  await page.getByLabel('标题').fill('独居老人关爱')
  await page.getByLabel('应用场景').fill('独居老人走访')
  await page.getByLabel('需求依据').fill('街道职责清单第三项')
  await page.getByLabel('业务目标').fill('确定走访名单')
  await page.getByLabel('数据资源内容').fill('婚姻登记状态')
  await page.getByLabel('数据使用方式').selectOption('api')
  await page.getByLabel('数据使用频率').selectOption(frequency)
  await page.getByLabel('数据使用安全等级').selectOption('level2')
  await page.getByLabel('相关保障措施').fill('专人专机')
  await page.getByLabel('调用数据的信息系统').fill('街道综合平台')
  await page.getByRole('button', { name: '全选数据项' }).click()
}
