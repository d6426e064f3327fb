#include "programs/doctor.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "html/theme.h"
#include "programs/exit_codes.h"
#include "programs/newsroom.h"
#include "programs/searching.h"
#include "search/search.h"
#include "search/synonyms.h"
#include "store/migrations.h"

namespace midad::programs {

namespace {

constexpr std::uintmax_t little_room = 512ull << 20;
constexpr std::size_t stories_a_step = 200;

class Examination {
public:
    explicit Examination(const Voice& voice) : voice_{voice} {}

    void sound(std::string_view key, const text::Messages::Arguments& arguments = {}) { say("✓", key, arguments); }
    void unsound(std::string_view key, const text::Messages::Arguments& arguments = {}) {
        say("✗", key, arguments);
        ++faults;
    }
    int faults = 0;

private:
    void say(const char* mark, std::string_view key, const text::Messages::Arguments& arguments) {
        std::fputs(fmt::format("{} {}\n", mark, voice_.text(key, arguments)).c_str(), stdout);
    }
    const Voice& voice_;
};

void look_at_store(Examination& examination, Newsroom& newsroom) {
    const auto faults = newsroom.database->faults();
    for (const std::string& fault : faults) examination.unsound("doctor.store_fault", {{"fault", fault}});
    if (faults.empty())
        examination.sound("doctor.store_sound", {{"stories", std::to_string(newsroom.record.count({}))}});
}

/// Every story's section is one of the paper's: otherwise no list of a section shows it.
void look_at_sections(Examination& examination, Newsroom& newsroom) {
    const auto sections = newsroom.sections.now();
    const int before = examination.faults;
    for (const auto& [key, stories] : newsroom.record.sections()) {
        if (sections->by_key(key) == nullptr)
            examination.unsound("doctor.section_unknown", {{"section", key}, {"stories", std::to_string(stories)}});
    }
    if (examination.faults == before)
        examination.sound("doctor.sections_sound", {{"sections", std::to_string(sections->all().size())}});
}

/// Every picture that a public story shows is on the shelf in all its sizes.
void look_at_media(Examination& examination, Newsroom& newsroom) {
    std::int64_t looked = 0, missing = 0;
    std::optional<record::Cursor> before;
    do {
        const record::List list = newsroom.record.list({}, stories_a_step, before);
        for (const record::Card& card : list.cards) {
            if (!card.picture) continue;
            ++looked;
            const auto kept = newsroom.library.find(card.picture->file);
            bool whole = kept.has_value();
            for (std::size_t one = 0; whole && one < kept->renditions.size(); ++one)
                whole = newsroom.shelf->has(kept->renditions[one].name);
            if (whole) continue;
            ++missing;
            examination.unsound("doctor.picture_missing",
                                {{"story", std::to_string(card.story.value)}, {"picture", card.picture->file}});
        }
        before = list.older;
    } while (before);
    if (missing == 0) examination.sound("doctor.media_sound", {{"pictures", std::to_string(looked)}});
}

/// The shelf and the library's rows name the same files.
void look_at_shelf(Examination& examination, const Newsroom& newsroom) {
    const media::Astray astray = newsroom.library.astray();
    for (const std::string& name : astray.missing) examination.unsound("doctor.file_missing", {{"file", name}});
    // A crash between the shelf and the rows leaves such; they harm nobody.
    if (!astray.unknown.empty()) {
        examination.sound("doctor.files_unknown",
                          {{"count", std::to_string(astray.unknown.size())}, {"file", astray.unknown.front()}});
    }
    if (astray.missing.empty()) examination.sound("doctor.shelf_sound");
}

/// Files of the newspaper's own that stand in for the program's theme; a folder that is not there holds none.
void look_at_theme(Examination& examination, const Newsroom& newsroom) {
    if (!std::filesystem::exists(newsroom.theme_folder())) return examination.sound("doctor.theme_sound");
    const auto theme = html::Theme::load(newsroom.theme_folder());
    if (theme) {
        examination.sound("doctor.theme_sound");
        return;
    }
    for (const html::ThemeFault& fault : theme.error()) {
        examination.unsound("doctor.theme_fault",
                            {{"file", fault.file}, {"line", std::to_string(fault.line)}, {"fault", fault.what}});
    }
}

void look_at_jobs(Examination& examination, const Newsroom& newsroom) {
    const auto numbers = newsroom.queue.numbers();
    if (numbers.failed > 0) {
        examination.unsound("doctor.jobs_failed", {{"count", std::to_string(numbers.failed)}});
    } else {
        examination.sound("doctor.jobs_sound", {{"count", std::to_string(numbers.waiting)}});
    }
}

/// The index is made from the store and can be made again: that it lags is no fault, that it cannot be read is.
void look_at_search(Examination& examination, const Newsroom& newsroom) {
    const search::Search search{newsroom.folder, newsroom.clock};
    if (const auto state = search.state()) {
        examination.sound("doctor.search_sound", {{"stories", std::to_string(state->stories)}});
    } else if (search::need_to_rebuild(source_of(newsroom)) == search::Need::missing) {
        examination.sound("doctor.search_missing");
    } else {
        examination.unsound("doctor.search_unsound");
    }
    const std::filesystem::path file = newsroom.folder / "synonyms.txt";
    if (!std::filesystem::exists(file)) return;
    for (const auto& fault : search::read_synonyms(read_file(file)).faults)
        examination.unsound(fault.key, fault.arguments);
}

/// Who did what: whether somebody has had a hand in it. The last entry's hash is said, to be noted down elsewhere.
void look_at_audit(Examination& examination, const Newsroom& newsroom) {
    if (const auto broken = newsroom.audit.verify()) {
        examination.unsound("doctor.audit_broken", {{"number", std::to_string(broken->number)}});
        return;
    }
    const audit::Tip tip = newsroom.audit.tip();
    examination.sound("doctor.audit_sound", {{"count", std::to_string(tip.number)},
                                             {"hash", tip.number == 0 ? "–" : tip.hash.substr(0, 16)}});
}

/// The newspaper's key is its owner's alone.
void look_at_key(Examination& examination, const Newsroom& newsroom) {
    const std::filesystem::path file = newsroom.folder / key_file;
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (error || !std::filesystem::exists(status)) return;
    using std::filesystem::perms;
    if ((status.permissions() & (perms::group_all | perms::others_all)) == perms::none) return;
    examination.unsound("doctor.key_open", {{"file", file.string()}});
}

void look_at_disk(Examination& examination, const Newsroom& newsroom) {
    std::error_code error;
    const auto space = std::filesystem::space(newsroom.folder, error);
    const std::string mib = error ? "?" : std::to_string(space.available >> 20);
    if (error || space.available < little_room) {
        examination.unsound("doctor.little_room", {{"mib", mib}});
    } else {
        examination.sound("doctor.room", {{"mib", mib}});
    }
}

}  // namespace

int doctor(const Voice& voice, const std::filesystem::path& folder) {
    Examination examination{voice};
    // Opening it already reads the settings, opens the store and brings it up to date: what it throws is told by main.
    Newsroom newsroom{folder};
    examination.sound("doctor.settings_sound");
    look_at_store(examination, newsroom);
    look_at_sections(examination, newsroom);
    look_at_media(examination, newsroom);
    look_at_shelf(examination, newsroom);
    look_at_theme(examination, newsroom);
    look_at_jobs(examination, newsroom);
    look_at_search(examination, newsroom);
    look_at_audit(examination, newsroom);
    look_at_key(examination, newsroom);
    look_at_disk(examination, newsroom);
    return examination.faults == 0 ? Exit::done : Exit::unsound;
}

}  // namespace midad::programs
