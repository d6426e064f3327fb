#include "programs/serve.h"

#include <malloc.h>
#include <signal.h>

#include <fmt/format.h>
#include <cstdlib>

#include "admin/admin.h"
#include "base/log.h"
#include "http/server.h"
#include "jobs/runner_thread.h"
#include "jobs/schedule.h"
#include "programs/contacts.h"
#include "programs/editing.h"
#include "programs/exit_codes.h"
#include "programs/faces.h"
#include "programs/folder_lock.h"
#include "programs/heartbeat.h"
#include "programs/newsroom.h"
#include "programs/people.h"
#include "programs/picture_work.h"
#include "programs/searching.h"
#include "search/indexing.h"
#include "search/search.h"
#include "site/site.h"
#include "site/themes.h"

namespace midad::programs {

namespace {

using namespace std::chrono_literals;

/// Tells the site of every commit to the record and of sections that were added, by this process and others.
class ChangeWatch {
public:
    ChangeWatch(Newsroom& newsroom, site::Site& site)
        : newsroom_{newsroom},
          site_{site},
          // In this order: what is committed between the two is seen as a change, never missed.
          listener_{newsroom.database->listen()},
          last_{newsroom.record.last_change()},
          heartbeat_{"changes of the record", 0ms, [this] { look(); }} {}

private:
    void look() {
        if (!pending_ && !listener_->wait(250ms)) return;
        pending_ = true;
        const auto changes = newsroom_.record.changes_after(last_);
        // After the changes were read, so that every section that they speak of is known.
        if (newsroom_.sections.refresh()) site_.forget_all();
        for (const record::Record::Change& change : changes) {
            site_.apply(change);
            last_ = change.sequence;
        }
        pending_ = false;
    }

