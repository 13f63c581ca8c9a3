import { Box } from '@strapi/design-system';

export const CODE_FONT = 'Menlo, Consolas, "Liberation Mono", monospace';

/** Text for machines, as it is. Long lines wrap, so that nothing hides. */
export const Code = ({ children }: { children: string }) => (
  <Box
    tag="pre"
    color="neutral800"
    fontSize={1}
    lineHeight={4}
    maxWidth="100%"
    // Text for machines is read from left to right in every language.
    dir="ltr"
    style={{ fontFamily: CODE_FONT, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
  >
    {children}
  </Box>
);
