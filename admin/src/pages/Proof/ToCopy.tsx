import { Box, Flex } from '@strapi/design-system';
import { Code } from '../../components/Code';
import { CopyButton } from '../../components/CopyButton';

interface ToCopyProps {
  text: string;
  /** Label of the button. */
  label: string;
}

/** A text for machines in a frame of its own, and the button that copies it. */
export const ToCopy = ({ text, label }: ToCopyProps) => (
  <Flex direction="column" alignItems="flex-start" gap={3}>
    <Box padding={3} background="neutral100" borderColor="neutral150" hasRadius width="100%">
      <Code>{text}</Code>
    </Box>
    <CopyButton text={text}>{label}</CopyButton>
  </Flex>
);
