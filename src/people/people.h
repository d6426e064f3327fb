#pragma once

#include <filesystem>

#include "people/desks.h"
#include "people/hashing.h"
#include "people/links.h"
#include "people/second_factor.h"
#include "people/sessions.h"
#include "people/sign_in.h"
#include "people/staff.h"

namespace midad::people {

/// Everything of this part over one database, put together. Any thread.
struct People {
    /// The three must outlive it. `key_file`: where the newspaper's key is, or will be.
    People(store::Database& database, const Clock& clock, audit::Log& log, const std::filesystem::path& key_file,
           Hashing::Limits limits = {})
        : hashing{limits},
          staff{database, clock, log},
          desks{database, log},
          sessions{database, clock, log},
          second_factor{database, clock, log, Key{key_file}},
          sign_in{database, clock, log, hashing, sessions, second_factor},
          links{database, clock, log, hashing, sign_in, desks} {}
    People(const People&) = delete;
    People& operator=(const People&) = delete;

    Hashing hashing;
    Staff staff;
    Desks desks;
    Sessions sessions;
    SecondFactor second_factor;
    SignIn sign_in;
    Links links;
};

}  // namespace midad::people
