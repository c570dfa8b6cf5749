import { Button, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { useViewer } from '../session/viewer.ts';

const schemes = { light: 'Light', dark: 'Dark', auto: 'As the system' } as const;

export function ViewerMenu() {
  const { me, signOut } = useViewer();
  // The library would switch transitions off by a style that the page's policy lets in from files alone.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          aria-label={`${me.name}: settings and sign out`}
        >
          <bdi>{me.name}</bdi>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="xs">{me.kind === 'key' ? `API key, ${me.role}` : me.role}</Text>
        </Menu.Label>
        {Object.entries(schemes).map(([scheme, title]) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            fw={colorScheme === scheme ? 600 : undefined}
            onClick={() => setColorScheme(scheme as keyof typeof schemes)}
          >
            {title}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
