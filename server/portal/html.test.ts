import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html, render } from './html.ts'

test('what is put into markup is escaped, in text and in attributes', () => {
  const name = `<script>alert('1')</script> & "quoted"`

  const markup = render(html`<a title="${name}">${name}</a>`)

  const escaped = '&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;'
  assert.equal(markup, `<a title="${escaped}">${escaped}</a>`)
})

test('markup and lists of markup go in as they are, other lists are escaped', () => {
  const inner = html`<b>${'<'}</b>`

  assert.equal(render(html`<p>${inner}${[inner, '<i>']}</p>`), '<p><b>&lt;</b><b>&lt;</b>&lt;i&gt;</p>')
})

test('nothing leaves nothing, zero stays', () => {
  assert.equal(render(html`[${null}${undefined}${false}${0}${''}]`), '[0]')
})

test('an object that looks like markup is refused', () => {
  const forged = JSON.parse('{"text":"<b>","toString":"<b>"}')

  assert.throws(() => html`${forged}`, /no markup/)
})

test('control characters are left out', () => {
  assert.equal(render(html`${'a\u0000b\u001Bc\u0085d\te\nf'}`), 'abcd\te\nf')
})
