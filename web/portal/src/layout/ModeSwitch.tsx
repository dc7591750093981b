/** Says which data is looked at, and changes it. */
import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconBuildingBank, IconCheck, IconChevronDown, IconFlask } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { say } from '../components/say';
import { type Mode, modeNames } from '../permissions';
import { useMember, useMode } from '../session';
import classes from './Layout.module.css';

export function ModeSwitch() {
  const [mode, change] = useMode();
  const { organisation, can } = useMember();
  const [, go] = useLocation();
  const approved = organisation.production === 'APPROVED';
  const to = (wanted: Mode) => {
    if (wanted === mode) return;
    change(wanted);
    say(`You are looking at the ${wanted === 'sandbox' ? 'sandbox' : 'production data'} now`);
  };
  return (
    <Menu position="bottom-start" width={290}>
      <Menu.Target>
        <UnstyledButton className={classes.mode} data-mode={mode} aria-label={`Mode: ${modeNames[mode]}`}>
          {mode === 'sandbox' ? (
            <IconFlask size={18} aria-hidden />
          ) : (
            <IconBuildingBank size={18} aria-hidden />
          )}
          {modeNames[mode]}
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFlask size={20} />}
          rightSection={mode === 'sandbox' && <IconCheck size={18} aria-label="shown now" />}
          onClick={() => to('sandbox')}
        >
          Sandbox
          <Text size="sm" c="dimmed">
            Made-up people and providers
          </Text>
        </Menu.Item>
        {approved ? (
          <Menu.Item
            leftSection={<IconBuildingBank size={20} />}
            rightSection={mode === 'production' && <IconCheck size={18} aria-label="shown now" />}
            onClick={() => to('production')}
          >
            Production
            <Text size="sm" c="dimmed">
              Real people, real data
            </Text>
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconBuildingBank size={20} />}
            onClick={() => go('/organisation')}
            disabled={!can('ManageOrganisation', 'sandbox')}
          >
            Production
            <Text size="sm" c="dimmed">
              {organisation.production === 'REQUESTED'
                ? 'Asked for; the operator decides'
                : 'Not open yet: an owner asks for it under Organisation'}
            </Text>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
