/** A ref that takes the focus once, when its element appears: the same function each time, so that a re-render moves nothing. */
export function takeFocus(node: HTMLElement | null): void {
  node?.focus()
}
