/** What the import of the sample is called; by this it is found again. */
export const SAMPLE_NAME = 'Northline sample'
