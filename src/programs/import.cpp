#include "programs/import.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "imports/json_lines.h"
#include "programs/exit_codes.h"
#include "programs/newsroom.h"
#include "programs/progress.h"
#include "text/fold.h"

namespace midad::programs {

namespace {

constexpr std::size_t batch_lines = 500;
constexpr std::size_t shown_refusals = 10;
constexpr std::size_t shown_section = 40;  // characters

/// Lines of a file, gzip or not, with how far into the file they are.
class LineReader {
public:
    explicit LineReader(const std::filesystem::path& path)
        : path_{path}, file_{::gzopen(path.c_str(), "rb"), ::gzclose} {
        if (!file_ || std::filesystem::is_directory(path)) fail(errno == 0 ? "?" : std::strerror(errno));
        ::gzbuffer(file_.get(), 1u << 18);
    }

    /// False at the end. A line over the limit is cut just above it, so that its reader refuses it.
    bool next(std::string& line) {
        line.clear();
        for (;;) {
            if (at_ == end_ && !fill()) return !line.empty();
            const char* feed = static_cast<const char*>(std::memchr(piece_ + at_, '\n', end_ - at_));
            const std::size_t until = feed == nullptr ? end_ : static_cast<std::size_t>(feed - piece_);
            const std::size_t room = imports::longest_line + 1 - std::min(line.size(), imports::longest_line + 1);
            line.append(piece_ + at_, std::min(until - at_, room));
            at_ = until;
            if (feed != nullptr) {
                ++at_;
                return true;
            }
        }
    }
    /// Bytes of the file, as it lies on the disk, that have been read.
    std::int64_t position() const { return ::gzoffset(file_.get()); }

private:
    bool fill() {
        const int count = ::gzread(file_.get(), piece_, sizeof piece_);
        if (count < 0) {
            int code = 0;
            fail(::gzerror(file_.get(), &code));
        }
        at_ = 0;
        end_ = static_cast<std::size_t>(count);
        return count > 0;
    }
    [[noreturn]] void fail(const std::string& reason) const {
        throw Failure{"file.cannot_read",
                      {{"path", path_.string()}, {"reason", reason}},
                      "cannot read " + path_.string() + ": " + reason};
    }

    std::filesystem::path path_;
    std::unique_ptr<gzFile_s, int (*)(gzFile)> file_;
    char piece_[65536];
    std::size_t at_ = 0, end_ = 0;
};

class Import {
public:
    explicit Import(Newsroom& newsroom) : newsroom_{newsroom}, sections_before_{newsroom.sections.now()->all().size()} {
        const auto known = newsroom.sections.now();
        for (const auto& [key, stories] : newsroom.record.sections())
            if (!known->by_key(key)) unknown_.insert(key);
    }

    void take(std::size_t number, std::string_view line) {
        ++lines;
        auto imported = imports::read_import_line(line, newsroom_.settings.masthead.house);
        if (!imported) {
            refuse_line(number, imported.error().key, imported.error().arguments);
        } else if (const auto story = newsroom_.record.find_origin(imported->publication.origin)) {
            ++there_already;
            if (!unknown_.empty()) give_section(*story, *imported);
        } else {
            file(number, *std::move(imported));
        }
    }

    void keep() {
        const auto answers = newsroom_.record.publish_all(batch_);
        for (std::size_t one = 0; one < answers.size(); ++one) {
            if (answers[one]) {
                ++published;
                continue;
            }
            for (const auto& objection : answers[one].error())
                refuse_line(numbers_[one], objection.key, objection.arguments);
        }
        batch_.clear();
        numbers_.clear();
    }

    std::size_t new_sections() const { return newsroom_.sections.now()->all().size() - sections_before_; }
    std::int64_t lines = 0, published = 0, there_already = 0;
    std::vector<std::string> refusals;  // "line 17: …" in both languages

private:
    void refuse_line(std::size_t number, const std::string& key, const text::Messages::Arguments& arguments) {
        const text::Messages& messages = text::Messages::carried();
        const text::Messages::Arguments where{{"line", std::to_string(number)}};
        refusals.push_back(messages.say("ar", "import.line", where) + messages.say("ar", key, arguments) + "\n" +
                           messages.say("en", "import.line", where) + messages.say("en", key, arguments));
    }