    Newsroom& newsroom_;
    site::Site& site_;
    std::unique_ptr<store::Listener> listener_;
    std::int64_t last_;
    bool pending_ = false;  // something was announced that could not be read yet
    Heartbeat heartbeat_;
};

/// The paper's own work: what waits in the queue, and what is due by the clock.
class Chores {
public:
    Chores(Newsroom& newsroom, Editing& editing)
        : runner_{newsroom.queue, newsroom.clock}, schedule_{*newsroom.database, newsroom.queue, newsroom.clock} {
        // At night, so that a fault of the disk is in the log before it is in the paper.
        runner_.add("store.examine", [&newsroom](const std::string&) {
            const auto faults = newsroom.database->faults();
            for (const std::string& fault : faults) log::error("the store has a fault: {}", fault);
            if (faults.empty()) log::info("the store is sound");
        });
        schedule_.add("store.examine", jobs::daily(4h));
        runner_.add(catch_up_with_pictures, [&newsroom](const std::string& payload) { catch_up(newsroom, payload); });
        leave_catching_up(newsroom);
        runner_.add("media.abandoned", [&newsroom](const std::string&) {
            if (const std::size_t removed = newsroom.uploads.remove_abandoned(); removed > 0)
                log::info("{} uploads of yesterday were removed", removed);
        });
        schedule_.add("media.abandoned", jobs::every(60min));
        runner_.add("stories.empty_bin", [&newsroom, &editing](const std::string&) {
            newsroom.database->write(store::Durability::normal, [&](store::Transaction& transaction) {
                if (const auto gone = editing.drafts.empty_bin(transaction); gone > 0)
                    log::info("{} stories lay in the bin for thirty days and are gone", gone);
            });
        });
        schedule_.add("stories.empty_bin", jobs::daily(3h));
        thread_.emplace(runner_, newsroom.queue, &schedule_);
    }

private:
    jobs::Runner runner_;
    jobs::Schedule schedule_;
    std::optional<jobs::RunnerThread> thread_;  // last: it uses both
};

http::Options options_of(const Newsroom& newsroom, std::optional<std::uint16_t> port) {
    http::Options options = newsroom.settings.server;
    if (port) options.port = *port;
    if (!options.access_log.empty()) options.access_log = (newsroom.folder / options.access_log).string();
    return options;
}

void tell_addresses(const Voice& voice, const std::string& origin) {
    voice.say("serve.address", {{"address", origin + "/"}});
    voice.say("serve.light", {{"address", origin + "/lite"}});
    voice.say("serve.feed", {{"address", origin + "/feed.rss"}});
    voice.say("serve.desk", {{"address", origin + "/admin/"}});
}

/// As long as the newspaper is nobody's, whoever reads the terminal may take it.
void tell_first_link(const Voice& voice, const std::string& origin, people::Links& links) {
    if (const auto token = links.make_first()) voice.say("serve.first_link", {{"link", link_of(origin, *token)}});
}

/// As Vite builds it into web/admin/dist, for whoever works on it; without the variable, what the program carries.
admin::AppFiles app_files() {
    const char* folder = std::getenv("MIDAD_DESK_APPLICATION");
    return folder == nullptr ? admin::AppFiles::carried() : admin::AppFiles::of_folder(folder);
}

/// Said once at the start, so that whoever runs a paper knows what leaves the machine.
void tell_contacts(const Voice& voice, const Settings& settings) {
    std::string hosts;
    for (const std::string& host : contacts_of(settings)) hosts += (hosts.empty() ? "" : " ") + host;
    if (hosts.empty()) {
        voice.say("serve.no_hosts");
    } else {
        voice.say("serve.hosts", {{"hosts", hosts}});
    }
}

void wait_for_the_end() {
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    int signal = 0;
    sigwait(&ending, &signal);
}

}  // namespace

int serve(const Voice& voice, const std::filesystem::path& folder, std::optional<std::uint16_t> port) {
    // Two heaps instead of eight a core: pages are made by few threads, and a small machine's memory is the paper's.
    ::mallopt(M_ARENA_MAX, 2);
    if (!std::filesystem::exists(folder / settings_file)) static_cast<void>(settings_of(folder));
    const FolderLock lock{folder};
    Newsroom newsroom{folder};
    const http::Options options = options_of(newsroom, port);
    record::Masthead& masthead = newsroom.settings.masthead;
    // A paper that has no public address yet is read where it listens.
    const bool local = is_local(masthead);
    if (local && options.port != 0) masthead.address = fmt::format("http://127.0.0.1:{}", options.port);

    site::Themes themes{newsroom.theme_folder(), masthead};
    search::Search search{newsroom.folder, newsroom.clock};
    site::Site site{{newsroom.record, newsroom.sections, masthead, newsroom.counts, newsroom.library, newsroom.clock,
                     themes, text::Messages::carried(), search},
                    {.cache_bytes = newsroom.settings.cache_mib << 20}};
    people::People people{*newsroom.database, newsroom.clock, newsroom.audit, newsroom.folder / key_file,
                          hashing_limits(options.workers)};
    Editing editing{newsroom, people};
    admin::Admin desk{
        {people, newsroom.audit, newsroom.sections, masthead, newsroom.clock, editing.drafts, editing.revisions,
         editing.comments, editing.presence, editing.writing, editing.publishing, editing.states, newsroom.record,
         newsroom.catalogue, newsroom.library, newsroom.uploads, newsroom.counts, site},
        app_files()};
    Faces faces{site, desk};
    http::Server server{options, faces};
    if (local) masthead.address = fmt::format("http://127.0.0.1:{}", server.port());

    const ChangeWatch changes{newsroom, site};
    const Heartbeat counting{"read counts", 1s, [&] { newsroom.counts.flush(); }};
    const Heartbeat dressing{"theme", 2s, [&] { site.refresh_theme(); }};
    const Heartbeat suggesting{"suggestions", 30s, [&] { search.refresh_suggestions(); }};
    const Heartbeat planned{"the desk's timetable", 200ms, [&] { editing.publishing.do_what_is_due(); }};
    const Chores chores{newsroom, editing};
    const search::IndexingThread indexing{source_of(newsroom), *newsroom.database, [&folder](const auto& meanwhile) {
                                              return rebuild_in_child(folder, meanwhile);
                                          }};
    server.start();
    lock.tell(masthead.address);
    tell_addresses(voice, fmt::format("http://{}:{}", options.address == "0.0.0.0" ? "127.0.0.1" : options.address,
                                      server.port()));
    tell_first_link(voice, masthead.address, people.links);
    voice.say("serve.stop_with");
    tell_contacts(voice, newsroom.settings);
    wait_for_the_end();
    voice.say("serve.stopping");
    server.stop();
    voice.say("serve.stopped");
    return Exit::done;
}

}  // namespace midad::programs
