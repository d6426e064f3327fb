#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "audience/counts.h"
#include "audit/log.h"
#include "base/clock.h"
#include "jobs/queue.h"
#include "media/catalogue.h"
#include "media/library.h"
#include "media/uploads.h"
#include "programs/settings.h"
#include "record/record.h"
#include "store/database.h"
#include "topics/sections_in_force.h"

namespace midad::programs {

/// The name of the settings file in a newspaper's folder.
inline constexpr const char* settings_file = "midad.toml";
/// And of the key that second factors are sealed with, once there is one (people/key.h).
inline constexpr const char* key_file = "midad.key";

/// The settings of the newspaper in the folder. Throws Failure "newspaper.none" {folder}, or "settings.faults" {file,
/// faults} with every fault a line, in the language of the sentence (Voice::complain).
Settings settings_of(const std::filesystem::path& folder);

/// One newspaper, put together from its folder: what every command works on. Neither copied nor moved; destroyed from
/// the top down.
class Newsroom {
public:
    /// Opens the store and brings it up to this program's shape. Throws as settings_of and store::Database::open.
    explicit Newsroom(const std::filesystem::path& folder);
    Newsroom(const Newsroom&) = delete;
    Newsroom& operator=(const Newsroom&) = delete;

    std::filesystem::path folder;
    SystemClock clock;
    Settings settings;
    std::unique_ptr<store::Database> database;
    topics::SectionsInForce sections;
    std::unique_ptr<media::Shelf> shelf;
    media::Library library;
    media::Catalogue catalogue;
    media::Uploads uploads;
    record::Record record;
    audience::Counts counts;
    jobs::Queue queue;
    audit::Log audit;

    std::filesystem::path theme_folder() const { return folder / settings.theme; }
    /// Where readers read it; a paper that has no public address yet is read where it is, or would be, served.
    std::string origin() const;
    /// The story's own path, "/طاقة/7/شراكة", percent-encoded, with the paper's origin before it.
    std::string address_of(const record::Card& card) const;
};

/// Whether the paper has no public address yet.
bool is_local(const record::Masthead& masthead);

/// "sqlite:paper.sqlite" with its path made the folder's; a PostgreSQL address as it is.
std::string database_place(const Settings& settings, const std::filesystem::path& folder);

}  // namespace midad::programs
