/** Members of the team by their ids. */
import { useQuery } from '@tanstack/react-query';
import { type Api, answerOf, type Schemas } from '../api/client.ts';
import { useViewer } from '../session/viewer.ts';

export type Member = Schemas['Member'];

export const teamOf = (api: Api) => ({
  queryKey: ['team'],
  queryFn: async () => (await answerOf(api.GET('/api/team'))).items,
});

/** The team, for whoever may read it: not for machines that read figures. */
export function useTeam() {
  const { api, me } = useViewer();
  return useQuery({ ...teamOf(api), enabled: me.role !== 'bi', staleTime: 15_000 });
}

/** The member's name; the id itself for who is no member, such as a team that owns a campaign. */
export function usePersonName(): (id: string) => string {
  const { data: team } = useTeam();
  return (id) => team?.find((member) => member.id === id)?.name ?? id;
}

export function Person({ id }: { readonly id: string }) {
  const nameOf = usePersonName();
  return <bdi>{nameOf(id)}</bdi>;
}
