import type { Article } from '../article.ts'

export const sh16 = {
  text: `第十六条 【数据质量提升】
公共数据开放主体应当加强执行标准规范,开展数据治理,提升数据质量,增强开放数据的及时性、完整性和准确性,包括但不限于:
(一)通过开放前校对核验、开放后及时修正等方式,确保开放数据无错值、空值、重复。公共数据异议核实与处理根据本市相关办法执行。
(二)通过优化格式、实时接口开发、可视化呈现、零散数据整合、丰富字段说明等方式,提高数据的可用性。
(三)通过持续完善部门业务流程,升级完善信息系统,增加数据校验、更新提示等功能,优化数据产生的频次、字段、格式等。
市大数据中心、市经济和信息化部门建立公共数据质量评估机制,制定数据质量要求的相关说明文件,建立数据质量检查模型,开展公共数据的质量监督,指导数据开放主体根据检查结果提升数据质量。市大数据中心应当为数据开放主体做好相关数据治理技术和服务能力的供给。`,
  duties: {
    'SH-16.1': {
      kind: 'obligation',
      who: 'provider',
      quote: '公共数据开放主体应当加强执行标准规范,开展数据治理,提升数据质量,增强开放数据的及时性、完整性和准确性',
      requires: [{ report: 'openQuality', quote: '增强开放数据的及时性、完整性和准确性' }],
    },
    // reading: 空值 are empty cells in items declared mandatory; an item may be declared to allow none.
    'SH-16.1.1': {
      kind: 'obligation',
      who: 'provider',
      quote: '通过开放前校对核验、开放后及时修正等方式,确保开放数据无错值、空值、重复',
      steps: ['openListEntry.accept'],
      requires: [{ rule: 'openedFlawless', quote: '确保开放数据无错值、空值、重复' }],
    },
    'SH-16.1.2': {
      kind: 'obligation',
      who: 'provider',
      quote: '通过优化格式、实时接口开发、可视化呈现、零散数据整合、丰富字段说明等方式,提高数据的可用性',
    },
    'SH-16.1.3': {
      kind: 'obligation',
      who: 'provider',
      quote: '通过持续完善部门业务流程,升级完善信息系统,增加数据校验、更新提示等功能,优化数据产生的频次、字段、格式等',
      requires: [{ notice: 'updateDue', quote: '更新提示' }],
    },
    'SH-16.2': {
      kind: 'obligation',
      who: ['operator', 'openingAuthority'],
      quote:
        '市大数据中心、市经济和信息化部门建立公共数据质量评估机制,制定数据质量要求的相关说明文件,建立数据质量检查模型,开展公共数据的质量监督,指导数据开放主体根据检查结果提升数据质量',
      requires: [{ report: 'qualityModel', quote: '建立数据质量检查模型' }],
    },
  },
} as const satisfies Article
