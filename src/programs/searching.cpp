#include "programs/searching.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "programs/exit_codes.h"
#include "programs/progress.h"
#include "search/search.h"
#include "search/synonyms.h"
#include "text/dates.h"

namespace midad::programs {

namespace {

std::string label_of(search::Progress::Stage stage) {
    switch (stage) {
        case search::Progress::Stage::counting_words:
            return "search.counting_words";
        case search::Progress::Stage::indexing:
            return "search.indexing";
        case search::Progress::Stage::compacting:
            return "search.compacting";
    }
    return "search.indexing";
}

/// One bar a stage.
class Bars {
public:
    explicit Bars(const Voice& voice) : voice_{voice} {}
    void at(const search::Progress& progress) {
        if (!bar_ || stage_ != progress.stage) {
            bar_.reset();
            stage_ = progress.stage;
            bar_.emplace(voice_, label_of(stage_), progress.total);
        }
        bar_->at(progress.done);
    }

private:
    const Voice& voice_;
    std::optional<Progress> bar_;
    search::Progress::Stage stage_ = search::Progress::Stage::counting_words;
};

int tell_state(const Voice& voice, const Newsroom& newsroom) {
    const search::Search search{newsroom.folder, newsroom.clock};
    const auto state = search.state();
    if (!state) {
        voice.complain("search.not_ready", {});
        return Exit::refused;
    }
    voice.say("search.state", {{"stories", std::to_string(state->stories)},
                               {"generation", std::to_string(state->generation)},
                               {"kib", std::to_string(state->bytes >> 10)},
                               {"behind", std::to_string(newsroom.record.last_change() - state->sequence)}});
    return Exit::done;
}

void tell_refusal(const Voice& voice, const search::Refusal& refusal) {
    voice.complain(refusal.key, refusal.arguments);
}

}  // namespace

search::Source source_of(const Newsroom& newsroom) {
    return {newsroom.folder, newsroom.record, newsroom.settings.masthead.house};
}

bool rebuild_in_child(const std::filesystem::path& folder, const std::function<bool()>& meanwhile) {
    using namespace std::chrono_literals;
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
    const std::string where = folder.string();
    const char* const words[] = {self.c_str(), "search", "--folder", where.c_str(), "rebuild", nullptr};
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        // Nothing here may allocate: other threads were in the middle of what they did.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(1);
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::setpriority(PRIO_PROCESS, 0, 10);
        const int nothing = ::open("/dev/null", O_RDWR);
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(nothing, STDOUT_FILENO);
        ::dup2(nothing, STDERR_FILENO);
        ::execv(words[0], const_cast<char* const*>(words));
        ::_exit(127);
    }
    if (child < 0) throw Failure{"search.no_child", {{"reason", std::strerror(errno)}}, "search: fork failed"};
    int status = 0;
    bool goes_on = true;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (goes_on && !meanwhile()) {
            goes_on = false;
            ::kill(child, SIGKILL);  // what it has committed is kept for the next time
        }
        std::this_thread::sleep_for(goes_on ? 50ms : 1ms);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == Exit::done;
}

int search_rebuild(const Voice& voice, const Newsroom& newsroom) {
    {
        Bars bars{voice};
        search::rebuild(source_of(newsroom), [&](const search::Progress& progress) {
            bars.at(progress);
            return true;
        });
    }
    return tell_state(voice, newsroom);
}

int search_state(const Voice& voice, const Newsroom& newsroom) {
    int code = tell_state(voice, newsroom);
    const std::filesystem::path file = newsroom.folder / "synonyms.txt";
    if (!std::filesystem::exists(file)) return code;
    for (const auto& fault : search::read_synonyms(read_file(file)).faults) {
        voice.complain(fault.key, fault.arguments);
        code = Exit::refused;
    }
    return code;
}

int search_ask(const Voice& voice, const Newsroom& newsroom, const std::string& words) {
    const search::Search search{newsroom.folder, newsroom.clock};
    const auto& house = newsroom.settings.masthead.house;
    const auto query = search::read_query(words, {}, search::Order::relevance, *newsroom.sections.now(), house);
    if (!query) {
        tell_refusal(voice, query.error());
        return Exit::refused;
    }
    const auto found = search.find(*query);
    if (!found) {
        tell_refusal(voice, found.error());
        return Exit::refused;
    }
    for (const search::Hit& hit : found->hits) {
        const auto story = newsroom.record.find_latest(hit.story);
        if (!story) continue;
        std::fputs(fmt::format("{:7.2f}  {}  {}\t{}\n", hit.score(),
                               text::iso_day(text::day_of(story->card.published_at, house)), story->card.headline,
                               newsroom.address_of(story->card))
                       .c_str(),
                   stdout);
    }
    if (found->did_you_mean) voice.say("search.meant", {{"words", *found->did_you_mean}});
    voice.say("search.found", {{"stories", std::to_string(found->total)}});
    return Exit::done;
}

}  // namespace midad::programs
