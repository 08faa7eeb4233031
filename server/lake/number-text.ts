/** A number as it was written: eighteen digits do not survive as a JavaScript number. */
export class NumberText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toJSON(): string {
    return this.text
  }
}
