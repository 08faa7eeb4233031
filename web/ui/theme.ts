import type { ThemeConfig } from 'antd'

export const colours = {
  brand: '#123d7a',
  ground: '#f3f5f9',
  ink: '#1b2434',
  faint: '#5b6676',
  line: '#dfe4ec',
  red: '#b3261e',
  amber: '#8a5300',
  green: '#1c6b3a',
} as const

const fonts =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"

export const theme: ThemeConfig = {
  cssVar: { key: 'gongshu' },
  token: {
    colorPrimary: colours.brand,
    colorLink: '#0f4c9c',
    colorLinkHover: '#0b3a7a',
    colorLinkActive: '#0b3a7a',
    colorInfo: colours.brand,
    colorSuccess: colours.green,
    colorSuccessBg: '#eaf6ee',
    colorSuccessBorder: '#a9d5b8',
    colorInfoBg: '#e8eef8',
    colorInfoBorder: '#b5c6e2',
    colorWarningBg: '#fff5e3',
    colorWarningBorder: '#ecd09a',
    colorErrorBg: '#fdf0ef',
    colorErrorBorder: '#e7b4b0',
    colorWarning: '#b26a00',
    colorError: colours.red,
    colorText: colours.ink,
    colorTextSecondary: colours.faint,
    colorTextDescription: colours.faint,
    colorTextPlaceholder: '#667080',
    colorTextDisabled: '#667080',
    colorBgLayout: colours.ground,
    colorBorder: '#b9c2d0',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: fonts,
    motion: false,
  },
}
