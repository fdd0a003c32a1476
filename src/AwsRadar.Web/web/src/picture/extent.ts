/** Where a column stands in the picture. */
export interface Extent {
  left: number;
  right: number;
}
