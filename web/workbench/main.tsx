import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from '../parts/api.ts'
import { theme } from '../ui/theme.ts'
import { useWords, WordsProvider } from '../ui/words.tsx'
import '../ui/step-form.css'
import '../ui/workbench.css'
import { router } from './routes.tsx'

function Workbench() {
  const { language } = useWords()
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zh : en}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
// A refusal is said in the language of the question, so all answers are asked for again when it changes.
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <WordsProvider onChange={() => void queryClient.invalidateQueries()}>
        <Workbench />
      </WordsProvider>
    </QueryClientProvider>
  </StrictMode>,
)
