/** One of several to choose from, by the name that people read. */
export interface Option {
  value: string;
  label: string;
}