    /// Into the batch, under a section that is in the store already: whenever this ends, no story is without one.
    void file(std::size_t number, imports::ImportedLine imported) {
        if (const auto ahead = record::objection_to_times(imported.publication, newsroom_.clock.now()))
            return refuse_line(number, ahead->key, ahead->arguments);
        const std::string& section = section_for(imported);
        if (section.empty()) {
            return refuse_line(number, "import.section_impossible",
                               {{"section", text::shortened(imported.section, shown_section)},
                                {"name", text::shortened(imported.section_name, shown_section)}});
        }
        imported.publication.article.section = section;
        numbers_.push_back(number);
        batch_.push_back(std::move(imported.publication));
        if (batch_.size() >= batch_lines) keep();
    }

    /// The key of the paper's section for a source's own: by name or word, or one that is made for it. Empty when no
    /// section can be made of it.
    const std::string& section_for(const imports::ImportedLine& imported) {
        const auto [known, is_new] = keys_.try_emplace({imported.section, imported.section_name});
        if (is_new) {
            if (const auto section = newsroom_.sections.find_or_add({imported.section, imported.section_name, {}}))
                known->second = section->key;
        }
        return known->second;
    }

    /// Stories that came in when a section could still be lost are found under it again.
    void give_section(StoryId story, const imports::ImportedLine& imported) {
        const auto address = newsroom_.record.find_address(story);
        if (!address || !unknown_.contains(address->section)) return;
        newsroom_.sections.find_or_add({imported.section, imported.section_name, address->section});
        unknown_.erase(address->section);
    }

    Newsroom& newsroom_;
    std::size_t sections_before_;
    std::set<std::string> unknown_;                                    // keys of stories, and of no section
    std::map<std::pair<std::string, std::string>, std::string> keys_;  // of a source's word and name
    std::vector<record::Publication> batch_;
    std::vector<std::size_t> numbers_;
};

void write_report(const Import& import, const std::filesystem::path& file) {
    std::string text;
    for (const std::string& refusal : import.refusals) text += refusal + "\n";
    write_file(file, text);
}

}  // namespace

int import_json_lines(const Voice& voice, Newsroom& newsroom, const std::filesystem::path& file,
                      const std::optional<std::filesystem::path>& report) {
    LineReader reader{file};
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    Import import{newsroom};
    {
        // The bar is of the file's kilobytes: how many lines it has is known only at its end.
        Progress progress{voice, "import.progress", unknown ? 0 : static_cast<std::int64_t>(size / 1024)};
        std::string line;
        for (std::size_t number = 1; reader.next(line); ++number) {
            if (line.find_first_not_of(" \t\r") != line.npos) import.take(number, line);
            progress.at(reader.position() / 1024, import.lines);
        }
        import.keep();
        progress.at(unknown ? 0 : static_cast<std::int64_t>(size / 1024), import.lines);
    }
    if (import.new_sections() > 0)
        voice.say("import.sections_added", {{"count", std::to_string(import.new_sections())}});
    if (newsroom.database->engine() == store::Engine::postgresql && import.published > 0) {
        // Its planner knows nothing of rows that have just come, and would walk lists the slow way until it does.
        static constexpr store::Query analyse{"programs.analyse", "analyze", "analyze"};
        newsroom.database->together(store::Durability::normal,
                                    [](store::Transaction& transaction) { transaction.run(analyse); });
    }
    voice.say("import.done", {{"lines", std::to_string(import.lines)},
                              {"published", std::to_string(import.published)},
                              {"there", std::to_string(import.there_already)},
                              {"refused", std::to_string(import.refusals.size())}});
    if (import.refusals.empty()) return Exit::done;
    const std::filesystem::path to = report ? *report : newsroom.folder / (file.filename().string() + ".refused.txt");
    write_report(import, to);
    for (std::size_t one = 0; one < std::min(shown_refusals, import.refusals.size()); ++one) {
        std::fputs((import.refusals[one] + "\n").c_str(), stderr);
    }
    voice.complain("import.report", {{"file", to.string()}, {"refused", std::to_string(import.refusals.size())}});
    return Exit::refused;
}

}  // namespace midad::programs
