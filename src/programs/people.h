#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "people/people.h"
#include "programs/newsroom.h"
#include "programs/voice.h"

namespace midad::programs {

/// How many may hash a password at once, and wait for it, so that of so many threads one is left to make pages.
people::Hashing::Limits hashing_limits(unsigned workers);

/// Where a one-time link leads.
std::string link_of(const std::string& origin, std::string_view token);

/// Somebody as the command line names them.
struct InviteWish {
    std::string email, name, role = "reporter";
    std::vector<std::int64_t> desks;
};

// Each answers the program's exit code. Links are written to standard output: there is no mail.
int people_list(const Voice& voice, Newsroom& newsroom);
int people_invite(const Voice& voice, Newsroom& newsroom, const InviteWish& wish);
enum class SecondFactorGoes { no, yes };
int people_reset(const Voice& voice, Newsroom& newsroom, const std::string& email, SecondFactorGoes second_factor);
enum class Becomes { disabled, enabled };
int people_change(const Voice& voice, Newsroom& newsroom, const std::string& email, Becomes becomes);

}  // namespace midad::programs
