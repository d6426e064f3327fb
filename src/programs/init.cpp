#include "programs/init.h"

#include <algorithm>
#include <vector>

#include "base/failure.h"
#include "base/file.h"
#include "programs/exit_codes.h"
#include "programs/intake.h"
#include "programs/newsroom.h"
#include "programs/progress.h"
#include "search/synonyms.h"
#include "text/dates.h"

namespace midad::programs {

namespace {

std::vector<std::filesystem::path> sample_stories(const std::filesystem::path& sample) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{sample / "stories"}) {
        if (entry.path().extension() == ".story") files.push_back(entry.path());
    }
    // "07-x.story" before "07-x.v2.story": a correction after what it corrects.
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.stem() < b.stem(); });
    return files;
}

/// How many whole weeks bring the newest time in the stories into the last seven days, and none of them beyond now.
std::chrono::milliseconds move_to_present(Newsroom& newsroom, const std::vector<std::filesystem::path>& files) {
    std::optional<Instant> newest;
    for (const auto& file : files) {
        const auto typed = article::read_story_form(read_file(file), newsroom.settings.masthead.house);
        if (!typed) continue;
        newest = std::max(newest, typed->published);
        for (const auto& correction : typed->corrections) newest = std::max(newest, correction.at);
    }
    if (!newest) return {};
    // Rounded down, also where the machine's clock is behind the sample's days.
    return std::chrono::floor<std::chrono::weeks>(newsroom.clock.now() - *newest);
}

int load_sample(const Voice& voice, Newsroom& newsroom, const std::filesystem::path& sample) {
    const auto files = sample_stories(sample);
    const auto move = move_to_present(newsroom, files);
    int code = Exit::done;
    Progress progress{voice, "init.loading_sample", static_cast<std::int64_t>(files.size())};
    std::int64_t done = 0;
    for (const auto& file : files) {
        if (auto published = publish_file(newsroom, file, move); !published) {
            complain(file, published.error());
            code = Exit::refused;
        }
        progress.at(++done);
    }
    return code;
}

}  // namespace

int init(const Voice& voice, const std::filesystem::path& folder, const std::optional<std::filesystem::path>& sample,
         const std::string& database) {
    if (std::filesystem::exists(folder / settings_file)) {
        throw Failure{"init.there_is_one", {{"folder", folder.string()}}, "there is a newspaper in " + folder.string()};
    }
    Settings settings;
    settings.sections = usual_sections();
    if (sample && std::filesystem::exists(*sample / settings_file)) {
        auto own = read_settings(read_file(*sample / settings_file), (*sample / settings_file).string());
        if (own) settings = *std::move(own);
    }
    if (!database.empty()) settings.database = database;
    // Nothing was read before the paper was there, the sample's neither.
    const auto& house = settings.masthead.house;
    settings.masthead.time_since_counts = text::iso_day(text::day_of(SystemClock{}.now(), house));

    std::error_code error;
    std::filesystem::create_directories(folder / settings.theme, error);
    std::filesystem::create_directories(folder / settings.media, error);
    if (error) {
        throw Failure{"file.cannot_write",
                      {{"path", folder.string()}, {"reason", error.message()}},
                      "cannot make " + folder.string()};
    }
    write_file(folder / "synonyms.txt", search::carried_synonyms());
    write_file(folder / settings_file, written_settings(settings));
    Newsroom newsroom{folder};
    const int code = sample ? load_sample(voice, newsroom, *sample) : Exit::done;
    voice.say("init.done", {{"folder", folder.string()}});
    return code;
}

}  // namespace midad::programs
