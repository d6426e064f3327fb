#include "people/person.h"

#include <algorithm>

namespace midad::people {

bool is_at(const Person& person, DeskId desk) {
    return std::find(person.desks.begin(), person.desks.end(), desk) != person.desks.end();
}

bool may(const Person& person, Permission permission) {
    return !person.disabled && permissions_of(person.role).has(permission);
}

bool may(const Person& person, Permission permission, DeskId desk) {
    if (!may(person, permission)) return false;
    return !is_of_stories(permission) || may(person, Permission::desk_all) || is_at(person, desk);
}

audit::Actor actor_of(const Person& person) { return {person.id, person.name}; }

}  // namespace midad::people
