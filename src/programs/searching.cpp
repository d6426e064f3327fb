#include "programs/searching.h"

#include <cstdio>
#include <optional>

#include <fmt/format.h>

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
