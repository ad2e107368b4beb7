import type { Group } from '../groups/group.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import type { SavedGroups } from './saved.ts';

type SavedGroup = SavedGroups['groups'][number];

/** People in them are named by number; whoever has no file of their own keeps the name as well. */
export function saveGroups(service: Service): SavedGroups {
  const people = new Map<string, string>();
  const number = (person: Person): string => {
    people.set(person.number, person.name);
    return person.number;
  };
  const groups = [...service.groups.all()].map((group): SavedGroup => {
    const { creator, members, requests, subjectBy, description, ...rest } = group;
    return {
      ...rest,
      creator: number(creator),
      subjectBy: number(subjectBy),
      members: [...members].map(([person, role]) => [number(person), role]),
      requests: [...requests].map(([person, at]) => [number(person), at]),
      ...(description ? { description: { ...description, by: number(description.by) } } : {}),
    };
  });
  return { people: Object.fromEntries(people), groups };
}

export function restoreGroups(service: Service, saved: SavedGroups): void {
  const person = (number: string): Person => service.directory.ensure(number, saved.people[number]);
  for (const group of saved.groups) {
    const { creator, members, requests, subjectBy, description, ...rest } = group;
    const restored: Group = {
      ...rest,
      creator: person(creator),
      subjectBy: person(subjectBy),
      members: new Map(members.map(([number, role]) => [person(number), role])),
      requests: new Map(requests.map(([number, at]) => [person(number), at])),
      description: description && { ...description, by: person(description.by) },
    };
    service.groups.restore(restored);
  }
}
