#include "programs/people.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "base/url.h"
#include "programs/exit_codes.h"

namespace midad::programs {

namespace {

int told(const Voice& voice, const people::Refusal& refusal) {
    voice.complain(refusal.key, refusal.arguments);
    return Exit::refused;
}

std::string_view state_of(const people::Person& person) {
    if (person.disabled) return "people_command.state.disabled";
    return person.invited ? "people_command.state.invited" : "people_command.state.active";
}

/// What the commands need of people/, put together over the newspaper.
struct Staffroom {
    explicit Staffroom(Newsroom& newsroom)
        : people{*newsroom.database, newsroom.clock, newsroom.audit, newsroom.folder / key_file} {}
    people::People people;

    std::optional<people::Person> find(const Voice& voice, const std::string& email) const {
        auto person = people.staff.find_by_email(email);
        if (!person) voice.complain("people_command.unknown", {{"email", email}});
        return person;
    }
};

}  // namespace

people::Hashing::Limits hashing_limits(unsigned workers) {
    const unsigned at_once = workers < 3 ? 1u : 2u;
    return {.at_once = at_once, .waiting = workers <= at_once + 1 ? 0u : std::min(workers / 2 - 1, 16u)};
}

std::string link_of(const std::string& origin, std::string_view token) {
    return origin + "/admin/invitation/" + percent_encoded(token);
}

int people_list(const Voice& voice, Newsroom& newsroom) {
    const Staffroom staffroom{newsroom};
    const auto everyone = staffroom.people.staff.everyone();
    if (everyone.empty()) voice.say("people_command.nobody");
    for (const people::Person& person : everyone) {
        const std::string role = voice.text("people.role." + std::string{people::name_of(person.role)});
        std::fputs(fmt::format("{}\t{}\t{}\t{}\t{}\n", person.id.value, person.name, person.email, role,
                               voice.text(state_of(person)))
                       .c_str(),
                   stdout);
    }
    return Exit::done;
}

int people_invite(const Voice& voice, Newsroom& newsroom, const InviteWish& wish) {
    Staffroom staffroom{newsroom};
    const auto role = people::role_of(wish.role);
    if (!role) {
        voice.complain("people.role_unknown", {{"role", wish.role}});
        return Exit::refused;
    }
    people::Invitee invitee{wish.name, wish.email, *role, {}, voice.language()};
    for (const std::int64_t desk : wish.desks) invitee.desks.push_back(DeskId{desk});
    const auto invited = staffroom.people.staff.invite(audit::Actor::console(), invitee);
    if (!invited) return told(voice, invited.error());
    voice.say("people_command.link",
              {{"person", invited->person.name}, {"link", link_of(newsroom.origin(), invited->token)}});
    return Exit::done;
}

int people_reset(const Voice& voice, Newsroom& newsroom, const std::string& email, SecondFactorGoes second_factor) {
    Staffroom staffroom{newsroom};
    const auto person = staffroom.find(voice, email);
    if (!person) return Exit::refused;
    if (second_factor == SecondFactorGoes::yes) {
        const auto changed =
            staffroom.people.staff.change(audit::Actor::console(), person->id, {.remove_second_factor = true});
        if (!changed) return told(voice, changed.error());
    }
    const auto token = staffroom.people.links.make_for(audit::Actor::console(), person->id);
    if (!token) return told(voice, token.error());
    voice.say("people_command.link", {{"person", person->name}, {"link", link_of(newsroom.origin(), *token)}});
    return Exit::done;
}

int people_change(const Voice& voice, Newsroom& newsroom, const std::string& email, Becomes becomes) {
    Staffroom staffroom{newsroom};
    const auto person = staffroom.find(voice, email);
    if (!person) return Exit::refused;
    const auto changed =
        staffroom.people.staff.change(audit::Actor::console(), person->id, {.disabled = becomes == Becomes::disabled});
    if (!changed) return told(voice, changed.error());
    voice.say(becomes == Becomes::disabled ? "people_command.disabled" : "people_command.enabled",
              {{"person", person->name}});
    return Exit::done;
}

}  // namespace midad::programs
